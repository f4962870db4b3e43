import { caseOptions } from "./case_options.ts";
import { configOutcome } from "./config_outcome.ts";
import { applyFlags } from "./flags.ts";
import type { Json } from "./json.ts";
import { library } from "./library.ts";
import { Notation } from "./notation.ts";
import { type Adapter, attemptOutcome, errorOutcome, type Outcome } from "./outcome.ts";

/** `merge`: configs merged, and merged by `mergeWith`, which differs in the classes of its errors. */
export const runMerge: Adapter = (recorded, context) => {
  const notation = new Notation(recorded.schema as never, caseOptions(recorded, context));
  let configs: any[];
  try {
    configs = (recorded.configs as Json[]).map((spec) => notation.config(spec));
    if (configs.length > 0) configs[0] = applyFlags(configs[0], recorded.flags);
  } catch (error) {
    return { stage: "build", error: errorOutcome(error) };
  }
  const merged = attemptOutcome(() => configOutcome(library.merge(...configs)));
  if (recorded.expect.merge_with === undefined) return merged;
  return { ...merged, merge_with: mergedWith(configs) };
};

function mergedWith(configs: readonly any[]): Outcome {
  return attemptOutcome(() => configOutcome(library.mergeWith(...configs)));
}
