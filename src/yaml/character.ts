/** Character codes by name, and the classes that the scanner asks for. */
export const tab = 0x09;
export const lineFeed = 0x0a;
export const carriageReturn = 0x0d;
export const space = 0x20;
export const bang = 0x21;
export const doubleQuote = 0x22;
export const hash = 0x23;
export const percent = 0x25;
export const ampersand = 0x26;
export const singleQuote = 0x27;
export const asterisk = 0x2a;
export const plus = 0x2b;
export const comma = 0x2c;
export const hyphen = 0x2d;
export const dot = 0x2e;
export const zero = 0x30;
export const nine = 0x39;
export const colon = 0x3a;
export const less = 0x3c;
export const greater = 0x3e;
export const question = 0x3f;
export const atSign = 0x40;
export const openBracket = 0x5b;
export const backslash = 0x5c;
export const closeBracket = 0x5d;
export const backtick = 0x60;
export const openBrace = 0x7b;
export const pipe = 0x7c;
export const closeBrace = 0x7d;
export const nextLine = 0x85;
export const lineSeparator = 0x2028;
export const paragraphSeparator = 0x2029;
export const byteOrderMark = 0xfeff;

/** Stands after the last character of the text that is scanned: no text may hold it. */
export const endOfText = 0;

const blankClass = 1;
const breakClass = 2;
const endClass = 4;
const wordClass = 8;
const uriClass = 16;
const flowClass = 32;
const hexClass = 64;

const classes = new Uint8Array(256);
for (const code of [space, tab]) classes[code] |= blankClass;
for (const code of [lineFeed, carriageReturn, nextLine]) classes[code] |= breakClass;
classes[endOfText] |= endClass;
for (const character of "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_-") {
  classes[character.charCodeAt(0)] |= wordClass | uriClass;
}
for (const character of ";/?:@&=+$.%!~*'()") classes[character.charCodeAt(0)] |= uriClass;
for (const character of ",?[]{}") classes[character.charCodeAt(0)] |= flowClass;
for (const character of "0123456789ABCDEFabcdef") classes[character.charCodeAt(0)] |= hexClass;

/** A space or a tab. */
export function isBlank(code: number): boolean {
  return code === space || code === tab;
}

/** What ends a line: LF, CR, NEL, LS, PS. */
export function isBreak(code: number): boolean {
  return code < 256
    ? (classes[code] & breakClass) !== 0
    : code === lineSeparator || code === paragraphSeparator;
}

export function isBreakOrEnd(code: number): boolean {
  return code < 256
    ? (classes[code] & (breakClass | endClass)) !== 0
    : code === lineSeparator || code === paragraphSeparator;
}

export function isBlankBreakOrEnd(code: number): boolean {
  return code < 256
    ? (classes[code] & (blankClass | breakClass | endClass)) !== 0
    : code === lineSeparator || code === paragraphSeparator;
}

/** What anchors, handles and directive names are made of. */
export function isWord(code: number): boolean {
  return code < 256 && (classes[code] & wordClass) !== 0;
}

/** What may stand in a tag without escapes, or begins an escape. */
export function isUri(code: number): boolean {
  return code < 256 && (classes[code] & uriClass) !== 0;
}

/** One of `,?[]{}`. */
export function isFlowMark(code: number): boolean {
  return code < 256 && (classes[code] & flowClass) !== 0;
}

export function isDigit(code: number): boolean {
  return code >= zero && code <= nine;
}

export function isHex(code: number): boolean {
  return code < 256 && (classes[code] & hexClass) !== 0;
}
