import { greater, hyphen, isBlank, isBreak, isDigit, plus, space, tab, zero } from "./character.ts";
import type { Cursor } from "./cursor.ts";

/** Scans a literal or folded scalar in a block collection of a column; -1 for none. @throws {ConfigError} yaml_scanner */
export function scanBlockScalar(cursor: Cursor, parentIndent: number): string {
  return new BlockScalar(cursor, parentIndent).scan();
}

/** What becomes of line breaks at the end. */
type Chomping = "clip" | "strip" | "keep";

class BlockScalar {
  readonly #cursor: Cursor;
  readonly #parentIndent: number;
  readonly #start: number;
  /** Column of the content; 0 until it is known. */
  #indent = 0;
  #chomping: Chomping = "clip";
  /** Empty lines read since the last line of content. */
  #emptyLines = "";

  constructor(cursor: Cursor, parentIndent: number) {
    this.#cursor = cursor;
    this.#parentIndent = parentIndent;
    this.#start = cursor.at;
  }

  scan(): string {
    const cursor = this.#cursor;
    const { text } = cursor;
    const { text: original } = cursor.source;
    const folded = text.charCodeAt(cursor.at++) === greater;
    this.#scanHeader();
    this.#skipEmptyLines();
    let value = "";
    let lastBreak = "";
    let lastWasIndented = false;
    while (cursor.column === this.#indent && cursor.at !== cursor.end) {
      const isIndented = isBlank(text.charCodeAt(cursor.at));
      if (folded && lastBreak === "\n" && !lastWasIndented && !isIndented) {
        value += this.#emptyLines === "" ? " " : this.#emptyLines;
      } else {
        value += lastBreak + this.#emptyLines;
      }
      const lineStart = cursor.at;
      cursor.skipLine();
      value += original.slice(lineStart, cursor.at);
      lastBreak = isBreak(text.charCodeAt(cursor.at)) ? cursor.takeBreak() : "";
      lastWasIndented = isIndented;
      this.#skipEmptyLines();
    }
    if (this.#chomping === "strip") return value;
    return this.#chomping === "clip" ? value + lastBreak : value + lastBreak + this.#emptyLines;
  }

  /** What stands behind `|` or `>`: chomping and indentation, in either order. */
  #scanHeader(): void {
    if (!this.#takeChomping()) {
      this.#takeIndentation();
      this.#takeChomping();
    } else this.#takeIndentation();
    this.#cursor.finishLine("block scalar", this.#start);
  }

  #takeChomping(): boolean {
    const code = this.#cursor.text.charCodeAt(this.#cursor.at);
    if (code !== plus && code !== hyphen) return false;
    this.#chomping = code === plus ? "keep" : "strip";
    this.#cursor.at++;
    return true;
  }

  #takeIndentation(): void {
    const cursor = this.#cursor;
    const code = cursor.text.charCodeAt(cursor.at);
    if (!isDigit(code)) return;
    if (code === zero) throw cursor.fault("its indentation cannot be 0", "block scalar", this.#start);
    this.#indent = Math.max(this.#parentIndent, 0) + code - zero;
    cursor.at++;
  }

  /** Steps over indentation and empty lines; the first line that is not empty settles the column. */
  #skipEmptyLines(): void {
    const cursor = this.#cursor;
    const { text } = cursor;
    const wanted = this.#indent === 0 ? Infinity : this.#indent;
    let widest = 0;
    this.#emptyLines = "";
    for (;;) {
      while (cursor.column < wanted && text.charCodeAt(cursor.at) === space) cursor.at++;
      widest = Math.max(widest, cursor.column);
      const code = text.charCodeAt(cursor.at);
      if (code === tab && cursor.column < wanted) {
        throw cursor.fault("a tab stands where only spaces may indent", "block scalar", this.#start);
      }
      if (!isBreak(code)) break;
      this.#emptyLines += cursor.takeBreak();
    }
    if (this.#indent === 0) this.#indent = Math.max(widest, this.#parentIndent + 1, 1);
  }
}
