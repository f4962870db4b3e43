/**
 * Marks a number as a float, where a bare integral number would come in as an int.
 * `Number(float(1))` is the number again.
 */
export class Float {
  /** The number. */
  readonly value: number;

  /** Marks a number; `float` does the same. */
  constructor(value: number) {
    this.value = value;
  }

  /** The number, so that arithmetic works as with a bare one. */
  valueOf(): number {
    return this.value;
  }

  /** The number as Python prints it: `1.0`, `1e-05`. */
  toString(): string {
    return floatRepr(this.value);
  }
}

/**
 * A float with the given value, for configuration that is handed in as plain values: a bare `1` comes in as an
 * int, `float(1)` as the float `1.0`.
 *
 * @example Keep a whole number a float
 * ```ts
 * import { float } from "@hydrant/config";
 * import assert from "node:assert/strict";
 *
 * assert.equal(String(float(1)), "1.0");
 * assert.equal(Number(float(1)), 1);
 * ```
 */
export function float(value: number): Float {
  return new Float(value);
}

/** A float as Python's `repr` writes it: `1.0`, `1e-05`, `1e+16`, `inf`, `-0.0`. */
export function floatRepr(value: number): string {
  const size = Math.abs(value);
  if (size < 1e16 && size >= 1e-4) {
    return Number.isInteger(value) ? `${value}.0` : String(value);
  }
  if (size === 0) return Object.is(value, -0) ? "-0.0" : "0.0";
  if (size === Infinity) return value > 0 ? "inf" : "-inf";
  if (size !== size) return "nan";
  const text = value.toExponential();
  const sign = text.indexOf("e") + 1;
  return text.length - sign > 2 ? text : `${text.slice(0, sign + 1)}0${text.slice(sign + 1)}`;
}
