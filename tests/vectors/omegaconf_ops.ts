import type { Config } from "../../src/config/config.ts";
import { caseOptions } from "./case_options.ts";
import { configOutcome } from "./config_outcome.ts";
import { applyFlags } from "./flags.ts";
import type { Json, JsonObject } from "./json.ts";
import { Notation } from "./notation.ts";
import { runOperation } from "./operations.ts";
import { type Adapter, errorOutcome, type Outcome } from "./outcome.ts";

/** `ops`: a small program; each op sees what the ops before it made, and a failed one leaves nothing behind. */
export const runOps: Adapter = (recorded, context) => {
  const notation = new Notation(recorded.schema as JsonObject | undefined, caseOptions(recorded, context));
  let config: Config;
  try {
    config = applyFlags(notation.config(recorded.config as Json), recorded.flags);
  } catch (error) {
    return { stage: "build", error: errorOutcome(error) };
  }
  const results: Outcome[] = [];
  for (const written of recorded.ops as JsonObject[]) {
    try {
      const step = runOperation(config, written, notation);
      results.push(step.result);
      config = step.config;
    } catch (error) {
      results.push({ error: { ...errorOutcome(error), ...attributeAccess(written) } });
    }
  }
  return { results, final: configOutcome(config) };
};

/** Python's attribute access has error classes of its own, which item access stands in for here. */
function attributeAccess(written: JsonObject): JsonObject {
  return ["getattr", "keys", "with_flag"].includes(String(written.op)) ? { anyType: true } : {};
}
