/** How an interpolation is bracketed: `${…}` or `$<…>`. */
export type Spelling = "dollar" | "angle";

/** Which spellings a text may use. */
export interface SpellingOptions {
  /** Whether `$<…>` is an interpolation, as `${…}` is. Default: true. */
  readonly angle?: boolean | undefined;
}

const asciiOpening = /[A-Za-z0-9_.$\\]/;
const letter = /\p{L}/u;

/** The spelling of the interpolation that opens at an offset, if one does. */
export function spellingAt(text: string, at: number): Spelling | undefined {
  if (text.charCodeAt(at) !== 0x24) return undefined;
  const bracket = text.charCodeAt(at + 1);
  if (bracket === 0x7b) return "dollar";
  return bracket === 0x3c && canFollowAngle(text, at + 2) ? "angle" : undefined;
}

/**
 * Whether a string is an interpolation as OmegaConf counts: it holds an opening bracket, escaped or not. Such a
 * string must be parsed, if only to undo its escapes.
 */
export function holdsInterpolation(text: string, options?: SpellingOptions): boolean {
  const first = text.indexOf("$");
  if (first === -1) return false;
  if (text.indexOf("${", first) !== -1) return true;
  if (options?.angle === false) return false;
  for (let at = text.indexOf("$<", first); at !== -1; at = text.indexOf("$<", at + 2)) {
    if (canFollowAngle(text, at + 2)) return true;
  }
  return false;
}

/** `$<` is rare but not unknown in plain text (`cost $<10 EUR`): only what can begin a key or a name opens one. */
function canFollowAngle(text: string, at: number): boolean {
  const code = text.codePointAt(at);
  if (code === undefined) return false;
  const pattern = code < 0x80 ? asciiOpening : letter;
  return pattern.test(String.fromCodePoint(code));
}
