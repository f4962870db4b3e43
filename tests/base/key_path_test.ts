import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import {
  assignmentIndex,
  fullKey,
  type KeyPathPart,
  printKeyPath,
  splitKeyPath,
} from "../../src/base/key_path.ts";

const splits: readonly (readonly [path: string, keys: readonly string[]])[] = [
  ["", [""]],
  ["a", ["a"]],
  ["a.b.c", ["a", "b", "c"]],
  ["a..b", ["a", "", "b"]],
  [".a", ["", "a"]],
  ["a.", ["a", ""]],
  ["l[0].k", ["l", "0", "k"]],
  ["[d][a]", ["d", "a"]],
  ["[a.b]", ["a.b"]],
  ["d[]", ["d", ""]],
  ["[]", [""]],
  ["d[a", ["d"]],
  ["d[a.b", ["d", "b"]],
  ["a[b]c.d", ["a", "b", "d"]],
  ["a[x\ny]b", ["a"]],
  ["]", ["]"]],
  [".[", [""]],
  ["a\\.b", ["a.b"]],
  ["a\\\\.b", ["a\\.b"]],
  ["a\\b", ["a\\b"]],
  ["a\\[0\\]", ["a[0]"]],
  ["[a\\]b]", ["a]b"]],
  ["a\\=b", ["a=b"]],
  ["[\\a", []],
  ["\\.[", ["."]],
];

const key = fc.string({ unit: fc.constantFrom(..."ab.[]=\\\n 0é"), maxLength: 6 });
const part = fc.record({ key, bracketed: fc.boolean() });
const printable = fc.array(part, { minLength: 1, maxLength: 5 }).filter((parts) =>
  parts.every(({ key }, at) => !key.endsWith("\\") || at === parts.length - 1)
);

describe("splitKeyPath", () => {
  for (const [path, keys] of splits) {
    it(`splits ${JSON.stringify(path)}`, () => assert.deepEqual(splitKeyPath(path), keys));
  }

  it("takes time in proportion to the length", () => {
    const unclosed = "[".repeat(200_000);
    assert.deepEqual(splitKeyPath(unclosed), []);
    assert.deepEqual(splitKeyPath(`${unclosed}\n]`), []);
    assert.equal(splitKeyPath(`\\${unclosed}`).length, 1);
  });
});

describe("printKeyPath", () => {
  it("writes list positions in brackets and escapes what would split a key", () => {
    const parts: KeyPathPart[] = [
      { key: "a.b", bracketed: false },
      { key: "0", bracketed: true },
      { key: "", bracketed: false },
      { key: "c", bracketed: false },
    ];
    assert.equal(printKeyPath(parts), "a\\.b[0][].c");
  });

  it("prints what splits into the same keys", () => {
    fc.assert(fc.property(printable, (parts) => {
      assert.deepEqual(splitKeyPath(printKeyPath(parts)), parts.map((one) => one.key));
    }));
  });
});

describe("fullKey", () => {
  const parts = (...keys: (string | number)[]) =>
    keys.map((key) => ({ key: String(key), bracketed: typeof key === "number" }));

  it("shows keys as OmegaConf's errors do", () => {
    assert.equal(fullKey([]), "");
    assert.equal(fullKey(parts("a", "b", 0, "c")), "a.b[0].c");
    assert.equal(fullKey(parts(0, 1, "c")), "[0][1].c");
    assert.equal(fullKey(parts("a.b", "c")), "a.b.c");
    assert.equal(fullKey(parts("a", "", "c")), "a..c");
    assert.equal(fullKey(parts("a", "")), "a");
  });
});

describe("assignmentIndex", () => {
  it("finds the first equals sign that is not escaped", () => {
    assert.equal(assignmentIndex("a=b=c"), 1);
    assert.equal(assignmentIndex("a\\=b=c"), 4);
    assert.equal(assignmentIndex("a\\b=c"), 3);
    assert.equal(assignmentIndex("a"), -1);
  });
});
