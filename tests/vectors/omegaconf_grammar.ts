import { caseOptions } from "./case_options.ts";
import { itemOutcome } from "./config_outcome.ts";
import type { Json } from "./json.ts";
import { library } from "./library.ts";
import { Notation } from "./notation.ts";
import { type Adapter, attemptOutcome, errorOutcome } from "./outcome.ts";

/** `grammar`: one expression, parsed by one rule and evaluated as a nameless child of a config's root. */
export const runGrammar: Adapter = (recorded, context) => {
  const notation = new Notation(undefined, caseOptions(recorded, context));
  const spec = recorded.config === "BASE" ? context.file.meta.base_yaml : recorded.config;
  const config = notation.config(spec as Json);
  let syntax: unknown;
  try {
    syntax = library.parseRule(String(recorded.rule), String(recorded.expr));
  } catch (error) {
    return { stage: "parse", error: errorOutcome(error) };
  }
  return attemptOutcome(() => itemOutcome(library.evaluateRule(config, syntax)), "eval");
};
