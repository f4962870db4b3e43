import { hiddenValueStart, isUnderHiddenKey } from "./masked_line.ts";
import { mask } from "./message.ts";
import type { Redactor } from "./redactor.ts";
import { lineTextAt, positionOf, type SourceText } from "./source_text.ts";
import { visibleText } from "./visible_text.ts";

/** Columns of source that a frame shows. */
const frameWidth = 100;
/** Columns before the caret where a line is too long to show whole. */
const leadWidth = 60;

export interface FrameOptions {
  readonly redactor: Redactor;
  /** Whether the value that the offset points at is hidden. */
  readonly hidden: boolean;
  /** The key path of that value. */
  readonly keyPath?: string | undefined;
}

/** The line of a source that holds an offset, and a caret under the column; what the redactor hides is masked. */
export function codeFrame(source: SourceText, offset: number, options: FrameOptions): readonly string[] {
  const { line, column } = positionOf(source, offset);
  const text = lineTextAt(source, offset);
  const shownEnd = visibleEnd(source, text, { ...options, lineStart: offset - column + 1, column });
  const caret = Math.min(column - 1, shownEnd);
  const before = visibleText(text.slice(0, caret));
  const after = visibleText(text.slice(caret, shownEnd));
  return layOut(String(line), before, shownEnd < text.length ? after + mask : after);
}

interface LineOptions extends FrameOptions {
  readonly lineStart: number;
  readonly column: number;
}

/** How much of a line may be shown. */
function visibleEnd(source: SourceText, line: string, options: LineOptions): number {
  const { redactor, hidden, keyPath, lineStart, column } = options;
  if (isUnderHiddenKey(source.text, lineStart, redactor)) return /^\s*/.exec(line)?.[0].length ?? 0;
  const parent = keyPath === undefined
    ? undefined
    : keyPath.slice(0, Math.max(0, keyPath.lastIndexOf(".") + 1));
  const hides = (name: string) =>
    redactor.hidesName(lastKey(name)) || (parent !== undefined && redactor.hides(parent + name));
  const named = hiddenValueStart(line, hides);
  return hidden ? Math.min(named, column - 1) : named;
}

function lastKey(name: string): string {
  return name.slice(name.lastIndexOf(".") + 1);
}

function layOut(number: string, before: string, after: string): readonly string[] {
  const start = before.length + after.length > frameWidth ? Math.max(0, before.length - leadWidth) : 0;
  const lead = (start > 0 ? "…" : "") + before.slice(start);
  const rest = after.slice(0, frameWidth - lead.length);
  const margin = " ".repeat(number.length);
  return [
    `  ${number} | ${lead}${rest}${rest.length < after.length ? "…" : ""}`,
    `  ${margin} | ${" ".repeat(lead.length)}^`,
  ];
}
