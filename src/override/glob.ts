/** A pattern of file names as Python's `fnmatch` reads it, in parts that match one character each, or any number. */
export type GlobPattern = readonly GlobPart[];

type GlobPart = "star" | "any" | CharacterSet;

/** Characters by code point: in one of the ranges, or in none of them. */
interface CharacterSet {
  readonly negated: boolean;
  readonly ranges: readonly (readonly [number, number])[];
}

/** Reads a pattern: `*`, `?`, `[a-c]`, `[!a-c]`; a bracket that is not closed stands for itself. */
export function globPattern(text: string): GlobPattern {
  const characters = Array.from(text, codeOf);
  const parts: GlobPart[] = [];
  for (let at = 0; at < characters.length;) {
    const code = characters[at];
    const end = code === bracketOpen ? endOfSet(characters, at + 1) : -1;
    if (end !== -1) {
      parts.push(characterSet(characters.slice(at + 1, end)));
      at = end + 1;
      continue;
    }
    if (code !== star) parts.push(code === question ? "any" : { negated: false, ranges: [[code, code]] });
    else if (parts[parts.length - 1] !== "star") parts.push("star");
    at++;
  }
  return parts;
}

/** Whether a pattern matches a whole name; upper and lower case differ. Takes the product of their lengths at most. */
export function matchesGlob(pattern: GlobPattern, name: string): boolean {
  const characters = Array.from(name, codeOf);
  let part = 0;
  let at = 0;
  let afterStar = -1;
  let starAt = 0;
  while (at < characters.length) {
    if (pattern[part] === "star") {
      afterStar = ++part;
      starAt = at;
    } else if (part < pattern.length && matchesOne(pattern[part], characters[at])) {
      part++;
      at++;
    } else if (afterStar !== -1) {
      part = afterStar;
      at = ++starAt;
    } else {
      return false;
    }
  }
  while (pattern[part] === "star") part++;
  return part === pattern.length;
}

const [star, question, bracketOpen, bracketClose, bang, dash] = Array.from("*?[]!-", codeOf);

function matchesOne(part: GlobPart, code: number): boolean {
  if (typeof part === "string") return true;
  return part.ranges.some(([first, last]) => code >= first && code <= last) !== part.negated;
}

/** The offset of the bracket that closes a set; a closing one right at its beginning is a member. */
function endOfSet(characters: readonly number[], start: number): number {
  let from = start;
  if (characters[from] === bang) from++;
  if (characters[from] === bracketClose) from++;
  return characters.indexOf(bracketClose, from);
}

function characterSet(written: readonly number[]): CharacterSet {
  const negated = written[0] === bang;
  const members = negated ? written.slice(1) : written;
  const ranges: (readonly [number, number])[] = [];
  for (let at = 0; at < members.length;) {
    if (members[at + 1] === dash && at + 2 < members.length) {
      // A range that runs backwards is empty.
      if (members[at] <= members[at + 2]) ranges.push([members[at], members[at + 2]]);
      at += 3;
    } else {
      ranges.push([members[at], members[at]]);
      at++;
    }
  }
  return { negated, ranges };
}

function codeOf(character: string): number {
  return character.codePointAt(0) ?? 0;
}
