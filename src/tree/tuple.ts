/**
 * Marks a list of fixed length, where a bare array would come in as a list.
 */
export class Tuple {
  readonly items: readonly unknown[];

  constructor(items: readonly unknown[]) {
    this.items = items;
  }
}

/** A tuple of values, for configuration that is handed in as plain values. */
export function tuple(items: readonly unknown[]): Tuple {
  return new Tuple(items);
}
