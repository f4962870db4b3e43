import {
  colon,
  hash,
  isBlank,
  isBlankBreakOrEnd,
  isBreak,
  isFlowMark,
  lineFeed,
  lineSeparator,
  paragraphSeparator,
  space,
} from "./character.ts";
import type { Cursor } from "./cursor.ts";
import { foldBreaks } from "./line_folding.ts";

/** What may end a plain scalar: white space, a colon, and in flow collections their marks. */
const blockStops = stopsOf("\0\t\n\r \x85:");
const flowStops = stopsOf("\0\t\n\r \x85:,[]{}");

function stopsOf(characters: string): Uint8Array {
  const stops = new Uint8Array(256);
  for (const character of characters) stops[character.charCodeAt(0)] = 1;
  return stops;
}

/**
 * Scans a plain scalar, and the white space behind it up to what is no part of it. In flow collections it may go on
 * in any line, elsewhere in those that begin at the column `indent` or behind it.
 *
 * @throws {ConfigError} yaml_scanner
 */
export function scanPlainScalar(cursor: Cursor, inFlow: boolean, indent: number): string {
  const { text } = cursor;
  const start = cursor.at;
  const { text: original } = cursor.source;
  cursor.endedLine = false;
  let value = original.slice(start, scanPart(cursor, inFlow, start));
  if (!inFlow && endsWithLine(cursor, indent)) return value;
  while (isBreak(text.charCodeAt(cursor.at))) {
    const fold = foldBreaks(cursor, { start, indent, escaped: false });
    cursor.endedLine = true;
    if (!inFlow && cursor.column < indent) break;
    const code = text.charCodeAt(cursor.at);
    if (code === hash || cursor.isAtDocumentMark()) break;
    const partStart = cursor.at;
    const partEnd = scanPart(cursor, inFlow, start);
    if (partEnd === partStart) break;
    cursor.endedLine = false;
    value += fold + original.slice(partStart, partEnd);
  }
  return value;
}

/** The longest key that is looked for here; a longer one may be no key at all. */
const longestPlainKey = 1000;

/** Offset of the colon that ends a plain key without blanks that begins at an offset; -1 where there is none. */
export function plainKeyEnd(text: string, start: number): number {
  for (let at = start; at - start < longestPlainKey; at++) {
    const code = text.charCodeAt(at);
    if (code < 256 ? blockStops[code] === 0 : code !== lineSeparator && code !== paragraphSeparator) continue;
    if (code !== colon) return -1;
    if (isBlankBreakOrEnd(text.charCodeAt(at + 1))) return at;
  }
  return -1;
}

/**
 * Whether the next line clearly is no part of a plain scalar: it is not empty, and begins before a column. Steps to
 * where it begins, if so.
 */
function endsWithLine(cursor: Cursor, indent: number): boolean {
  const { text } = cursor;
  const lineStart = cursor.at + 1;
  if (text.charCodeAt(cursor.at) !== lineFeed) return false;
  let at = lineStart;
  while (text.charCodeAt(at) === space) at++;
  if (at - lineStart >= indent || isBlankBreakOrEnd(text.charCodeAt(at))) return false;
  cursor.at = at;
  cursor.lineStart = lineStart;
  cursor.endedLine = true;
  return true;
}

/** Steps over the words of one line, and the blanks behind them. Gives the offset where the last word ends. */
function scanPart(cursor: Cursor, inFlow: boolean, start: number): number {
  const { text } = cursor;
  const stops = inFlow ? flowStops : blockStops;
  let { at } = cursor;
  let end = at;
  let wordStart = at;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code < 256 ? stops[code] === 0 : code !== lineSeparator && code !== paragraphSeparator) {
      at++;
    } else if (isBlank(code)) {
      if (at > wordStart) end = at;
      while (isBlank(text.charCodeAt(at))) at++;
      if (text.charCodeAt(at) === hash) break;
      wordStart = at;
    } else if (code === colon && !endsBefore(text.charCodeAt(at + 1), inFlow)) {
      at++;
    } else {
      if (at > wordStart) end = at;
      break;
    }
  }
  cursor.at = at;
  if (inFlow && text.charCodeAt(at) === colon && isFlowMark(text.charCodeAt(at + 1))) {
    throw cursor.fault("':' may not stand before a mark of a flow collection", "plain scalar", start);
  }
  return end;
}

/** Whether a colon before a character is no part of a plain scalar. */
function endsBefore(next: number, inFlow: boolean): boolean {
  return isBlankBreakOrEnd(next) || (inFlow && isFlowMark(next));
}
