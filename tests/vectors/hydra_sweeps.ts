import { requestOf } from "../../src/compose/compose.ts";
import { type Sweep, type SweepJob, sweepRequest } from "../../src/compose/sweep.ts";
import { toYaml } from "../../src/config/to_yaml.ts";
import { parseOverrides } from "../../src/override/parse.ts";
import { sweepBatches } from "../../src/override/sweep_jobs.ts";
import { caseRequest } from "./hydra_request.ts";
import type { JsonObject } from "./json.ts";
import { type Adapter, errorOutcome, type Outcome } from "./outcome.ts";

/** `sweep`: the jobs that overrides stand for, and with a tree what each of them composes. */
export const runSweep: Adapter = (recorded, context) => {
  if (recorded.tree === undefined) {
    const batches = bareBatches(recorded);
    return { batches, jobs_unordered: batches.flat() };
  }
  const { project, options } = caseRequest(recorded, context);
  const sweep = sweepRequest({ ...requestOf(project, options), multirun: true });
  const batches = sweep.batches.map((batch) => batch.map(({ overrides }) => [...overrides]));
  const jobs = sweep.batches.flat().map((job) => jobOutcome(sweep, job));
  return { batches, jobs, jobs_unordered: batches.flat() };
};

function bareBatches({ overrides, params, max_batch_size: size }: JsonObject): string[][][] {
  const swept = Object.entries((params ?? {}) as JsonObject).map(([key, value]) => `${key}=${value}`);
  const parsed = parseOverrides([...swept, ...(overrides as string[])], { random: Math.random });
  return sweepBatches(parsed, {
    random: Math.random,
    batchSize: typeof size === "number" ? size : undefined,
  });
}

function jobOutcome(sweep: Sweep, job: SweepJob): Outcome {
  try {
    return { yaml: toYaml(sweep.compose(job).config) };
  } catch (error) {
    return { error: errorOutcome(error) };
  }
}
