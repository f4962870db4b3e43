import type { SourceFile } from "./source_files.ts";

const statements = "if|for|while|switch|catch|return|do|else|try|with|new|throw|await|yield|typeof|super";
const declaration = new RegExp(
  [
    String.raw`^(\s*)(?:export )?(?:default )?(?:async )?function\b`,
    String.raw`^(\s*)(?:export )?(?:const|let) [\w$]+.*=> \{$`,
    String
      .raw`^(\s+)(?!(?:${statements})\b)(?:(?:static|override|async|readonly|get|set|private|protected|public) )*(?:\*?[#\w$]+|\[[\w.]+\])(?:<.*>)?\(.*$`,
  ].join("|"),
);

/** `path:line (length)` of each function that has more lines than allowed. Relies on formatted code: a block ends at its own indentation. */
export function longFunctions(file: SourceFile, under: number): readonly string[] {
  const lines = file.code.split("\n");
  return lines.flatMap((line, at) => {
    const match = declaration.exec(line);
    if (match === null) return [];
    const length = lengthOf(lines, at, match[1] ?? match[2] ?? match[3] ?? "");
    return length >= under ? [`${file.path}:${at + 1} (${length} lines)`] : [];
  });
}

/** Lines from a declaration to the closing brace at its indentation; 1 where it has no body of its own. */
function lengthOf(lines: readonly string[], start: number, indent: string): number {
  for (let at = start; at < lines.length; at++) {
    const line = lines[at];
    if (at > start && line.startsWith(`${indent}}`) && !line.trimEnd().endsWith("{")) return at - start + 1;
    const ends = line.trimEnd();
    if (at === start && !/[{(,<]$/.test(ends)) return 1;
    if (at > start && line.startsWith(`${indent})`) && !ends.endsWith("{")) return 1;
  }
  return 1;
}
