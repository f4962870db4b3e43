import { ConfigError } from "./error.ts";

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

const tooLarge = 10n ** BigInt(maximumIntegerDigits);

/**
 * The decimal digits of an integer. Python refuses to write more than 4300 of them; the time that takes grows faster
 * than their number.
 *
 * @throws {ConfigError} limit_exceeded
 */
export function integerText(value: number | bigint): string {
  // Above 1e21 numbers would print with an exponent.
  const exact = typeof value === "bigint" || Number.isSafeInteger(value) ? value : BigInt(value);
  if (typeof exact === "bigint" && (exact >= tooLarge || -exact >= tooLarge)) {
    throw new ConfigError("limit_exceeded", `Integer has more than ${maximumIntegerDigits} digits`, {
      details: { limit: "integer digits", maximum: maximumIntegerDigits },
    });
  }
  return String(exact);
}
