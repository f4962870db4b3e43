import { ConfigError } from "../base/error.ts";

/** What is known of a place where parsing stopped. */
export interface SyntaxFault {
  /** 0-based offset of what was found. */
  readonly offset: number;
  /** What could have stood there, in words. */
  readonly expected: string;
  /** Whether an interpolation in angle brackets is open there. */
  readonly withinAngle: boolean;
}

/** Longer texts are shown in part. */
const shownLength = 80;

/** The error for a text that is no interpolation by the grammar. */
export function syntaxError(text: string, fault: SyntaxFault): ConfigError<"grammar_parse"> {
  const { offset, expected } = fault;
  const hint = fault.withinAngle
    ? "; if no interpolation is meant, write '\\$<', or turn this spelling off with angle: false"
    : "";
  const message = `Cannot parse '${excerpt(text, offset)}': expected ${expected} at offset ${offset}, ` +
    `found ${foundAt(text, offset)}${hint}`;
  return new ConfigError("grammar_parse", message, { details: { text, offset, expected } });
}

/** The text around an offset. */
function excerpt(text: string, offset: number): string {
  if (text.length <= shownLength) return text;
  const start = Math.max(0, Math.min(offset - shownLength / 2, text.length - shownLength));
  const end = start + shownLength;
  return `${start > 0 ? "…" : ""}${text.slice(start, end)}${end < text.length ? "…" : ""}`;
}

function foundAt(text: string, offset: number): string {
  const code = text.codePointAt(offset);
  return code === undefined ? "the end of the text" : `'${String.fromCodePoint(code)}'`;
}
