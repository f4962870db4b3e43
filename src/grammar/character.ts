/**
 * The classes of ASCII characters that the grammars of interpolations and overrides tell apart. Characters
 * beyond ASCII belong to none.
 */
export const CharacterClass = {
  /** May stand in an unquoted value as it is, `$` and `\` included; colons and blanks have classes of their own. */
  unquoted: 1,
  /** May follow a backslash in an unquoted value, which then stands for it. */
  escapable: 2,
  blank: 4,
  /** Never part of a key in an interpolation, unless a backslash stands before it. */
  keyBreak: 8,
  /** May follow a backslash in a key of an interpolation, which then stands for it. */
  keyEscapable: 16,
} as const;

const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
const digits = "0123456789";

const members: readonly (readonly [number, string])[] = [
  [CharacterClass.unquoted, `${letters}${digits}_/-\\+.$%*@?|`],
  [CharacterClass.escapable, "\\()[]{}:=, \t"],
  [CharacterClass.blank, " \t"],
  [CharacterClass.keyBreak, "\\{}()[]:. \t'\""],
  [CharacterClass.keyEscapable, "\\.[]:="],
];

const classes: Readonly<Uint8Array> = classTable();

function classTable(): Uint8Array {
  const table = new Uint8Array(128);
  for (const [bit, characters] of members) {
    for (const character of characters) table[character.charCodeAt(0)] |= bit;
  }
  return table;
}

/** The classes of the character at an offset, as bits; 0 past the end and beyond ASCII. */
export function classesAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code < 128 ? classes[code] : 0;
}

/** The first offset from `at` on where no blank stands. */
export function skipBlanks(text: string, at: number): number {
  let end = at;
  while ((classesAt(text, end) & CharacterClass.blank) !== 0) end++;
  return end;
}
