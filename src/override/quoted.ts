import { rewriteSlashRuns } from "./slash_runs.ts";
import type { QuotedText } from "./value.ts";

const specialCharacters = /[\\()[\]{}:=, \t]/g;

/**
 * The offset after the quote that closes the text opening at `at`; -1 when none does. A quote after an odd number
 * of backslashes is text.
 */
export function endOfQuoted(text: string, at: number): number {
  const quote = text[at];
  let slashes = 0;
  for (let end = at + 1; end < text.length; end++) {
    const character = text[end];
    if (character === quote && slashes % 2 === 0) return end + 1;
    slashes = character === "\\" ? slashes + 1 : 0;
  }
  return -1;
}

/** The text between two quotes with its escapes undone; backslashes count only before a quote and at the end. */
export function unescapeQuoted(inner: string, quote: string): string {
  return rewriteSlashRuns(
    inner,
    quote,
    (slashes, beforeQuote) => "\\".repeat(slashes >> 1) + (beforeQuote ? quote : ""),
  );
}

/** Quoted text as an override writes it. */
export function printQuoted({ text, quote }: QuotedText): string {
  const inner = rewriteSlashRuns(
    text,
    quote,
    (slashes, beforeQuote) => "\\".repeat(2 * slashes) + (beforeQuote ? `\\${quote}` : ""),
  );
  return quote + inner + quote;
}

/** A string as an override writes it without quotes: with a backslash before each character that has a meaning. */
export function escapeSpecialCharacters(text: string): string {
  return text.replace(specialCharacters, "\\$&");
}
