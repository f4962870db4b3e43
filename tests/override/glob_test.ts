import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { globPattern, matchesGlob } from "../../src/override/glob.ts";

describe("matchesGlob", () => {
  const rows: readonly (readonly [pattern: string, taken: readonly string[], refused: readonly string[]])[] =
    [
      ["*", ["", "a", "a.b"], []],
      ["a*b*", ["ab", "axbx", "abb"], ["a", "ba", "xab"]],
      ["?", ["a", "é", "😀"], ["", "ab"]],
      ["[a-c]x", ["ax", "cx"], ["dx", "x", "Ax"]],
      ["[!a-c]", ["d", "!"], ["a", ""]],
      ["[]a]", ["]", "a"], ["[]a]"]],
      ["[!]a]", ["b"], ["]", "a"]],
      ["[a-]", ["a", "-"], ["b"]],
      ["[a-c-e]", ["b", "-", "e"], ["d"]],
      ["[c-a]", [], ["a", "b", "c", "-"]],
      ["[!c-a]", ["a", "x"], [""]],
      ["[a", ["[a"], ["a"]],
      ["[]", ["[]"], [""]],
      ["a.b", ["a.b"], ["axb"]],
      ["A", ["A"], ["a"]],
      ["\\*", ["\\", "\\x"], ["*"]],
      ["", [""], ["a"]],
    ];
  for (const [pattern, taken, refused] of rows) {
    it(`reads '${pattern}' as Python does`, () => {
      const compiled = globPattern(pattern);
      for (const name of taken) assert.equal(matchesGlob(compiled, name), true, name);
      for (const name of refused) assert.equal(matchesGlob(compiled, name), false, name);
    });
  }

  it("takes no exponential time for many stars", () => {
    assert.equal(matchesGlob(globPattern("*a".repeat(200) + "b"), "a".repeat(2000)), false);
  });
});
