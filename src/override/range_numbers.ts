import { floatRepr } from "../base/float.ts";
import { normalizeInteger } from "../base/integer.ts";
import { Decimal, decimalStepCount } from "./decimal.ts";
import type { NumberScalar, RangeNumber, RangeSweep } from "./value.ts";

/** A range whose numbers are all integers. */
export interface IntegerRange {
  readonly start: bigint;
  readonly step: bigint;
  /** How many numbers it has; 0 where the step is 0. */
  readonly count: bigint;
}

/** The range in integers; nothing when one of its numbers is none. */
export function integerRange({ start, stop, step }: RangeSweep): IntegerRange | undefined {
  if (!isInteger(start) || !isInteger(stop) || !isInteger(step)) return undefined;
  const [first, end, stride] = [BigInt(start.value), BigInt(stop.value), BigInt(step.value)];
  if (stride === 0n) return { start: first, step: stride, count: 0n };
  const distance = stride > 0n ? end - first : first - end;
  const length = stride > 0n ? stride : -stride;
  const count = distance <= 0n ? 0n : (distance + length - 1n) / length;
  return { start: first, step: stride, count };
}

/** The exact decimal that a number's text spells; nothing for a bool, whose text is no number. */
function decimalOf(value: RangeNumber): Decimal | undefined {
  if (value.kind === "decimal") return value;
  if (value.kind === "bool") return undefined;
  return Decimal.parse(value.kind === "float" ? floatRepr(value.value) : String(value.value));
}

/** A range in decimals, as it is when one of its numbers is no integer. */
export interface DecimalRange {
  readonly start: Decimal;
  readonly stop: Decimal;
  readonly step: Decimal;
}

/** The range in decimals; nothing when one of its numbers is a bool or NaN. */
export function decimalRange(range: RangeSweep): DecimalRange | undefined {
  const [start, stop, step] = [decimalOf(range.start), decimalOf(range.stop), decimalOf(range.step)];
  if (start === undefined || stop === undefined || step === undefined) return undefined;
  return start.isNaN || stop.isNaN || step.isNaN ? undefined : { start, stop, step };
}

/** How many numbers a range of decimals has; nothing when it has no end, or more than Python can count. */
export function decimalCount({ start, stop, step }: DecimalRange): bigint | undefined {
  const direction = step.sign;
  if (direction === 0 || start.compare(stop) * direction >= 0) return 0n;
  if (start.special !== undefined || stop.special !== undefined) return undefined;
  if (step.special !== undefined) return 1n;
  const count = decimalStepCount(start, stop, step);
  return count < maximumCount ? count : undefined;
}

const maximumCount = 10n ** 28n;

export function decimalOfCount(count: bigint): Decimal {
  return new Decimal(false, count, 0);
}

export function integerScalar(value: bigint): NumberScalar {
  return { kind: "int", value: normalizeInteger(value) };
}

function isInteger(value: RangeNumber): value is Extract<NumberScalar, { kind: "int" | "bool" }> {
  return value.kind === "int" || value.kind === "bool";
}
