import {
  backslash,
  doubleQuote,
  endOfText,
  isBlank,
  isBreak,
  isHex,
  lineSeparator,
  paragraphSeparator,
  singleQuote,
} from "./character.ts";
import type { Cursor } from "./cursor.ts";
import { foldBreaks } from "./line_folding.ts";

/** What ends a run of characters that stand for themselves. */
const singleStops = stopsOf("\0\t\n\r '\x85");
const doubleStops = stopsOf('\0\t\n\r "\\\x85');

function stopsOf(characters: string): Uint8Array {
  const stops = new Uint8Array(256);
  for (const character of characters) stops[character.charCodeAt(0)] = 1;
  return stops;
}

/** What a letter behind a backslash stands for. */
const escapes: ReadonlyMap<string, string> = new Map([
  ["0", "\0"],
  ["a", "\x07"],
  ["b", "\b"],
  ["t", "\t"],
  ["\t", "\t"],
  ["n", "\n"],
  ["v", "\v"],
  ["f", "\f"],
  ["r", "\r"],
  ["e", "\x1b"],
  [" ", " "],
  ['"', '"'],
  ["/", "/"],
  ["\\", "\\"],
  ["N", "\x85"],
  ["_", "\xa0"],
  ["L", "\u2028"],
  ["P", "\u2029"],
]);

/** Digits behind the letters that spell a character by its code. */
const codeLengths: ReadonlyMap<string, number> = new Map([["x", 2], ["u", 4], ["U", 8]]);

/** Scans a scalar in single or double quotes, up to behind the closing one. @throws {ConfigError} yaml_scanner */
export function scanQuotedScalar(cursor: Cursor): string {
  const { text } = cursor;
  const { text: original } = cursor.source;
  const start = cursor.at++;
  const quote = text.charCodeAt(start);
  const stops = quote === singleQuote ? singleStops : doubleStops;
  let value = "";
  let pending = cursor.at;
  for (;;) {
    const code = skipRun(cursor, stops);
    const { at } = cursor;
    if (code === quote) {
      cursor.at++;
      if (quote === doubleQuote || text.charCodeAt(at + 1) !== quote) {
        return value + original.slice(pending, at);
      }
      // Doubled, a single quote stands for itself.
      value += original.slice(pending, cursor.at);
      pending = ++cursor.at;
    } else if (code === backslash) {
      value += original.slice(pending, at) + takeEscape(cursor, start);
      pending = cursor.at;
    } else if (code === endOfText) {
      throw cursor.fault("the closing quote was expected before the end of the text", "quoted scalar", start);
    } else {
      while (isBlank(text.charCodeAt(cursor.at))) cursor.at++;
      if (!isBreak(text.charCodeAt(cursor.at))) continue;
      value += original.slice(pending, at) + takeFold(cursor, start, false);
      pending = cursor.at;
    }
  }
}

/** Steps over characters that stand for themselves; gives the code of the one that does not. */
function skipRun(cursor: Cursor, stops: Uint8Array): number {
  const { text } = cursor;
  let { at } = cursor;
  let code = text.charCodeAt(at);
  while (code < 256 ? stops[code] === 0 : code !== lineSeparator && code !== paragraphSeparator) {
    code = text.charCodeAt(++at);
  }
  cursor.at = at;
  return code;
}

function takeFold(cursor: Cursor, start: number, escaped: boolean): string {
  const fold = foldBreaks(cursor, { start, indent: 0, escaped });
  if (cursor.isAtDocumentMark()) {
    throw cursor.fault(
      "a mark of a document's start or end may not stand within quotes",
      "quoted scalar",
      start,
    );
  }
  return fold;
}

/** What a backslash and the characters behind it stand for. */
function takeEscape(cursor: Cursor, start: number): string {
  const { text } = cursor;
  const letter = text.charAt(cursor.at + 1);
  if (isBreak(text.charCodeAt(cursor.at + 1))) {
    cursor.at++;
    cursor.takeBreak();
    return takeFold(cursor, start, true);
  }
  const plain = escapes.get(letter);
  if (plain !== undefined) {
    cursor.at += 2;
    return plain;
  }
  const length = codeLengths.get(letter);
  if (length === undefined) {
    const shown = cursor.at + 1 === cursor.end
      ? "the end of the text"
      : `'${String.fromCodePoint(text.codePointAt(cursor.at + 1) ?? 0)}'`;
    throw cursor.fault(`'\\' before ${shown} spells nothing`, "quoted scalar", start);
  }
  cursor.at += 2;
  return takeCode(cursor, length, start);
}

function takeCode(cursor: Cursor, length: number, start: number): string {
  const { text, at } = cursor;
  for (let digit = 0; digit < length; digit++) {
    if (!isHex(text.charCodeAt(at + digit))) {
      throw cursor.fault(`${length} hexadecimal digits were expected`, "quoted scalar", start);
    }
  }
  const code = parseInt(text.slice(at, at + length), 16);
  if ((code >= 0xd800 && code <= 0xdfff) || code > 0x10ffff) {
    throw cursor.fault(
      `'${text.slice(at, at + length)}' is the code of no character`,
      "quoted scalar",
      start,
    );
  }
  cursor.at += length;
  return String.fromCodePoint(code);
}
