import type { Timing, Timings } from "./timing.ts";

/** What a workload is held to. */
export interface Target {
  readonly workload: string;
  /** How many times as fast as the original, at least. */
  readonly timesOriginal?: number;
  /** The bare work beside it, and how many times as long it may take. */
  readonly limit?: string;
  readonly timesLimit?: number;
  /** Milliseconds that it may take at most. */
  readonly atMostMs?: number;
}

export const targets: readonly Target[] = [
  { workload: "merge_2x4096_leaves", timesOriginal: 1000, limit: "bare_merge_2x4096_leaves", timesLimit: 5 },
  { workload: "merge_5x64_leaves", timesOriginal: 1000, limit: "bare_merge_5x64_leaves", timesLimit: 5 },
  { workload: "create_4096_leaves", timesOriginal: 1000, limit: "bare_copy_4096_leaves", timesLimit: 5 },
  { workload: "to_container_4096_leaves", timesOriginal: 100 },
  {
    workload: "load_yaml_1000_datasets",
    timesOriginal: 50,
    limit: "js_yaml_load_1000_datasets",
    timesLimit: 1,
  },
  { workload: "resolve_1000_datasets", timesOriginal: 200 },
  { workload: "resolve_chain_1000", timesOriginal: 200 },
  {
    workload: "to_yaml_1000_datasets",
    timesOriginal: 20,
    limit: "js_yaml_dump_1000_datasets",
    timesLimit: 1,
  },
  { workload: "access_10000", timesOriginal: 1000 },
  { workload: "compose_seed", timesOriginal: 100 },
  { workload: "compose_20_groups", timesOriginal: 50 },
  { workload: "saved_to_told", atMostMs: 10 },
  { workload: "saved_to_told_1000_subscribers", atMostMs: 100 },
  { workload: "generation_100000_leaves", atMostMs: 50 },
  { workload: "compose_process", timesOriginal: 10, limit: "hello_process", timesLimit: 3 },
];

/** One line a workload: its time, and how it stands to the original and to the bare work, by the medians. */
export function tableOf(ms: Timings, limits: Timings, original: Timings | undefined): readonly string[] {
  return Object.entries(ms).map(([workload, { min, median }]) => {
    const target = targets.find((candidate) => candidate.workload === workload);
    const comparisons = [
      againstOriginal(target, median, original?.[workload]),
      againstLimit(target, median, limits),
      againstClock(target, median),
    ];
    return [
      workload.padEnd(28),
      `min ${String(min).padStart(9)}`,
      `median ${String(median).padStart(9)} ms`,
      ...comparisons.filter((text) => text !== undefined),
    ].join("  ");
  });
}

function againstOriginal(
  target: Target | undefined,
  median: number,
  original: Timing | undefined,
): string | undefined {
  if (original === undefined) return undefined;
  const times = original.median / median;
  const wanted = target?.timesOriginal;
  const text = `${times.toPrecision(3)} times the original`;
  return wanted === undefined ? text : `${text} (${verdict(times >= wanted)}: ${wanted})`;
}

function againstLimit(target: Target | undefined, median: number, limits: Timings): string | undefined {
  const limit = target?.limit === undefined ? undefined : limits[target.limit];
  if (limit === undefined || target?.timesLimit === undefined) return undefined;
  const times = median / limit.median;
  return `${times.toFixed(2)} of ${target.limit} (${
    verdict(times <= target.timesLimit)
  }: ${target.timesLimit})`;
}

function againstClock(target: Target | undefined, median: number): string | undefined {
  if (target?.atMostMs === undefined) return undefined;
  return `(${verdict(median <= target.atMostMs)}: ${target.atMostMs} ms)`;
}

function verdict(met: boolean): string {
  return met ? "met" : "MISSED";
}
