import { performance } from "node:perf_hooks";

/** Milliseconds a run. */
export interface Timing {
  readonly min: number;
  readonly median: number;
}

export type Timings<Name extends string = string> = Readonly<Record<Name, Timing>>;

const warmUpMs = 300;
const samples = 25;
const sampleMs = 8;

/**
 * Times things that are compared with each other: all are warmed, then a sample of each is taken in turn, so that
 * a machine that is busy for a while is busy for all of them. A sample holds as many runs as hide the clock's grain.
 */
export function timeSideBySide<Name extends string>(
  work: Readonly<Record<Name, () => unknown>>,
): Timings<Name> {
  const entrants = Object.entries<() => unknown>(work).map(([name, run]) => ({
    name,
    run,
    perSample: Math.max(1, Math.round(sampleMs / warmUp(run))),
    taken: [] as number[],
  }));
  for (let round = 0; round < samples; round++) {
    for (const { run, perSample, taken } of entrants) taken.push(sample(run, perSample));
  }
  return Object.fromEntries(entrants.map(({ name, taken }) => [name, summary(taken)])) as Timings<Name>;
}

/** Runs for a while, and tells how long a run takes by then. */
function warmUp(run: () => unknown): number {
  const start = performance.now();
  let last = 0;
  let turns = 0;
  while (performance.now() - start < warmUpMs || turns < 5) {
    last = sample(run, 1);
    turns++;
  }
  return Math.max(last, 0.0005);
}

function sample(run: () => unknown, times: number): number {
  const start = performance.now();
  for (let turn = 0; turn < times; turn++) run();
  return (performance.now() - start) / times;
}

/** Times processes, and whatever else takes long, in turn and so many times each. */
export async function timeInTurn<Name extends string>(
  times: number,
  work: Readonly<Record<Name, () => unknown>>,
): Promise<Timings<Name>> {
  const entrants = Object.entries<() => unknown>(work).map(([name, run]) => ({
    name,
    run,
    taken: [] as number[],
  }));
  for (const { run } of entrants) await run();
  for (let round = 0; round < times; round++) {
    for (const { run, taken } of entrants) {
      const start = performance.now();
      await run();
      taken.push(performance.now() - start);
    }
  }
  return Object.fromEntries(entrants.map(({ name, taken }) => [name, summary(taken)])) as Timings<Name>;
}

export function summary(runs: readonly number[]): Timing {
  const sorted = [...runs].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const median = sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  return { min: round(sorted[0]), median: round(median) };
}

function round(milliseconds: number): number {
  return Number(milliseconds.toPrecision(4));
}
