import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { Config } from "../../src/config/config.ts";
import { create } from "../../src/config/create.ts";
import { fromArgs, fromDotlist, mergeWithDotlist } from "../../src/config/dotlist.ts";
import { setFlag } from "../../src/config/flags.ts";
import { getItem } from "../../src/config/item.ts";
import { select } from "../../src/config/select.ts";
import { unset } from "../../src/config/unset.ts";
import { update } from "../../src/config/update.ts";
import { printKeyPath } from "../../src/base/key_path.ts";
import { valueOf } from "./value_of.ts";

describe("update", () => {
  const cases: readonly (readonly [string, string, string, unknown, unknown])[] = [
    ["sets a key", "a: 1", "a", 2, { a: 2 }],
    ["makes mappings on the way", "{}", "a.b.c", 1, { a: { b: { c: 1 } } }],
    ["goes through scalars and nulls", "a: 1\nb: null", "a.x", 1, { a: { x: 1 }, b: null }],
    ["merges a mapping into a mapping", "a: {x: 1}", "a", { y: 2 }, { a: { x: 1, y: 2 } }],
    ["replaces a list by a list", "a: [1, 2]", "a", [3], { a: [3] }],
    ["sets an item of a list", "a: [1, 2]", "a[1]", 5, { a: [1, 5] }],
    ["counts items from the end", "a: [1, 2]", "a.-1", 5, { a: [1, 5] }],
    ["writes to the integer that a text spells", "1: a", "1", "b", { 1: "b" }],
    ["follows an interpolation to the container it leads to", "a: ${b}\nb: {x: 1}", "a.x", 2, {
      a: { x: 2 },
      b: { x: 2 },
    }],
    ["replaces an interpolation at the end of the way", "a: ${b}\nb: 1", "a", 2, { a: 2, b: 1 }],
    ["takes escapes in keys", "{}", "a\\.b", 1, { "a.b": 1 }],
  ];
  for (const [what, text, path, value, wanted] of cases) {
    it(what, () => assert.deepEqual(valueOf(update(create(text), path, value)), wanted));
  }

  it("sets a mapping anew where it is not to merge", () => {
    assert.deepEqual(valueOf(update(create("a: {x: 1}"), "a", { y: 2 }, { merge: false })), { a: { y: 2 } });
  });

  it("does not reach into what a resolver gives", () => {
    const config = create("a: ${made:}", { resolvers: { made: () => create({ x: 1 }) } });
    assert.deepEqual(valueOf(update(config, "a.y", 2)), { a: { y: 2 } });
  });

  const refusals: readonly (readonly [string, () => unknown, string, string])[] = [
    [
      "a key in struct mode",
      () => update(setFlag(create("a: 1"), "struct", true), "b", 1),
      "attribute_not_found",
      "b",
    ],
    ["a read-only node", () => update(setFlag(create("a: 1"), "readonly", true), "a", 2), "readonly", "a"],
    ["an index that is no number", () => update(create("a: [1]"), "a.x", 2), "invalid_argument", ""],
    ["an index out of range", () => update(create("a: [1]"), "a[3]", 2), "index_out_of_range", "a[3]"],
    [
      "a broken interpolation",
      () => update(create("a: {b: [1]}"), "a.b[0]", "${"),
      "grammar_parse",
      "a.b[0]",
    ],
    ["a key that poisons", () => update(create("{}"), "a.__proto__.b", 1), "unsafe_key", ""],
    ["a path without end", () => update(create("{}"), "a.".repeat(5000), 1), "limit_exceeded", ""],
  ];
  for (const [what, act, code, keyPath] of refusals) {
    it(`refuses ${what}`, () => {
      assert.throws(act, (error: { code?: string; keyPath?: string }) => {
        assert.equal(error.code, code);
        if (keyPath !== "") assert.equal(error.keyPath, keyPath);
        return true;
      });
    });
  }

  it("adds a key in struct mode where it is forced, and keeps the mode", () => {
    const struct = setFlag(create("a: {b: 1}"), "struct", true);
    const forced = update(struct, "a.c.d", 1, { forceAdd: true });
    assert.deepEqual(valueOf(forced), { a: { b: 1, c: { d: 1 } } });
    assert.throws(() => update(forced, "a.e", 1), { code: "attribute_not_found" });
  });

  it("gives a part at its place in the new tree", () => {
    const config = create("a: {b: {x: 1}}\nc: ${a.b.x}");
    const part = update(getItem(config, "a") as Config, "b.x", 7);
    assert.deepEqual(valueOf(part), { b: { x: 7 } });
    const root = new Config({ ...part.place.parent!, key: undefined, parent: undefined }, part.context);
    assert.deepEqual(valueOf(root), { a: { b: { x: 7 } }, c: 7 });
  });

  const name = fc.string({ minLength: 1, maxLength: 4 }).filter((text) =>
    text !== "__proto__" && !text.endsWith("\\")
  );

  it("is read back by select, for any path and value", () => {
    fc.assert(fc.property(fc.array(name, { minLength: 1, maxLength: 4 }), fc.integer(), (keys, value) => {
      const path = printKeyPath(keys.map((key) => ({ key, bracketed: false })));
      assert.equal(select(update(create({ other: 1 }), path, value), path), value);
    }));
  });

  it("changes nothing but what it sets", () => {
    const config = create("a: {x: 1}\nb: {y: [1, {z: 2}]}");
    const changed = update(config, "a.x", 2);
    const [before, after] = [config.place.node, changed.place.node];
    assert.ok(before.kind === "map" && after.kind === "map");
    assert.equal(after.values[1], before.values[1]);
    assert.deepEqual(valueOf(config), { a: { x: 1 }, b: { y: [1, { z: 2 }] } });
  });
});

