import { readFileSync } from "node:fs";
import { join } from "node:path";
import { importedPath, root } from "../source_rules/source_files.ts";

/** A name that an entry file exports, and the doc comment of its declaration. */
export interface ExportedName {
  readonly name: string;
  /** `function`, `class`, `interface`, `type` or `const`; empty where the declaration was not found. */
  readonly declaredAs: string;
  readonly comment: string;
  /** The file that declares it, relative to the root. */
  readonly path: string;
}

const exportList = /export\s+(?:type\s+)?\{([^}]*)\}\s*from\s*"([^"]+)"/g;

/** What an entry file exports by name. */
export function exportedNames(entry: string): readonly ExportedName[] {
  const text = readFileSync(join(root, entry), "utf8");
  return [...text.matchAll(exportList)].flatMap(([, list, specifier]) => {
    const path = importedPath({ path: entry, folder: "", text, code: text, imports: [] }, specifier);
    const names = list.replace(/\/\/[^\n]*|\/\*[\s\S]*?\*\//g, "").split(",").map((part) => part.trim())
      .filter(Boolean);
    return names.map((part) => {
      const [inner, outer] = part.replace(/^type\s+/, "").split(/\s+as\s+/);
      return { ...declarationOf(path, inner), name: outer ?? inner };
    });
  });
}

function declarationOf(path: string, name: string): ExportedName {
  const text = readFileSync(join(root, path), "utf8");
  const declaration = new RegExp(
    String
      .raw`export (?:declare )?(?:abstract )?(?:async )?(function\*?|class|interface|type|const) ${name}\b`,
  );
  const match = declaration.exec(text);
  if (match === null) return { name, declaredAs: "", comment: "", path };
  return { name, declaredAs: match[1], comment: commentBefore(text, match.index), path };
}

/** The doc comment that ends right before an offset. */
function commentBefore(text: string, offset: number): string {
  const before = text.slice(0, offset).replace(/(?:\n\/\/[^\n]*)*\s*$/, "");
  if (!before.endsWith("*/")) return "";
  return before.slice(before.lastIndexOf("/**"));
}

/** Whether there is an example, be it one that only a reader should follow. */
export function hasExample(text: string): boolean {
  return /```ts(?: no-run)?\n/.test(text);
}

/** The code of each ```ts block of a doc comment or a Markdown text; what is marked `no-run` is left out. */
export function codeBlocks(text: string): readonly string[] {
  return [...text.matchAll(/^[ \t]*(?:\*[ \t]?)?```ts\n([\s\S]*?)^[ \t]*(?:\*[ \t]?)?```$/gm)]
    .map(([, block]) => block.replace(/^[ \t]*\*[ \t]?/gm, ""));
}
