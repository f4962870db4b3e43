import { CharacterClass, classesAt } from "../grammar/character.ts";
import { spellingAt } from "../grammar/opening.ts";

/** Where a key stands. */
export interface KeyContext {
  /** Whether `$<` can open an interpolation. */
  readonly angle: boolean;
  /** Within `$<…>`, where `<` and `>` are brackets. */
  readonly withinAngle: boolean;
}

const escapes = /\\([\\.[\]:=])/g;

/** The end of the key that begins at `at`; `at` itself when none does. */
export function endOfKey(text: string, at: number, context: KeyContext): number {
  let end = at;
  while (end < text.length) {
    const code = text.charCodeAt(end);
    if (code === 0x5c) {
      if ((classesAt(text, end + 1) & CharacterClass.keyEscapable) === 0) break;
      end += 2;
      continue;
    }
    if ((classesAt(text, end) & CharacterClass.keyBreak) !== 0) break;
    if (context.withinAngle && (code === 0x3c || code === 0x3e)) break;
    if (context.angle && spellingAt(text, end) === "angle") break;
    end++;
  }
  return end;
}

/** A key with its escapes undone. */
export function unescapeKey(raw: string): string {
  return raw.includes("\\") ? raw.replace(escapes, "$1") : raw;
}
