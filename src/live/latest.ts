/**
 * Hands the newest of a series of values to whoever iterates: first the one that stands, then each later one. An
 * iteration that is slow skips what was replaced meanwhile, so nothing piles up.
 */
export class Latest<Value> {
  #value: Value;
  #count = 0;
  #ended = false;
  readonly #waiting = new Set<() => void>();

  constructor(value: Value) {
    this.#value = value;
  }

  push(value: Value): void {
    this.#value = value;
    this.#count++;
    this.#wake();
  }

  /** Ends every iteration, once it has seen the newest value. */
  end(): void {
    this.#ended = true;
    this.#wake();
  }

  values(): AsyncIterableIterator<Value> {
    let seen = -1;
    let returned = false;
    let wakeOwn: (() => void) | undefined;
    const next = async (): Promise<IteratorResult<Value, undefined>> => {
      while (!returned && seen === this.#count && !this.#ended) {
        await new Promise<void>((resolve) => {
          wakeOwn = resolve;
          this.#waiting.add(resolve);
        });
      }
      if (returned || seen === this.#count) return { done: true, value: undefined };
      seen = this.#count;
      return { done: false, value: this.#value };
    };
    return {
      next,
      return: () => {
        returned = true;
        if (wakeOwn !== undefined) this.#waiting.delete(wakeOwn);
        wakeOwn?.();
        return Promise.resolve({ done: true, value: undefined });
      },
      [Symbol.asyncIterator]() {
        return this;
      },
    };
  }

  #wake(): void {
    const waiting = [...this.#waiting];
    this.#waiting.clear();
    for (const wake of waiting) wake();
  }
}
