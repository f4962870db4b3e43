import { isLineBreak, isPrintable } from "./emit_scalar.ts";

/** Text folds at the first space beyond this column. */
const bestWidth = 80;

/**
 * Writes marks and scalars and keeps account of where the text stands: it decides by column where lines break.
 * Indentation is that of the enclosing block; a scalar's continuation lines are indented once more.
 */
export class EmitWriter {
  text = "";
  column = 0;
  /** -1 outside of everything. */
  indent = -1;
  /** Whether the last character was white space, so that none is needed before the next mark. */
  afterSpace = true;
  /** Whether the line holds nothing but indentation and block marks. */
  atLineStart = true;
  /** Whether scalars may go over several lines: keys written before a `:` may not. */
  folds = true;

  /** Goes to the indentation, on a new line where the current one holds anything. */
  breakLine(): void {
    this.#breakLineAt(this.indent < 0 ? 0 : this.indent);
  }

  #breakLineAt(indent: number): void {
    if (!this.atLineStart || this.column > indent || (this.column === indent && !this.afterSpace)) {
      this.text += indent < newLines.length ? newLines[indent] : "\n" + " ".repeat(indent);
    } else if (this.column < indent) {
      this.text += " ".repeat(indent - this.column);
    }
    this.column = indent;
    this.afterSpace = true;
    this.atLineStart = true;
  }

  /** Whether a collection in brackets goes on in a new line. */
  get isWide(): boolean {
    return this.column > bestWidth;
  }

  /** `-`, `?` and `:` of blocks, after which a block may go on in the same line. */
  blockMark(mark: string): void {
    this.#space();
    this.text += mark;
    this.column++;
    this.afterSpace = false;
  }

  /** `[` and `{`. */
  openBracket(mark: string): void {
    this.#space();
    this.text += mark;
    this.column++;
    this.afterSpace = true;
    this.atLineStart = false;
  }

  /** A mark that is set off from what is before it. */
  spacedMark(mark: string): void {
    this.#space();
    this.closeMark(mark);
  }

  /** A mark that sticks to what is before it. */
  closeMark(mark: string): void {
    this.text += mark;
    this.column += mark.length;
    this.afterSpace = false;
    this.atLineStart = false;
  }

  plain(text: string): void {
    this.#space();
    if (!this.folds || this.column + text.length - 2 <= bestWidth || !text.includes(" ")) {
      this.text += text;
      this.column += text.length;
    } else {
      this.#folded(text);
    }
    this.afterSpace = false;
    this.atLineStart = false;
  }

  /** A text without line breaks. A single space beyond the width becomes a line break, but not at either end. */
  #folded(text: string): void {
    const last = text.length - 1;
    let start = 0;
    let searched = bestWidth + 1 - this.column;
    for (;;) {
      const at = text.indexOf(" ", Math.max(searched, start + 1, 1));
      if (at < 0 || at >= last) break;
      if (text[at + 1] === " " || text[at - 1] === " ") {
        // Runs of spaces stay as they are.
        let end = at + 1;
        while (text[end] === " ") end++;
        searched = end;
        continue;
      }
      this.#append(text, start, at);
      this.atLineStart = false;
      this.#breakLineAt(this.#scalarIndent());
      start = at + 1;
      searched = start + bestWidth + 1 - this.column;
    }
    this.#append(text, start, text.length);
  }

  single(text: string): void {
    this.spacedMark("'");
    const quoted = text.includes("'") ? text.replaceAll("'", "''") : text;
    if (/[\n\u2028\u2029]/.test(text)) this.#singleLines(text);
    else if (!this.folds || this.column + quoted.length - 2 <= bestWidth) {
      this.#append(quoted, 0, quoted.length);
    } else this.#folded(quoted);
    this.closeMark("'");
  }

  /** A line break in the text is written as one more than it is. */
  #singleLines(text: string): void {
    let inBreaks = false;
    for (let at = 0; at < text.length;) {
      const code = text.charCodeAt(at);
      if (isLineBreak(code)) {
        if (!inBreaks && code === 0x0a) this.text += "\n";
        this.text += text[at++];
        this.column = 0;
        this.atLineStart = true;
        inBreaks = true;
        continue;
      }
      if (inBreaks) this.#breakLineAt(this.#scalarIndent());
      inBreaks = false;
      let end = at;
      while (end < text.length && !isLineBreak(text.charCodeAt(end))) end++;
      this.atLineStart = false;
      this.#singleLine(text.slice(at, end), { atStart: at === 0, atEnd: end === text.length });
      at = end;
    }
    if (inBreaks) this.#breakLineAt(this.#scalarIndent());
  }

  #singleLine(line: string, ends: { readonly atStart: boolean; readonly atEnd: boolean }): void {
    const last = line.length - 1;
    for (let at = 0; at <= last; at++) {
      const isSpace = line[at] === " ";
      const isAlone = isSpace && line[at - 1] !== " " && line[at + 1] !== " ";
      const isEnd = (ends.atStart && at === 0) || (ends.atEnd && at === last);
      if (isAlone && this.folds && this.column > bestWidth && !isEnd) {
        this.#breakLineAt(this.#scalarIndent());
        this.atLineStart = false;
      } else {
        const written = line[at] === "'" ? "''" : line[at];
        this.text += written;
        this.column += written.length;
      }
    }
  }

  double(text: string): void {
    this.spacedMark('"');
    const last = text.length - 1;
    let start = 0;
    let afterSpace = false;
    for (let at = 0; at <= last; at++) {
      const code = text.charCodeAt(at);
      if (code === 0x20) {
        const isFold = this.folds && !afterSpace && this.column + at - start > bestWidth && at > 0 &&
          at < last;
        afterSpace = true;
        if (!isFold) continue;
        this.#append(text, start, at);
        this.atLineStart = false;
        this.#breakLineAt(this.#scalarIndent());
        this.atLineStart = false;
        start = at + 1;
        if (text[at + 1] === " ") this.#append("\\", 0, 1);
        continue;
      }
      afterSpace = false;
      if (code !== 0x22 && code !== 0x5c && isPrintable(code) && !isLineBreak(code)) continue;
      this.#append(text, start, at);
      const character = text.codePointAt(at) ?? code;
      const escape = escapeOf(character);
      this.#append(escape, 0, escape.length);
      if (character > 0xffff) at++;
      start = at + 1;
    }
    this.#append(text, start, text.length);
    this.closeMark('"');
  }

  #append(text: string, start: number, end: number): void {
    this.text += start === 0 && end === text.length ? text : text.slice(start, end);
    this.column += end - start;
  }

  #space(): void {
    if (this.afterSpace) return;
    this.text += " ";
    this.column++;
  }

  #scalarIndent(): number {
    return this.indent < 0 ? 2 : this.indent + 2;
  }
}

/** Line breaks with the indentations that occur. */
const newLines: readonly string[] = Array.from({ length: 64 }, (_, indent) => "\n" + " ".repeat(indent));

const namedEscapes: ReadonlyMap<number, string> = new Map([
  [0x00, "\\0"],
  [0x07, "\\a"],
  [0x08, "\\b"],
  [0x09, "\\t"],
  [0x0a, "\\n"],
  [0x0b, "\\v"],
  [0x0c, "\\f"],
  [0x0d, "\\r"],
  [0x1b, "\\e"],
  [0x22, '\\"'],
  [0x5c, "\\\\"],
  [0x85, "\\N"],
  [0x2028, "\\L"],
  [0x2029, "\\P"],
]);

function escapeOf(character: number): string {
  const named = namedEscapes.get(character);
  if (named !== undefined) return named;
  const digits = character.toString(16).toUpperCase();
  if (character <= 0xff) return `\\x${digits.padStart(2, "0")}`;
  return character <= 0xffff ? `\\u${digits.padStart(4, "0")}` : `\\U${digits.padStart(8, "0")}`;
}
