import type { Clock, Scheduled } from "../../src/runtime/clock.ts";

interface Entry {
  readonly dueMs: number;
  readonly callback: () => void;
}

/** A clock that stands until a test moves it. */
export class ManualClock implements Clock {
  #nowMs = 0;
  readonly #entries = new Set<Entry>();

  /** How many calls are still to come. */
  get scheduled(): number {
    return this.#entries.size;
  }

  now(): number {
    return this.#nowMs;
  }

  monotonic(): number {
    return this.#nowMs;
  }

  schedule(delayMs: number, callback: () => void): Scheduled {
    const entry = { dueMs: this.#nowMs + delayMs, callback };
    this.#entries.add(entry);
    return { cancel: () => void this.#entries.delete(entry) };
  }

  /** Moves to a moment, and makes the calls that fall due on the way, in order. */
  advanceTo(moment: number): void {
    for (;;) {
      const due = [...this.#entries].filter((entry) =>
        entry.dueMs <= moment
      ).sort((a, b) => a.dueMs - b.dueMs)[0];
      if (due === undefined) break;
      this.#entries.delete(due);
      this.#nowMs = Math.max(this.#nowMs, due.dueMs);
      due.callback();
    }
    this.#nowMs = Math.max(this.#nowMs, moment);
  }
}
