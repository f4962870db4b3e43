/** Python refuses to convert between text and integers of more decimal digits than this. */
export const maximumIntegerDigits = 4300;

const safeDigits = 15;

/** The one form of an integer: a `number` within the safe range, else a `bigint`. `-0` is `0`. */
export function normalizeInteger(value: number | bigint): number | bigint {
  if (typeof value === "number") {
    return Number.isSafeInteger(value) ? value + 0 : BigInt(value);
  }
  return value >= Number.MIN_SAFE_INTEGER && value <= Number.MAX_SAFE_INTEGER ? Number(value) : value;
}

/** The integer that decimal digits spell, with an optional sign; nothing else may stand in the text. */
export function integerOfDigits(text: string): number | bigint {
  if (text.length <= safeDigits) return Number(text) + 0;
  return normalizeInteger(text.charCodeAt(0) === plus ? BigInt(text.slice(1)) : BigInt(text));
}

const plus = 0x2b;
