import { CharacterClass, classesAt, skipBlanks } from "./character.ts";
import { spellingAt } from "./opening.ts";

/** What ends an unquoted value besides the characters that none can hold. */
export interface UnquotedOptions {
  /** A colon ends it, as in the key of a dict. Default: a colon is part of it. */
  readonly stopAtColon?: boolean;
  /** Whether `$<` can open an interpolation. */
  readonly angle: boolean;
  /** Whether blanks at the end of the whole text are part of the value. Default: they are. */
  readonly blanksAtEnd?: boolean;
}

const escapes = /\\([\\()[\]{}:=, \t])/g;

/**
 * The end of the unquoted text that begins at `at`: before an interpolation, a character that needs quotes, or
 * the blanks before a comma or a closing bracket. Blanks beside a colon belong to the colon, and so to the text.
 */
export function endOfUnquoted(text: string, at: number, options: UnquotedOptions): number {
  let end = at;
  for (;;) {
    const code = text.charCodeAt(end);
    const classes = classesAt(text, end);
    if (code === 0x24) {
      if (opensInterpolation(text, end, options)) return end;
      end++;
    } else if (code === 0x5c) {
      end += (classesAt(text, end + 1) & CharacterClass.escapable) === 0 ? 1 : 2;
    } else if ((classes & CharacterClass.unquoted) !== 0) {
      end++;
    } else if ((classes & CharacterClass.blank) !== 0) {
      const next = skipBlanks(text, end + 1);
      if (next === text.length && options.blanksAtEnd === false) return end;
      if (endsAfterBlanks(text.charCodeAt(next), options)) return end;
      end = next;
    } else if (code === 0x3a && options.stopAtColon !== true) {
      end = skipBlanks(text, end + 1);
    } else {
      return end;
    }
  }
}

/** Unquoted text with its escapes undone; a backslash before any other character is one. */
export function unescapeUnquoted(raw: string): string {
  return raw.includes("\\") ? raw.replace(escapes, "$1") : raw;
}

function opensInterpolation(text: string, at: number, options: UnquotedOptions): boolean {
  const spelling = spellingAt(text, at);
  return spelling === "dollar" || (spelling === "angle" && options.angle);
}

/** Whether blanks before this character belong to it rather than to the text before them. */
function endsAfterBlanks(code: number, options: UnquotedOptions): boolean {
  return code === 0x3a ? options.stopAtColon === true : ",]}>()=".includes(String.fromCharCode(code));
}
