import { ConfigError } from "../base/error.ts";
import type { Override } from "./ast.ts";
import { boundedList, isSweepOverride, maximumSweepSize, type SweepOptions, sweepTexts } from "./expand.ts";
import { elementText, keyElement } from "./print.ts";

/** How jobs are listed. */
export interface SweepJobOptions extends SweepOptions {
  /** How many jobs a batch holds at most. Default: all of them. */
  readonly batchSize?: number | undefined;
}

/**
 * The overrides of each job of a sweep, in batches: every combination of the values, the last override varying
 * fastest. Of two overrides with one key the later counts, in the place of the first.
 *
 * @throws {ConfigError} sweep, validation, limit_exceeded, config_value
 */
export function sweepBatches(overrides: readonly Override[], options: SweepJobOptions = {}): string[][][] {
  const { batchSize } = options;
  if (batchSize === undefined) return [sweepJobs(overrides, options)];
  if (!Number.isInteger(batchSize) || batchSize < 1) {
    throw new ConfigError("config_value", `A batch must hold at least one job, not ${batchSize}`, {
      details: { value: batchSize, expected: "a positive integer" },
    });
  }
  const jobs = sweepJobs(overrides, options);
  const batches: string[][][] = [];
  for (let at = 0; at < jobs.length; at += batchSize) batches.push(jobs.slice(at, at + batchSize));
  return batches;
}

/** The overrides of each job of a sweep, one after the other. */
export function sweepJobs(overrides: readonly Override[], options: SweepOptions = {}): string[][] {
  const dimensions = new Map<string, readonly string[]>();
  for (const override of overrides) {
    const key = keyElement(override);
    dimensions.set(key, assignments(override, options).map((value) => `${key}=${value}`));
  }
  const count = [...dimensions.values()].reduce((product, values) => product * values.length, 1);
  if (count > maximumSweepSize) {
    throw new ConfigError("limit_exceeded", `Sweep has ${count} jobs, more than ${maximumSweepSize}`, {
      details: { limit: "sweep size", maximum: maximumSweepSize, actual: count },
    });
  }
  let jobs: string[][] = [[]];
  for (const values of dimensions.values()) {
    jobs = jobs.flatMap((job) => values.map((value) => [...job, value]));
  }
  return jobs;
}

/** The texts of an override's values: one, unless it is a sweep. */
function assignments(override: Override, options: SweepOptions): readonly string[] {
  if (override.form === "interval_sweep") {
    const reason = "an interval has no single values";
    throw new ConfigError("sweep", `Cannot list the jobs of override '${override.text}': ${reason}`, {
      details: { override: override.text, reason },
    });
  }
  if (isSweepOverride(override)) return boundedList(sweepTexts(override, options), override.text);
  return [elementText(override.value ?? { kind: "null", value: null })];
}
