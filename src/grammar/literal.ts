import { ConfigError } from "../base/error.ts";
import { integerOfDigits, maximumIntegerDigits } from "../base/integer.ts";
import type { Scalar } from "../base/scalar.ts";

const integer = "(?:0|[1-9](?:_?[0-9])*)";
const digits = "[0-9](?:_?[0-9])*";
const point = `(?:${integer}\\.|(?:${integer})?\\.${digits})`;

const integerPattern = new RegExp(`^[+-]?${integer}$`);
const floatPattern = new RegExp(`^[+-]?(?:${point}|(?:${integer}|${point})[eE][+-]?${digits}|inf|nan)$`, "i");
const namePattern = /^[A-Za-z_][A-Za-z0-9_-]*$/;

/** What an unquoted word without escapes means: a number, a boolean, null, or else the string itself. */
export function literalOf(word: string): Scalar {
  switch (word.charCodeAt(0) | 0x20) {
    case 0x6e: // n
      if (word.length === 4 && word.toLowerCase() === "null") return { kind: "null", value: null };
      break;
    case 0x74: // t
      if (word.length === 4 && word.toLowerCase() === "true") return { kind: "bool", value: true };
      break;
    case 0x66: // f
      if (word.length === 5 && word.toLowerCase() === "false") return { kind: "bool", value: false };
      break;
  }
  return numberOf(word) ?? { kind: "str", value: word };
}

/** Whether a word is a name: of a resolver, a function or an argument. */
export function isName(word: string): boolean {
  return namePattern.test(word);
}

function numberOf(word: string): Scalar | undefined {
  if (!canBeginNumber(word.charCodeAt(0))) return undefined;
  if (integerPattern.test(word)) return { kind: "int", value: integerOf(word) };
  if (floatPattern.test(word)) return { kind: "float", value: floatOf(word) };
  return undefined;
}

/** A digit, a sign, a point, or the first letter of `inf` and `nan`. */
function canBeginNumber(code: number): boolean {
  if (code >= 0x30 && code <= 0x39) return true;
  if (code === 0x2b || code === 0x2d || code === 0x2e) return true;
  const lower = code | 0x20;
  return lower === 0x69 || lower === 0x6e;
}

function integerOf(word: string): number | bigint {
  const text = word.replaceAll("_", "");
  if (text.length > maximumIntegerDigits) {
    throw new ConfigError("limit_exceeded", `Integer has more than ${maximumIntegerDigits} digits`, {
      details: { limit: "integer digits", maximum: maximumIntegerDigits, actual: text.length },
    });
  }
  return integerOfDigits(text);
}

function floatOf(word: string): number {
  const text = word.replaceAll("_", "").toLowerCase();
  if (text.endsWith("nan")) return Number.NaN;
  if (text.endsWith("inf")) return text.startsWith("-") ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  return Number(text);
}
