import { InterpolationNode } from "../../src/tree/node.ts";
import type { Interpolation } from "../../src/interpolation/ast.ts";
import { caseOptions } from "./case_options.ts";
import { itemOutcome } from "./config_outcome.ts";
import { encodeNode } from "./encode_value.ts";
import type { Json } from "./json.ts";
import { type Config, library } from "./library.ts";
import { Notation } from "./notation.ts";
import { type Adapter, attemptOutcome, errorOutcome, type Outcome } from "./outcome.ts";

/** `grammar`: one expression, parsed by one rule and evaluated as a nameless child of a config's root. */
export const runGrammar: Adapter = (recorded, context) => {
  const notation = new Notation(undefined, caseOptions(recorded, context));
  const spec = recorded.config === "BASE" ? context.file.meta.base_yaml : recorded.config;
  const config = notation.config(spec as Json);
  const text = String(recorded.expr);
  let syntax: Interpolation;
  try {
    syntax = library.parseAnyInterpolation(text);
  } catch (error) {
    return { stage: "parse", error: errorOutcome(error) };
  }
  return attemptOutcome(() => evaluated(config, text, syntax), "eval");
};

function evaluated(config: Config, text: string, syntax: Interpolation): Outcome {
  const place = { node: new InterpolationNode(text, syntax), key: undefined, parent: config.place };
  const target = library.dereference(place, config.context);
  const { kind } = target.node;
  if (kind === "map" || kind === "list") return itemOutcome(new library.Config(target, config.context));
  return { value: encodeNode(target.node) };
}
