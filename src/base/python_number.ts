import { integerOfDigits, maximumIntegerDigits } from "./integer.ts";

const intPattern = /^[ \t-\r]*([-+]?)([0-9]+(?:_[0-9]+)*)[ \t-\r]*$/;
const floatPattern =
  /^[ \t-\r]*([-+]?(?:[0-9]+(?:_[0-9]+)*(?:\.(?:[0-9]+(?:_[0-9]+)*)?)?|\.[0-9]+(?:_[0-9]+)*)(?:[eE][-+]?[0-9]+(?:_[0-9]+)*)?)[ \t-\r]*$/;
const specialPattern = /^[ \t-\r]*([-+]?)(?:(inf(?:inity)?)|nan)[ \t-\r]*$/i;

/** What Python's `int(text)` gives; nothing where it raises. */
export function parsePythonInt(text: string): number | bigint | undefined {
  const match = intPattern.exec(asciiNumber(text));
  if (match === null) return undefined;
  const digits = match[2].includes("_") ? match[2].replaceAll("_", "") : match[2];
  if (digits.length > maximumIntegerDigits) return undefined;
  return integerOfDigits(match[1] + digits);
}

/** What Python's `float(text)` gives; nothing where it raises. */
export function parsePythonFloat(text: string): number | undefined {
  const ascii = asciiNumber(text);
  const match = floatPattern.exec(ascii);
  if (match !== null) return Number(match[1].includes("_") ? match[1].replaceAll("_", "") : match[1]);
  const special = specialPattern.exec(ascii);
  if (special === null) return undefined;
  if (special[2] === undefined) return NaN;
  return special[1] === "-" ? -Infinity : Infinity;
}

/** Whether Python's `int()` or `float()` takes the text. */
export function isPythonNumber(text: string): boolean {
  if (!mayStartNumber(text.charCodeAt(0))) return false;
  const ascii = asciiNumber(text);
  // What `int()` takes, `float()` takes as well.
  return floatPattern.test(ascii) || specialPattern.test(ascii);
}

/** Rules most texts out by their first character: only digits, signs, a dot, white space, `i`, `n` and what is not ASCII remain. */
export function mayStartNumber(code: number): boolean {
  if (code >= 0x80) return true;
  if (code >= 0x30 && code <= 0x39) return true;
  if (code === 0x2b || code === 0x2d || code === 0x2e) return true;
  if ((code | 0x20) === 0x69 || (code | 0x20) === 0x6e) return true;
  return code === 0x20 || (code >= 0x09 && code <= 0x0d);
}

const notAscii = /[^\0-\x7f]/;
const notAsciiGlobal = /[^\0-\x7f]/gu;

/** Writes decimal digits and white space of any script as ASCII, as Python does before it reads a number. */
function asciiNumber(text: string): string {
  if (!notAscii.test(text)) return text;
  return text.replace(notAsciiGlobal, (character) => {
    if (whiteSpace.includes(character)) return " ";
    const digit = decimalDigit(character.codePointAt(0) ?? 0);
    return digit === undefined ? "?" : String(digit);
  });
}

const whiteSpace =
  "\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000";

/** The zeros of Unicode 14's decimal digits beyond ASCII; nine more digits follow each. A table, because runtimes differ in their version. */
// deno-fmt-ignore
const zeros = [
  0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xde6, 0xe50, 0xed0, 0xf20,
  0x1040, 0x1090, 0x17e0, 0x1810, 0x1946, 0x19d0, 0x1a80, 0x1a90, 0x1b50, 0x1bb0, 0x1c40, 0x1c50, 0xa620, 0xa8d0,
  0xa900, 0xa9d0, 0xa9f0, 0xaa50, 0xabf0, 0xff10, 0x104a0, 0x10d30, 0x11066, 0x110f0, 0x11136, 0x111d0, 0x112f0,
  0x11450, 0x114d0, 0x11650, 0x116c0, 0x11730, 0x118e0, 0x11950, 0x11c50, 0x11d50, 0x11da0, 0x16a60, 0x16ac0,
  0x16b50, 0x1d7ce, 0x1d7d8, 0x1d7e2, 0x1d7ec, 0x1d7f6, 0x1e140, 0x1e2f0, 0x1e950, 0x1fbf0,
];

function decimalDigit(codePoint: number): number | undefined {
  for (const zero of zeros) {
    if (codePoint < zero) return undefined;
    if (codePoint <= zero + 9) return codePoint - zero;
  }
  return undefined;
}
