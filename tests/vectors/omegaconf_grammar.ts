import type { Config } from "../../src/config/config.ts";
import type { Element, Interpolation } from "../../src/interpolation/ast.ts";
import { parseAnyInterpolation, parseElement } from "../../src/interpolation/parse.ts";
import { evaluateSyntax } from "../../src/resolve/dereference.ts";
import { caseOptions } from "./case_options.ts";
import { targetOutcome } from "./config_outcome.ts";
import type { Json } from "./json.ts";
import { Notation } from "./notation.ts";
import { type Adapter, attemptOutcome, errorOutcome, type Outcome } from "./outcome.ts";

/** `grammar`: one expression, parsed by one rule and evaluated as a nameless child of a config's root. */
export const runGrammar: Adapter = (recorded, context) => {
  const notation = new Notation(undefined, caseOptions(recorded, context));
  const spec = recorded.config === "BASE" ? context.file.meta.base_yaml : recorded.config;
  const config = notation.config(spec as Json);
  const text = String(recorded.expr);
  let syntax: Interpolation | Element;
  try {
    const parse = recorded.rule === "singleElement" ? parseElement : parseAnyInterpolation;
    syntax = parse(text);
  } catch (error) {
    return { stage: "parse", error: errorOutcome(error) };
  }
  return attemptOutcome(() => evaluated(config, syntax), "eval");
};

function evaluated(config: Config, syntax: Interpolation | Element): Outcome {
  return targetOutcome(config, evaluateSyntax(syntax, config.place, config.context));
}
