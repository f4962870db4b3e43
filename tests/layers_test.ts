import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { importedPath, root, type SourceFile, sourceFiles } from "./source_rules/source_files.ts";

/** The layers of the design: a file imports its own folder and lower layers. */
const layers: Readonly<Record<string, number>> = {
  base: 0,
  runtime: 0,
  yaml: 1,
  grammar: 1,
  interpolation: 2,
  tree: 3,
  override: 3,
  resolve: 4,
  schema: 4,
  config: 5,
  source: 6,
  compose: 7,
  live: 8,
  delivery: 9,
  ipc: 10,
  sink: 10,
  supervise: 11,
  cli: 12,
};

/** Within one layer no folder imports another, but for the one that says how files are read as `base` errors. */
const withinLayer: readonly string[] = ["runtime -> base"];

const files = sourceFiles();

function mayImport(from: string, to: string): boolean {
  return from === to || layers[to] < layers[from] || withinLayer.includes(`${from} -> ${to}`);
}

function relativeImports(file: SourceFile): readonly string[] {
  return file.imports.filter((specifier) => specifier.startsWith("."));
}

describe("layers of src/", () => {
  it("has no folder that is no layer, and no file outside a folder", () => {
    assert.deepEqual(files.filter(({ folder }) => layers[folder] === undefined).map(({ path }) => path), []);
  });

  it("imports its own folder and lower layers only, type imports included", () => {
    const wrong = files.flatMap((file) =>
      relativeImports(file)
        .map((specifier) => importedPath(file, specifier))
        .filter((path) => !path.startsWith("src/") || !mayImport(file.folder, path.split("/")[1]))
        .map((path) => `${file.path} -> ${path}`)
    );
    assert.deepEqual(wrong, []);
  });

  it("imports files that exist, by their full name", () => {
    const known = new Set(files.map(({ path }) => path));
    const wrong = files.flatMap((file) =>
      relativeImports(file)
        .filter((specifier) => !known.has(importedPath(file, specifier)) && !specifier.endsWith(".json"))
        .map((specifier) => `${file.path} -> ${specifier}`)
    );
    assert.deepEqual(wrong, []);
  });

  it("has no cycles between files", () => {
    assert.deepEqual(cycles(), []);
  });

  it("has no index files", () => {
    assert.deepEqual(
      files.filter(({ path }) => /\/(?:index|mod)\.ts$/.test(path)).map(({ path }) => path),
      [],
    );
  });

  it("is described folder by folder in src/README.md", () => {
    const readme = readFileSync(join(root, "src/README.md"), "utf8");
    const folders = new Set(files.map(({ folder }) => folder));
    assert.deepEqual([...folders].filter((folder) => !readme.includes(`\`${folder}/\``)), []);
  });
});

/** One cycle for each file that closes one, as the chain of paths. */
function cycles(): readonly string[] {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const state = new Map<string, "open" | "done">();
  const found: string[] = [];
  const visit = (path: string, chain: readonly string[]): void => {
    const file = byPath.get(path);
    if (file === undefined || state.get(path) === "done") return;
    if (state.get(path) === "open") {
      found.push([...chain.slice(chain.indexOf(path)), path].join(" -> "));
      return;
    }
    state.set(path, "open");
    for (const specifier of relativeImports(file)) visit(importedPath(file, specifier), [...chain, path]);
    state.set(path, "done");
  };
  for (const file of files) visit(file.path, []);
  return found;
}
