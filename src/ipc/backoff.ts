import type { RandomSource } from "../runtime/random.ts";

const firstMs = 100;
const longestMs = 5000;

/** How long to wait before each new try: at random between nothing and a bound that doubles up to 5 seconds. */
export class Backoff {
  readonly #random: RandomSource;
  #boundMs = firstMs;

  constructor(random: RandomSource) {
    this.#random = random;
  }

  /** Milliseconds to wait now; at least `leastMs`. */
  next(leastMs = 0): number {
    const delay = this.#random.fraction() * this.#boundMs;
    this.#boundMs = Math.min(this.#boundMs * 2, longestMs);
    return leastMs + delay;
  }

  /** What was tried worked. */
  reset(): void {
    this.#boundMs = firstMs;
  }
}
