import type { Config } from "../../src/config/config.ts";
import { merge, mergeWith } from "../../src/config/merge.ts";
import { caseOptions } from "./case_options.ts";
import { configOutcome } from "./config_outcome.ts";
import { applyFlags } from "./flags.ts";
import type { Json, JsonObject } from "./json.ts";
import { Notation } from "./notation.ts";
import { type Adapter, attemptOutcome, errorOutcome } from "./outcome.ts";

/** `merge`: configs merged, and merged by `mergeWith`, which differs in the classes of its errors. */
export const runMerge: Adapter = (recorded, context) => {
  const notation = new Notation(recorded.schema as JsonObject | undefined, caseOptions(recorded, context));
  const configs: Config[] = [];
  try {
    for (const spec of recorded.configs as Json[]) configs.push(notation.config(spec));
    if (configs.length > 0) configs[0] = applyFlags(configs[0], recorded.flags);
  } catch (error) {
    return { stage: "build", error: errorOutcome(error) };
  }
  const [first, ...others] = configs;
  const merged = attemptOutcome(() => configOutcome(merge(first, ...others)));
  if (recorded.expect.merge_with === undefined) return merged;
  return { ...merged, merge_with: attemptOutcome(() => configOutcome(mergeWith(first, ...others))) };
};
