import {
  bang,
  closeBracket,
  comma,
  greater,
  isBlankBreakOrEnd,
  isHex,
  isUri,
  less,
  openBracket,
  percent,
} from "./character.ts";
import type { Cursor } from "./cursor.ts";
import { scanHandle } from "./name.ts";
import type { TagToken } from "./token.ts";

/** Scans a tag: `!<written:out>`, `!suffix`, `!handle!suffix` or `!`. @throws {ConfigError} yaml_scanner */
export function scanTag(cursor: Cursor, inFlow: boolean): TagToken {
  const start = cursor.at;
  const tag = cursor.text.charCodeAt(start + 1) === less ? scanVerbatim(cursor) : scanShorthand(cursor);
  const code = cursor.text.charCodeAt(cursor.at);
  if (!isBlankBreakOrEnd(code) && !(inFlow && code === comma)) {
    throw cursor.fault("white space or the end of the line was expected", "tag", start);
  }
  return tag;
}

function scanVerbatim(cursor: Cursor): TagToken {
  const start = cursor.at;
  cursor.at += 2;
  const suffix = scanUri(cursor, { what: "tag", start, verbatim: true });
  if (suffix === "") throw cursor.fault("a name was expected", "tag", start);
  if (cursor.text.charCodeAt(cursor.at) !== greater) throw cursor.fault("'>' was expected", "tag", start);
  cursor.at++;
  return { handle: "", suffix };
}

function scanShorthand(cursor: Cursor): TagToken {
  const start = cursor.at;
  const handle = scanHandle(cursor, "tag", start);
  const rest = scanUri(cursor, { what: "tag", start, verbatim: false });
  if (handle.length > 1 && handle.charCodeAt(handle.length - 1) === bang) {
    if (rest === "") throw cursor.fault("a name was expected", "tag", start);
    return { handle, suffix: rest };
  }
  const suffix = handle.slice(1) + rest;
  return suffix === "" ? { handle: "", suffix: "!" } : { handle: "!", suffix };
}

/** Steps over what a tag is named by, with its `%` escapes decoded. @throws {ConfigError} yaml_scanner */
export function scanUri(
  cursor: Cursor,
  part: { readonly what: string; readonly start: number; readonly verbatim: boolean },
): string {
  const { text } = cursor;
  const begin = cursor.at;
  let escaped = false;
  for (;;) {
    const code = text.charCodeAt(cursor.at);
    if (code === percent) {
      skipEscape(cursor, part);
      escaped = true;
    } else if (
      isUri(code) || (part.verbatim && (code === comma || code === openBracket || code === closeBracket))
    ) {
      cursor.at++;
    } else break;
  }
  const written = text.slice(begin, cursor.at);
  if (!escaped) return written;
  try {
    return decodeURIComponent(written);
  } catch {
    throw cursor.fault("'%' escapes spell no character", part.what, part.start);
  }
}

/** Steps over the `%` escapes that spell one character's bytes in UTF-8. */
function skipEscape(cursor: Cursor, part: { readonly what: string; readonly start: number }): void {
  let left = 0;
  do {
    const { text, at } = cursor;
    if (
      text.charCodeAt(at) !== percent || !isHex(text.charCodeAt(at + 1)) || !isHex(text.charCodeAt(at + 2))
    ) {
      throw cursor.fault("two hexadecimal digits were expected behind '%'", part.what, part.start);
    }
    const byte = parseInt(text.slice(at + 1, at + 3), 16);
    const width = widthOfSequence(byte);
    if (left === 0 ? width === 0 : (byte & 0xc0) !== 0x80) {
      throw cursor.fault("'%' escapes spell no character", part.what, part.start);
    }
    if (left === 0) left = width;
    cursor.at += 3;
  } while (--left > 0);
}

/** Bytes of the UTF-8 sequence that a byte begins; 0 for one that begins none. */
function widthOfSequence(byte: number): number {
  if (byte < 0x80) return 1;
  if ((byte & 0xe0) === 0xc0) return 2;
  if ((byte & 0xf0) === 0xe0) return 3;
  return (byte & 0xf8) === 0xf0 ? 4 : 0;
}
