import { performance } from "node:perf_hooks";

/** Milliseconds a run. */
export interface Timing {
  readonly min: number;
  readonly median: number;
}

const warmUpMs = 300;
const samples = 25;
const sampleMs = 8;

/** Times something short: warm, then samples of so many runs that the clock's grain does not show. */
export function time(run: () => unknown): Timing {
  const perSample = Math.max(1, Math.round(sampleMs / warmUp(run)));
  const runs: number[] = [];
  for (let at = 0; at < samples; at++) {
    const start = performance.now();
    for (let turn = 0; turn < perSample; turn++) run();
    runs.push((performance.now() - start) / perSample);
  }
  return summary(runs);
}

/** Runs for a while, and tells how long a run takes by then. */
function warmUp(run: () => unknown): number {
  const start = performance.now();
  let last = 0;
  let turns = 0;
  while (performance.now() - start < warmUpMs || turns < 5) {
    const begin = performance.now();
    run();
    last = performance.now() - begin;
    turns++;
  }
  return Math.max(last, 0.0005);
}

/** Times something that takes long, or that is asynchronous, so many times. */
export async function timeEach(times: number, run: () => unknown): Promise<Timing> {
  const runs: number[] = [];
  await run();
  for (let at = 0; at < times; at++) {
    const start = performance.now();
    await run();
    runs.push(performance.now() - start);
  }
  return summary(runs);
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
