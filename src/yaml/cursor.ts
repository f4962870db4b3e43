import type { ConfigError } from "../base/error.ts";
import type { SourceText } from "../base/source_text.ts";
import {
  byteOrderMark,
  carriageReturn,
  dot,
  endOfText,
  hash,
  hyphen,
  isBlank,
  isBlankBreakOrEnd,
  isBreak,
  isBreakOrEnd,
  lineFeed,
  lineSeparator,
  paragraphSeparator,
} from "./character.ts";
import { yamlFault } from "./fault.ts";

/** A place in a text that is being scanned, and the steps that every part of the scanner takes. */
export class Cursor {
  readonly source: SourceText;
  /** The text up to where it is scanned, with the mark of its end behind it: reading never runs over. */
  readonly text: string;
  /** Offset of the end of the text. */
  readonly end: number;
  /** Offset of the next character. */
  at: number;
  /** Offset of the beginning of the line that `at` is in. */
  lineStart: number;
  /** Whether the plain scalar that was scanned last is over because its line is. */
  endedLine = false;

  constructor(source: SourceText, end: number = source.text.length) {
    const text = end === source.text.length ? source.text : source.text.slice(0, end);
    this.source = source;
    this.text = text + String.fromCharCode(endOfText);
    this.end = end;
    this.at = this.text.charCodeAt(0) === byteOrderMark ? 1 : 0;
    this.lineStart = this.at;
  }

  /** Characters from the beginning of the line. */
  get column(): number {
    return this.at - this.lineStart;
  }

  /** Steps over a line break; `\r\n` is one. Gives the text that it stands for in a scalar. */
  takeBreak(): string {
    const code = this.text.charCodeAt(this.at++);
    if (code === carriageReturn && this.text.charCodeAt(this.at) === lineFeed) this.at++;
    this.lineStart = this.at;
    if (code === lineSeparator) return "\u2028";
    return code === paragraphSeparator ? "\u2029" : "\n";
  }

  skipBlanks(): void {
    while (isBlank(this.text.charCodeAt(this.at))) this.at++;
  }

  /** Steps to the end of the line when a comment begins here. */
  skipComment(): void {
    if (this.text.charCodeAt(this.at) === hash) this.skipLine();
  }

  skipLine(): void {
    const { text } = this;
    let { at } = this;
    while (!isBreakOrEnd(text.charCodeAt(at))) at++;
    this.at = at;
  }

  /** Steps over blanks and a comment to the next line. @throws {ConfigError} yaml_scanner when something else stands there */
  finishLine(what: string, start: number): void {
    this.skipBlanks();
    this.skipComment();
    const code = this.text.charCodeAt(this.at);
    if (!isBreakOrEnd(code)) throw this.fault("a comment or the end of the line was expected", what, start);
    if (isBreak(code)) this.takeBreak();
  }

  /** Whether `---` or `...` stands here at the beginning of a line. */
  isAtDocumentMark(): boolean {
    if (this.at !== this.lineStart) return false;
    const code = this.text.charCodeAt(this.at);
    return (code === hyphen || code === dot) && this.isMark(code);
  }

  /** Whether a character stands here three times, and a blank, a break or the end after it. */
  isMark(code: number): boolean {
    const { text, at } = this;
    return text.charCodeAt(at) === code && text.charCodeAt(at + 1) === code &&
      text.charCodeAt(at + 2) === code && isBlankBreakOrEnd(text.charCodeAt(at + 3));
  }

  /** The error for characters that form no token, here; `start` is where `what` begins. */
  fault(problem: string, what: string, start: number): ConfigError {
    return yamlFault("yaml_scanner", problem, {
      source: this.source,
      offset: this.at,
      context: { what, offset: start },
    });
  }
}
