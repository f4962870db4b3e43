/**
 * Whether a spelling is `???` with at least one backslash before it and nothing else: the way to write the text
 * `???`, which is otherwise a missing value. One of the backslashes falls away.
 */
export function isEscapedMissing(spelling: string): boolean {
  if (!spelling.endsWith("\\???")) return false;
  for (let at = spelling.length - 5; at >= 0; at--) {
    if (spelling[at] !== "\\") return false;
  }
  return true;
}
