import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { exportedNames, hasExample } from "./docs/doc_comments.ts";
import { root } from "./source_rules/source_files.ts";

const entries = ["mod.ts", "tree.ts", "testing.ts"];

describe("the public surface", () => {
  it("has at most 40 names in mod.ts", () => {
    assert.ok(exportedNames("mod.ts").length <= 40, `${exportedNames("mod.ts").length} names`);
  });

  for (const entry of entries) {
    it(`exports by name, from ${entry}`, () => {
      assert.doesNotMatch(readFileSync(join(root, entry), "utf8"), /export\s+\*|export default/);
    });

    it(`documents each name of ${entry} where it is declared`, () => {
      const undocumented = exportedNames(entry).filter(({ comment }) => comment === "");
      assert.deepEqual(undocumented.map(({ name, path }) => `${name} in ${path}`), []);
    });

    it(`shows each function of ${entry} in an example`, () => {
      const functions = exportedNames(entry).filter(({ declaredAs }) => declaredAs.startsWith("function"));
      const without = functions.filter(({ comment }) => !hasExample(comment));
      assert.deepEqual(without.map(({ name, path }) => `${name} in ${path}`), []);
    });
  }

  it("keeps cli.ts under 30 lines", () => {
    assert.ok(readFileSync(join(root, "cli.ts"), "utf8").split("\n").length < 30);
  });
});
