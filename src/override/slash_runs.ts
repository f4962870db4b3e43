/**
 * Rewrites the backslashes that stand before a quote or at the end of a text, where alone they have a meaning in
 * quoted text. `rewrite` gets their number (0 as well) and whether a quote follows, and gives what to write for them
 * and the quote.
 */
export function rewriteSlashRuns(
  text: string,
  quote: string,
  rewrite: (slashes: number, beforeQuote: boolean) => string,
): string {
  let written = "";
  let copied = 0;
  let slashes = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === "\\") {
      slashes++;
      continue;
    }
    if (character === quote) {
      written += text.slice(copied, at - slashes) + rewrite(slashes, true);
      copied = at + 1;
    }
    slashes = 0;
  }
  return written + text.slice(copied, text.length - slashes) + rewrite(slashes, false);
}
