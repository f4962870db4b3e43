import { caseOptions } from "./case_options.ts";
import { configOutcome, leafOutcomes } from "./config_outcome.ts";
import { applyFlags } from "./flags.ts";
import type { Json, JsonObject } from "./json.ts";
import { Notation } from "./notation.ts";
import { type Adapter, attemptOutcome } from "./outcome.ts";

/** `config`: one config; every leaf is read, then the whole is dumped and resolved. */
export const runConfig: Adapter = (recorded, context) => {
  const notation = new Notation(recorded.schema as JsonObject | undefined, caseOptions(recorded, context));
  return attemptOutcome(() => {
    const config = applyFlags(notation.config(recorded.config as Json), recorded.flags);
    return recorded.expect.leaves === undefined
      ? configOutcome(config)
      : { ...configOutcome(config), leaves: leafOutcomes(config) };
  });
};
