import { floatRepr } from "../base/float.ts";
import { isPythonNumber } from "../base/python_number.ts";

/** What may be done with a text, as bits of one number. */
export const blockPlain = 1;
export const flowPlain = 2;
export const singleQuoted = 4;
export const multiline = 8;
const asciiOnly = 16;

const ordinary = 0;
const flowIndicator = 1;
const colon = 2;
const hash = 3;
const space = 4;
const lineFeed = 5;
const unprintable = 6;

/** What each ASCII character means within a scalar. */
const classes = new Uint8Array(128).fill(unprintable, 0, 0x20);
classes[0x7f] = unprintable;
classes[0x0a] = lineFeed;
classes[0x20] = space;
for (const character of ",?[]{}") classes[character.charCodeAt(0)] = flowIndicator;
classes[0x3a] = colon;
classes[0x23] = hash;

const startsNothing = 1;
const startsFlow = 2;
const startsBlock = 3;
const startsWord = 4;
const startsNumber = 5;

/** What a plain scalar could be taken for by its first character. */
const starts = new Uint8Array(128).fill(startsNothing);
for (const character of "#,[]{}&*!|>'\"%@`") starts[character.charCodeAt(0)] = startsBlock;
for (const character of "?:") starts[character.charCodeAt(0)] = startsFlow;
for (const character of "yYtTfFoO~<=") starts[character.charCodeAt(0)] = startsWord;
for (const character of "0123456789+-.iInN") starts[character.charCodeAt(0)] = startsNumber;

/** Which styles a text may be written in; nothing is said yet of what it would be read as. */
export function analyzeScalar(text: string): number {
  const end = text.length;
  if (end === 0) return blockPlain | singleQuoted | asciiOnly;
  let allowed = blockPlain | flowPlain | singleQuoted | asciiOnly;
  for (let at = 0; at < end; at++) {
    const code = text.charCodeAt(at);
    const kind = code < 128 ? classes[code] : ordinary;
    if (code >= 128) {
      if (code === 0x2028 || code === 0x2029 || !isPrintable(code)) return analyzeUnusual(text);
      allowed &= ~asciiOnly;
    } else if (kind === ordinary) {
      continue;
    } else if (kind >= lineFeed) {
      return analyzeUnusual(text);
    } else if (kind === space) {
      if (at === 0 || at === end - 1) allowed &= ~(blockPlain | flowPlain);
    } else if (kind === hash) {
      if (at === 0 || text.charCodeAt(at - 1) === 0x20) allowed &= ~(blockPlain | flowPlain);
    } else {
      allowed &= ~flowPlain;
      if (kind === colon && isBlankAt(text, at + 1)) allowed &= ~blockPlain;
    }
  }
  return allowed & allowedByStart(text);
}

/** A text with line breaks, or with characters that only double quotes can show. */
function analyzeUnusual(text: string): number {
  let allowed = singleQuoted | multiline;
  let breaks = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (isLineBreak(code)) {
      breaks = true;
      if (text.charCodeAt(at - 1) === 0x20 || text.charCodeAt(at + 1) === 0x20) allowed &= ~singleQuoted;
    }
    if (!isPrintable(code)) allowed &= ~singleQuoted;
  }
  return breaks ? allowed : allowed & ~multiline;
}

/** Styles that the beginning of a text leaves open. */
function allowedByStart(text: string): number {
  const code = text.charCodeAt(0);
  const second = text.charCodeAt(1);
  if (code === second && code === text.charCodeAt(2) && (code === 0x2d || code === 0x2e)) {
    return ~(blockPlain | flowPlain);
  }
  if (code === 0x2d) return isBlankAt(text, 1) ? ~(blockPlain | flowPlain) : ~0;
  const kind = code < 128 ? starts[code] : startsNothing;
  if (kind === startsBlock) return ~(blockPlain | flowPlain);
  if (kind === startsFlow) return isBlankAt(text, 1) ? ~(blockPlain | flowPlain) : ~flowPlain;
  return ~0;
}

/** Whether a space or the end follows: other white space leaves no text plain anyway. */
function isBlankAt(text: string, at: number): boolean {
  return at >= text.length || text.charCodeAt(at) === 0x20;
}

export function isLineBreak(code: number): boolean {
  return code === 0x0a || code === 0x0d || code === 0x85 || code === 0x2028 || code === 0x2029;
}

/** Whether a UTF-16 code unit stands for itself in a text: halves of surrogate pairs never do. */
export function isPrintable(code: number): boolean {
  if (code < 0x7f) return code >= 0x20 || code === 0x0a;
  return code >= 0xa0 && code < 0xfffe && code !== 0xfeff && (code < 0xd800 || code > 0xdfff);
}

/** Whether a text that may be written plain would be read as something else than this text, or Python takes it for a number. */
export function needsQuotes(text: string, allowed: number): boolean {
  if (text.length === 0) return true;
  const code = text.charCodeAt(0);
  const kind = code < 128 ? starts[code] : startsNumber;
  if (kind === startsWord) return text.length <= longestWord && words.has(text);
  if (kind !== startsNumber) return false;
  if ((code | 0x20) === 0x69 || (code | 0x20) === 0x6e) {
    if (text.length > longestWord && (allowed & asciiOnly) !== 0) return false;
    return words.has(text) || isPythonNumber(text);
  }
  return isPythonNumber(text) || yamlInt.test(text) || yamlFloat.test(text) || timestamp.test(text);
}

/** Whether OmegaConf itself asks for quotes, whatever YAML would make of the text: numbers and booleans. */
export function isQuotedByKind(text: string): boolean {
  return (text.length <= longestWord && booleans.has(text)) || isPythonNumber(text);
}

/** The longest word is `infinity`. */
const longestWord = 8;
// deno-fmt-ignore
const booleans: ReadonlySet<string> = new Set([
  "y", "Y", "yes", "Yes", "YES", "n", "N", "no", "No", "NO", "true", "True", "TRUE", "false", "False", "FALSE",
  "on", "On", "ON", "off", "Off", "OFF",
]);
const words: ReadonlySet<string> = new Set([...booleans, "~", "null", "Null", "NULL", "<<", "="]);

// What YAML 1.1 reads as a number or a date and Python does not: other bases, base 60, `.inf`, `1_`.
const yamlInt = /^[-+]?(?:0b[01_]+|0[0-7_]+|0|[1-9][0-9_]*|0x[0-9a-fA-F_]+|[1-9][0-9_]*(?::[0-5]?[0-9])+)$/;
const yamlFloat =
  /^(?:[-+]?[0-9][0-9_]*\.[0-9_]*(?:[eE][-+][0-9]+)?|\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;
const timestamp =
  /^[0-9]{4}-(?:[0-9]{2}-[0-9]{2}|[0-9]{1,2}-[0-9]{1,2}(?:[Tt]|[ \t]+)[0-9]{1,2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]*)?(?:[ \t]*(?:Z|[-+][0-9]{1,2}(?::[0-9]{2})?))?)$/;

/** A float as YAML reads it back: as Python's `repr`, with a fraction before any exponent. */
export function yamlFloatText(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e16) return floatRepr(value);
  if (!Number.isFinite(value)) return value !== value ? ".nan" : value > 0 ? ".inf" : "-.inf";
  const text = floatRepr(value);
  return text.includes(".") ? text : text.replace("e", ".0e");
}
