/** One text that values were read from: a file, a string, an override list. */
export interface SourceText {
  /** What people call it: a path relative to where the command runs, or a label such as `<string>`. */
  readonly name: string;
  /** The whole text. */
  readonly text: string;
}

/** A place in a source, 1-based, as editors count: columns are UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/**
 * Works out the line and column of an offset; done only when somebody asks, so origins stay small. An offset past
 * the end of the text is a line that would follow.
 */
export function positionOf(source: SourceText, offset: number): Position {
  const { text } = source;
  const end = Math.min(Math.max(offset, 0), text.length);
  let line = 1;
  let lineStart = 0;
  for (let at = 0; at < end; at++) {
    if (isLineBreakAt(text, at)) {
      line++;
      lineStart = at + 1;
    }
  }
  return offset > text.length ? { line: line + 1, column: 1 } : { line, column: end - lineStart + 1 };
}

/** The text of the line that holds an offset, without its line break; empty past the end of the text. */
export function lineTextAt(source: SourceText, offset: number): string {
  const { text } = source;
  if (offset > text.length) return "";
  const at = Math.min(Math.max(offset, 0), text.length);
  let start = at;
  while (start > 0 && !isLineBreakAt(text, start - 1)) start--;
  let end = at;
  while (end < text.length && !isBreakCode(text.charCodeAt(end))) end++;
  return text.slice(start, end);
}

/** Whether the character ends a line; `\r\n` ends one at its `\n`. */
function isLineBreakAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code === 0x0d) return text.charCodeAt(at + 1) !== 0x0a;
  return isBreakCode(code);
}

function isBreakCode(code: number): boolean {
  return code === 0x0a || code === 0x0d || code === 0x85 || code === 0x2028 || code === 0x2029;
}
