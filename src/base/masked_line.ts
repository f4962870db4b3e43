import { mask } from "./message.ts";
import type { Redactor } from "./redactor.ts";

/** A name with the mark that its value follows, in YAML, JSON, an override or a command: `name: `, `"name":`, `name=`. */
const named = /(?<![\p{L}\p{N}_.-])(["']?)([\p{L}\p{N}_.-]+)\1\s*[:=]\s*/gu;

/**
 * Masks a text from the value of the first hidden name to its end: where such a value ends depends on more than the
 * text, so that nothing after it is shown.
 */
export function maskNamedValues(text: string, hides: (name: string) => boolean): string {
  const start = hiddenValueStart(text, hides);
  return start < text.length ? text.slice(0, start) + mask : text;
}

/** Where the value of the first hidden name begins; the end of the text without one. */
export function hiddenValueStart(text: string, hides: (name: string) => boolean): number {
  for (const match of text.matchAll(named)) {
    if (hides(match[2])) return match.index + match[0].length;
  }
  return text.length;
}

/** Masks an override, or anything else that is written `key.path=value`. */
export function maskAssignment(text: string, redactor: Redactor): string {
  return maskNamedValues(text, (name) => redactor.hides(name));
}

/** Characters of a line in which its key is looked for. */
const longestKeyLine = 1000;
const keyOfLine = /^( *(?:- +)*)(?:"([^"]*)"|'([^']*)'|([^\s"'#][^:#]*?))\s*:(?:\s|$)/;

/**
 * Whether a line of YAML stands under a key that hides its value, by indentation: it may be in the middle of a text
 * of several lines, or of a collection.
 */
export function isUnderHiddenKey(text: string, lineStart: number, redactor: Redactor): boolean {
  let line = lineAt(text, lineStart);
  let indent = indentOf(line);
  let isItem = line[indent] === "-";
  for (let end = lineStart - 1; end >= 0 && (indent > 0 || isItem);) {
    const start = end === 0 ? 0 : text.lastIndexOf("\n", end - 1) + 1;
    line = text.slice(start, Math.min(end, start + longestKeyLine));
    end = start - 1;
    const outer = indentOf(line);
    if (outer === line.length || line[outer] === "#") continue;
    const startsItem = line[outer] === "-";
    if (outer > indent || (outer === indent && !(isItem && !startsItem))) continue;
    const match = keyOfLine.exec(line);
    const isParent = match !== null && (match[1].length < indent || (isItem && match[1].length === indent));
    if (isParent && redactor.hidesName(match[2] ?? match[3] ?? match[4] ?? "")) return true;
    indent = outer;
    isItem = startsItem;
  }
  return false;
}

function lineAt(text: string, start: number): string {
  const end = text.indexOf("\n", start);
  return end < 0 ? text.slice(start) : text.slice(start, end);
}

function indentOf(line: string): number {
  let indent = 0;
  while (line[indent] === " ") indent++;
  return indent;
}
