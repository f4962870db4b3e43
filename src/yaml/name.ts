import {
  bang,
  closeBrace,
  closeBracket,
  colon,
  comma,
  isBlankBreakOrEnd,
  isWord,
  percent,
  question,
} from "./character.ts";
import { atSign, backtick } from "./character.ts";
import type { Cursor } from "./cursor.ts";

/** Scans the name of an anchor or alias, with the `&` or `*` before it. @throws {ConfigError} yaml_scanner */
export function scanName(cursor: Cursor, what: "anchor" | "alias"): string {
  const start = cursor.at++;
  const name = takeWord(cursor);
  if (name === "" || !mayFollowName(cursor.text.charCodeAt(cursor.at))) {
    throw cursor.fault("a name of letters, digits, '-' and '_' was expected", what, start);
  }
  return name;
}

/** Steps over letters, digits, `-` and `_`. */
export function takeWord(cursor: Cursor): string {
  const start = cursor.at;
  while (isWord(cursor.text.charCodeAt(cursor.at))) cursor.at++;
  return cursor.text.slice(start, cursor.at);
}

function mayFollowName(code: number): boolean {
  return isBlankBreakOrEnd(code) || code === question || code === colon || code === comma ||
    code === closeBracket || code === closeBrace || code === percent || code === atSign || code === backtick;
}

/** Scans the handle that a tag or a `%TAG` line begins with: `!`, `!!` or `!name!`; a lone `!` may begin a suffix. */
export function scanHandle(cursor: Cursor, what: string, start: number): string {
  const { text } = cursor;
  if (text.charCodeAt(cursor.at) !== bang) throw cursor.fault("'!' was expected", what, start);
  cursor.at++;
  const name = takeWord(cursor);
  if (text.charCodeAt(cursor.at) !== bang) return `!${name}`;
  cursor.at++;
  return `!${name}!`;
}