describe("unset", () => {
  it("removes a key, or an item of a list", () => {
    assert.deepEqual(valueOf(unset(create("a: {x: 1, y: 2}"), "a.x")), { a: { y: 2 } });
    assert.deepEqual(valueOf(unset(create("a: [1, 2, 3]"), "a[-1]")), { a: [1, 2] });
  });

  it("undoes update", () => {
    const config = create("a: {x: 1}");
    assert.deepEqual(valueOf(unset(update(config, "a.y", 2), "a.y")), valueOf(config));
  });

  it("refuses a key that is not there, and one that an object declares", () => {
    assert.throws(() => unset(create("a: 1"), "b.c"), { code: "key_not_found", keyPath: "b.c" });
    assert.throws(() => unset(setFlag(create("a: 1"), "struct", true), "a"), {
      code: "config_type",
      keyPath: "a",
    });
  });
});

describe("dotlists", () => {
  const cases: readonly (readonly [readonly string[], unknown])[] = [
    [["a"], { a: null }],
    [["a=010", "b=1e3", "c=yes"], { a: 8, b: 1000, c: true }],
    [["a=b: c"], { a: { b: "c" } }],
    [["a={b:1}"], { a: { "b:1": null } }],
    [["a.b=1", "a.c=2", "a.b=3"], { a: { b: 3, c: 2 } }],
    [["a=1", "a.b=2"], { a: { b: 2 } }],
    [["a\\=b=c=d"], { "a=b": "c=d" }],
  ];
  for (const [entries, wanted] of cases) {
    it(entries.join(" "), () => assert.deepEqual(valueOf(fromDotlist(entries)), wanted));
  }

  it("reads arguments as a dotlist, and sets one on a configuration", () => {
    assert.deepEqual(valueOf(fromArgs(["x=1"])), { x: 1 });
    assert.deepEqual(valueOf(mergeWithDotlist(create("l: [1, 2]"), ["l.0=7"])), { l: [7, 2] });
  });

  it("refuses what is no list of strings", () => {
    assert.throws(() => fromDotlist([1] as unknown as string[]), { code: "invalid_argument" });
    assert.throws(() => fromDotlist("a=1" as unknown as string[]), { code: "invalid_argument" });
  });
});
