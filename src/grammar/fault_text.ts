/** Longer texts are shown in part. */
const shownLength = 80;

/** The text around an offset, as an error shows it. */
export function excerpt(text: string, offset = 0): string {
  if (text.length <= shownLength) return text;
  const start = Math.max(0, Math.min(offset - shownLength / 2, text.length - shownLength));
  const end = start + shownLength;
  return `${start > 0 ? "…" : ""}${text.slice(start, end)}${end < text.length ? "…" : ""}`;
}

/** What stands at an offset, in words. */
export function foundAt(text: string, offset: number): string {
  const code = text.codePointAt(offset);
  return code === undefined ? "the end of the text" : `'${String.fromCodePoint(code)}'`;
}
