import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

/** The root of the repository. */
export const root: string = fileURLToPath(new URL("../../", import.meta.url));

/** One TypeScript file under `src/`. */
export interface SourceFile {
  /** Relative to the root, with `/`: `src/tree/node.ts`. */
  readonly path: string;
  /** The folder in `src/`; empty for what lies in `src/` itself. */
  readonly folder: string;
  readonly text: string;
  /** The text with comments and the contents of strings and templates blanked, line breaks kept. */
  readonly code: string;
  /** What it imports or exports from, as written; type imports and dynamic imports of a fixed path included. */
  readonly imports: readonly string[];
}

/** Every TypeScript file under `src/`. */
export function sourceFiles(): readonly SourceFile[] {
  return readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => readSourceFile(`src/${name.replaceAll("\\", "/")}`))
    .sort((a, b) => a.path < b.path ? -1 : 1);
}

function readSourceFile(path: string): SourceFile {
  const text = readFileSync(join(root, path), "utf8");
  const parts = path.split("/");
  return {
    path,
    folder: parts.length > 2 ? parts[1] : "",
    text,
    code: blank(text),
    imports: importsOf(text),
  };
}

const importPattern =
  /(?:^|[\n;])[ \t]*(?:import|export)\b(?:[^"'`;]*?\bfrom)?\s*(["'])([^"'\n]+)\1|\bimport\(\s*(["'])([^"'\n]+)\3/g;

function importsOf(text: string): readonly string[] {
  return [...text.matchAll(importPattern)].map((match) => match[2] ?? match[4]);
}

/** The file that a relative import leads to, relative to the root. */
export function importedPath(file: SourceFile, specifier: string): string {
  return relative(root, join(root, dirname(file.path), specifier)).replaceAll("\\", "/");
}

const tokenPattern =
  /\/\/[^\n]*|\/\*[\s\S]*?\*\/|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\[\s\S])*`|\/(?![*/])(?:[^/\\\n[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[dgimsuvy]*(?=\s*[;,.)\]])/g;

/** Blanks comments, strings, templates and regular expressions, so that rules look at code alone. */
function blank(text: string): string {
  return text.replace(tokenPattern, (token) => token.replace(/[^\n]/g, " "));
}
