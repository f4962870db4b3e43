import { maximumIntegerDigits, normalizeInteger } from "../base/integer.ts";
import { colon, isDigit } from "./character.ts";
import { parsePythonFloat, parsePythonInt } from "../base/python_number.ts";

const five = 0x35;

/** Why a text is no number: it does not spell one, or spells one too long to be worked with. */
export type NumberFault = "spelling" | "digits";

// Without groups that repeat: on long texts some engines give up on those, and find no match.
const wholePattern = /^[-+]?(?:0b[01_]+|0[0-7_]+|0|0x[0-9a-fA-F_]+|[1-9][0-9_]*)$/;
const fractionPattern =
  /^(?:[-+]?[0-9][0-9_]*\.[0-9_]*(?:[eE][-+][0-9]+)?|\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;
const exponentPattern = /^[-+]?([0-9][0-9_]*)(?:\.[0-9_]*)?[eE][-+]?[0-9]+$/;
const sixtyPattern = /^[-+]?([0-9])[0-9_]*(:[0-9:]+)(\.[0-9_]*)?$/;

/** What a plain text that begins like a number is taken for. */
export function numberKind(text: string): "int" | "float" | undefined {
  if (wholePattern.test(text)) return "int";
  if (fractionPattern.test(text)) return "float";
  return text.includes(":") ? sixtyKind(text) : exponentKind(text);
}

/** Underscores stand between digits before an exponent that may do without a sign. */
function exponentKind(text: string): "float" | undefined {
  const digits = exponentPattern.exec(text)?.[1];
  return digits === undefined || digits.includes("__") || digits.endsWith("_") ? undefined : "float";
}

function sixtyKind(text: string): "int" | "float" | undefined {
  const match = sixtyPattern.exec(text);
  if (match === null) return undefined;
  const [, first, parts, fraction] = match;
  if (!arePartsOfSixty(parts)) return undefined;
  if (fraction !== undefined) return "float";
  return first === "0" ? undefined : "int";
}

/** Whether each colon has a number below 60 behind it. */
function arePartsOfSixty(parts: string): boolean {
  for (let at = 0; at < parts.length;) {
    // Digits and colons are all there is.
    const digits = at + 2 < parts.length && parts.charCodeAt(at + 2) !== colon ? 2 : 1;
    const first = parts.charCodeAt(at + 1);
    if (parts.charCodeAt(at) !== colon || !isDigit(first) || (digits === 2 && first > five)) return false;
    at += 1 + digits;
  }
  return true;
}

/** The integer that a text spells: decimal, `0b`, `0x`, octal behind a `0`, or in parts of 60. */
export function yamlInteger(text: string): number | bigint | NumberFault {
  const { sign, body } = signAndBody(text);
  const size = unsignedInteger(body);
  if (typeof size === "string") return size;
  return sign < 0 ? normalizeInteger(-size) : size;
}

function unsignedInteger(body: string): number | bigint | NumberFault {
  if (body.length > maximumIntegerDigits) return "digits";
  if (body.startsWith("0b")) return digitsOfRadix(body.slice(2), 2);
  if (body.startsWith("0x")) return digitsOfRadix(body.slice(2), 16);
  if (body.startsWith("0")) return digitsOfRadix(body, 8);
  if (body.includes(":")) return partsOfSixty(body);
  return parsePythonInt(body) ?? "spelling";
}

const radixPatterns: ReadonlyMap<number, RegExp> = new Map([
  [2, /^\s*([-+]?)(?:0[bB])?([01]+)\s*$/],
  [8, /^\s*([-+]?)(?:0[oO])?([0-7]+)\s*$/],
  [16, /^\s*([-+]?)(?:0[xX])?([0-9a-fA-F]+)\s*$/],
]);

const radixPrefixes: ReadonlyMap<number, string> = new Map([[2, "0b"], [8, "0o"], [16, "0x"]]);

/** As Python reads digits of a radix: a sign and the radix's own prefix may stand before them. */
function digitsOfRadix(text: string, radix: number): number | bigint | NumberFault {
  const match = radixPatterns.get(radix)?.exec(text);
  if (match === null || match === undefined) return "spelling";
  const size = normalizeInteger(BigInt(radixPrefixes.get(radix) + match[2]));
  return match[1] === "-" ? normalizeInteger(-size) : size;
}

function partsOfSixty(body: string): number | bigint | NumberFault {
  let value: number | bigint = 0;
  for (const part of body.split(":")) {
    const digits = parsePythonInt(part);
    if (digits === undefined) return "spelling";
    value = normalizeInteger(BigInt(value) * 60n + BigInt(digits));
  }
  return value;
}

/** The float that a text spells: as Python does, besides `.inf`, `.nan` and parts of 60. */
export function yamlFloat(text: string): number | NumberFault {
  const { sign, body } = signAndBody(text.toLowerCase());
  if (body === ".inf") return sign * Infinity;
  if (body === ".nan") return NaN;
  const size = body.includes(":") ? floatPartsOfSixty(body) : parsePythonFloat(body) ?? "spelling";
  return typeof size === "string" ? size : sign * size;
}

/** Parts count from the last: each is worth 60 of the one behind it. */
function floatPartsOfSixty(body: string): number | NumberFault {
  const parts = body.split(":").reverse();
  let value = 0;
  let base = 1n;
  for (const part of parts) {
    const digits = parsePythonFloat(part);
    if (digits === undefined) return "spelling";
    const worth = Number(base);
    if (worth === Infinity) return "digits";
    value += digits * worth;
    base *= 60n;
  }
  return value;
}

function signAndBody(text: string): { readonly sign: number; readonly body: string } {
  const bare = text.includes("_") ? text.replaceAll("_", "") : text;
  const sign = bare.startsWith("-") ? -1 : 1;
  return { sign, body: sign < 0 || bare.startsWith("+") ? bare.slice(1) : bare };
}
