import type { ObjectShape } from "./node_type.ts";

/** An object of a declared shape, as a value: its defaults, and over them the values that are given. */
export class Structured {
  readonly shape: ObjectShape;
  readonly values: Readonly<Record<string, unknown>>;

  constructor(shape: ObjectShape, values: Readonly<Record<string, unknown>> = {}) {
    this.shape = shape;
    this.values = values;
  }
}

/** An object of a shape, to create a configuration from or to put where that shape is declared. */
export function structured(shape: ObjectShape, values?: Readonly<Record<string, unknown>>): Structured {
  return new Structured(shape, values);
}

/** Whether a shape is another one, or extends it, over any number of steps. */
export function extendsShape(shape: ObjectShape, base: ObjectShape): boolean {
  for (let current: ObjectShape | undefined = shape; current !== undefined; current = current.base) {
    if (current === base) return true;
  }
  return false;
}
