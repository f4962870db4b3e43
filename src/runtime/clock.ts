/** Time, and calls at a later time. Tests hand in a clock that they move themselves. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Milliseconds from an unnamed moment; never goes back. */
  monotonic(): number;
  /** Calls `callback` once, after `delayMs`. */
  schedule(delayMs: number, callback: () => void): Scheduled;
}

/** A call that is still to come. */
export interface Scheduled {
  cancel(): void;
}

/** The longest delay that timers of the runtimes keep to; beyond it they fire at once. */
const maxDelayMs = 2 ** 31 - 1;

/** The machine's clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  schedule: (delayMs, callback) => {
    const timer = setTimeout(callback, Math.min(Math.max(delayMs, 0), maxDelayMs));
    return { cancel: () => clearTimeout(timer) };
  },
};
