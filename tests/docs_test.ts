import assert from "node:assert/strict";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { after, describe, it } from "node:test";
import { pathToFileURL } from "node:url";
import { codeBlocks, exportedNames } from "./docs/doc_comments.ts";
import { root } from "./source_rules/source_files.ts";

/** In the repository, so that the runtimes find the packages that examples import. */
const directory = join(root, "dist", `docs-${process.pid}`);

const packages: Readonly<Record<string, string>> = {
  "@hydrant/config": "mod.ts",
  "@hydrant/config/tree": "tree.ts",
  "@hydrant/config/testing": "testing.ts",
};

let written = 0;

/** Runs an example as a module of its own, against the files here. */
async function runExample(code: string): Promise<void> {
  const local = code.replace(/(from\s+)"([^"]+)"/g, (whole, from, name) => {
    const target = packages[name];
    return target === undefined ? whole : `${from}${JSON.stringify(pathToFileURL(join(root, target)).href)}`;
  });
  mkdirSync(directory, { recursive: true });
  const path = join(directory, `example_${written++}.ts`);
  writeFileSync(path, local);
  await import(pathToFileURL(path).href);
}

describe("examples", () => {
  after(() => rmSync(directory, { recursive: true, force: true }));

  for (const entry of ["mod.ts", "tree.ts", "testing.ts"]) {
    for (const { name, comment } of exportedNames(entry)) {
      codeBlocks(comment).forEach((code, at) => {
        it(`runs example ${at + 1} of ${name}, exported by ${entry}`, () => runExample(code));
      });
    }
  }

  const readme = codeBlocks(readFileSync(join(root, "README.md"), "utf8"));
  readme.forEach((code, at) => {
    it(`runs example ${at + 1} of the README`, () => runExample(code));
  });

  it("are in the README", () => {
    assert.ok(readme.length > 0);
  });
});
