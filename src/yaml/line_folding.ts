import { isBlank, isBreak, tab } from "./character.ts";
import type { Cursor } from "./cursor.ts";

/** How line breaks within a scalar are read. */
export interface Folding {
  /** Offset of the scalar. */
  readonly start: number;
  /** Column that lines must reach without a tab. */
  readonly indent: number;
  /** Whether the first break was escaped, and has been stepped over. */
  readonly escaped: boolean;
}

/**
 * Steps over the line breaks between two parts of a scalar, and over the blanks around them; gives what stands for
 * them: a single break becomes a space, more of them lose the first. LS and PS stay as they are.
 *
 * @throws {ConfigError} yaml_scanner for a tab where a line is indented
 */
export function foldBreaks(cursor: Cursor, { start, indent, escaped }: Folding): string {
  const { text } = cursor;
  let first = "";
  let rest = "";
  let broken = escaped;
  for (;;) {
    const code = text.charCodeAt(cursor.at);
    if (isBlank(code)) {
      if (code === tab && broken && cursor.column < indent) {
        throw cursor.fault("a tab stands where only spaces may indent", "plain scalar", start);
      }
      cursor.at++;
    } else if (isBreak(code)) {
      if (broken) rest += cursor.takeBreak();
      else first = cursor.takeBreak();
      broken = true;
    } else break;
  }
  if (first !== "\n") return first + rest;
  return rest === "" ? " " : rest;
}
