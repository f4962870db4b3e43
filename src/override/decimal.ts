/** Significant digits that results are rounded to, as Python's `decimal` does unless told otherwise. */
const precision = 28;

const decimalPattern = /^([-+]?)([0-9]*)(?:\.([0-9]*))?(?:e([-+]?[0-9]+))?$/i;

/** A decimal number, its digits exact: `(negative ? -1 : 1) * coefficient * 10 ** exponent`, or no finite number. */
export class Decimal {
  readonly kind = "decimal";
  readonly negative: boolean;
  readonly coefficient: bigint;
  readonly exponent: number;
  /** Infinity or NaN where the number is not finite. */
  readonly special: number | undefined;

  constructor(negative: boolean, coefficient: bigint, exponent: number, special?: number) {
    this.negative = negative;
    this.coefficient = coefficient;
    this.exponent = exponent;
    this.special = special;
  }

  /** The number that a text spells in digits, with a point or an exponent. */
  static parse(text: string): Decimal {
    const match = decimalPattern.exec(text);
    if (match === null) {
      const value = /nan/i.test(text) ? NaN : Infinity;
      return new Decimal(text.startsWith("-"), 0n, 0, value);
    }
    const [, sign, whole, fraction = "", exponent = "0"] = match;
    return new Decimal(sign === "-", BigInt(whole + fraction), Number(exponent) - fraction.length);
  }

  get isNaN(): boolean {
    return this.special !== undefined && Number.isNaN(this.special);
  }

  plus(other: Decimal): Decimal {
    if (this.special !== undefined || other.special !== undefined) {
      return fromNumber(this.toNumber() + other.toNumber());
    }
    const exponent = Math.min(this.exponent, other.exponent);
    const sum = this.scaled(exponent) + other.scaled(exponent);
    const negative = sum === 0n ? this.negative && other.negative : sum < 0n;
    return rounded(negative, magnitude(sum), exponent);
  }

  times(other: Decimal): Decimal {
    if (this.special !== undefined || other.special !== undefined) {
      return fromNumber(this.toNumber() * other.toNumber());
    }
    const negative = this.negative !== other.negative;
    return rounded(negative, this.coefficient * other.coefficient, this.exponent + other.exponent);
  }

  negated(): Decimal {
    const { coefficient, exponent, special } = this;
    // Python keeps no negative zero here.
    const negative = !this.negative && (coefficient !== 0n || special !== undefined);
    return special === undefined
      ? rounded(negative, coefficient, exponent)
      : new Decimal(negative, 0n, 0, special);
  }

  halved(): Decimal {
    const { negative, coefficient, exponent, special } = this;
    if (special !== undefined) return this;
    return coefficient % 2n === 0n
      ? rounded(negative, coefficient / 2n, exponent)
      : rounded(negative, coefficient * 5n, exponent - 1);
  }

  /** Below 0 when this is the smaller one, above 0 when it is the greater one; NaN when one of them is. */
  compare(other: Decimal): number {
    if (this.special !== undefined || other.special !== undefined) {
      const [left, right] = [this.bounded(), other.bounded()];
      return left === right ? 0 : left - right;
    }
    const exponent = Math.min(this.exponent, other.exponent);
    const difference = this.scaled(exponent) - other.scaled(exponent);
    return difference === 0n ? 0 : difference < 0n ? -1 : 1;
  }

  get sign(): number {
    return this.compare(zero);
  }

  toNumber(): number {
    if (this.special !== undefined) return this.negative ? -this.special : this.special;
    return Number(`${this.negative ? "-" : ""}${this.coefficient}e${this.exponent}`);
  }

  /** As Python writes it: an exponent only where the digits alone would not do. */
  toString(): string {
    const sign = this.negative ? "-" : "";
    if (this.special !== undefined) return sign + (this.isNaN ? "NaN" : "Infinity");
    const digits = String(this.coefficient);
    const { exponent } = this;
    const adjusted = exponent + digits.length - 1;
    if (exponent > 0 || adjusted < -6) {
      const point = digits.length > 1 ? `.${digits.slice(1)}` : "";
      return `${sign}${digits[0]}${point}E${adjusted < 0 ? "" : "+"}${adjusted}`;
    }
    if (exponent === 0) return sign + digits;
    const padded = digits.padStart(1 - exponent, "0");
    return `${sign}${padded.slice(0, exponent)}.${padded.slice(exponent)}`;
  }

  /** The signed digits as a multiple of `10 ** exponent`, which is no greater than its own. */
  scaled(exponent: number): bigint {
    const digits = this.coefficient * 10n ** BigInt(this.exponent - exponent);
    return this.negative ? -digits : digits;
  }

  /** A number that stands for this one where another is not finite. */
  private bounded(): number {
    return this.special === undefined ? 0 : this.toNumber();
  }
}

const zero = new Decimal(false, 0n, 0);

function fromNumber(value: number): Decimal {
  return Number.isNaN(value) ? new Decimal(false, 0n, 0, NaN) : new Decimal(value < 0, 0n, 0, Infinity);
}

function magnitude(value: bigint): bigint {
  return value < 0n ? -value : value;
}

/** Rounds to the precision, half to even. */
function rounded(negative: boolean, coefficient: bigint, exponent: number): Decimal {
  const excess = String(coefficient).length - precision;
  if (excess <= 0) return new Decimal(negative, coefficient, exponent);
  const unit = 10n ** BigInt(excess);
  const quotient = coefficient / unit;
  const twice = 2n * (coefficient % unit);
  const up = twice > unit || (twice === unit && quotient % 2n === 1n);
  return rounded(negative, up ? quotient + 1n : quotient, exponent + excess);
}

/** How many steps lead from `start` to before `stop`; the step is not 0, and all are finite. */
export function decimalStepCount(start: Decimal, stop: Decimal, step: Decimal): bigint {
  const exponent = Math.min(start.exponent, stop.exponent, step.exponent);
  const distance = stop.scaled(exponent) - start.scaled(exponent);
  const stride = step.scaled(exponent);
  if (distance === 0n || distance < 0n !== stride < 0n) return 0n;
  const count = magnitude(distance) / magnitude(stride);
  return magnitude(distance) % magnitude(stride) === 0n ? count : count + 1n;
}
