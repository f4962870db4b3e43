import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { float } from "../../src/base/float.ts";
import { FloatKey } from "../../src/tree/key.ts";
import { ListNode, MapNode, type Node } from "../../src/tree/node.ts";
import { TreeMaker } from "../../src/tree/tree_maker.ts";
import { tuple } from "../../src/tree/tuple.ts";

const maker = new TreeMaker();

describe("nodes of plain values", () => {
  const kinds: readonly (readonly [unknown, Node["kind"], unknown])[] = [
    [1, "int", 1],
    [1.5, "float", 1.5],
    [float(1), "float", 1],
    [-0, "int", 0],
    [2 ** 60, "int", 2n ** 60n],
    [5n, "int", 5],
    [NaN, "float", NaN],
    [true, "bool", true],
    [null, "null", null],
    ["abc", "str", "abc"],
    ["???", "missing", null],
    ["\\???", "str", "???"],
    ["\\\\???", "str", "\\???"],
    ["x???", "str", "x???"],
    ["$5", "str", "$5"],
  ];
  for (const [input, kind, value] of kinds) {
    it(`${typeof input} ${String(input)} is ${kind} ${String(value)}`, () => {
      const node = maker.fromPlain(input);
      assert.equal(node.kind, kind);
      assert.ok("value" in node);
      assert.ok(Object.is(node.value, value));
    });
  }

  it("parses interpolations, of both spellings unless one is turned off", () => {
    assert.equal(maker.fromPlain("x${a}").kind, "interpolation");
    assert.equal(maker.fromPlain("$<a>").kind, "interpolation");
    assert.equal(new TreeMaker({ angle: false }).fromPlain("$<a>").kind, "str");
  });

  it("keeps the order of keys, and their types in a Map", () => {
    const node = maker.fromPlain({
      b: 1,
      a: [new Map<unknown, unknown>([[1, "x"], ["y", 2], [float(2), 3]])],
    });
    assert.ok(node instanceof MapNode);
    assert.deepEqual(node.keys, ["b", "a"]);
    const list = node.values[1];
    assert.ok(list instanceof ListNode && list.items[0] instanceof MapNode);
    assert.deepEqual(list.items[0].keys, [1, "y", new FloatKey(2)]);
  });

  it("leaves out properties that are undefined, and tells tuples from lists", () => {
    const node = maker.fromPlain({ a: undefined, t: tuple([1, 2]) });
    assert.ok(node instanceof MapNode && node.values[0] instanceof ListNode);
    assert.deepEqual(node.keys, ["t"]);
    assert.equal(node.values[0].tuple, true);
  });

  const refused: readonly (readonly [string, unknown, string, string])[] = [
    ["a date", { a: [new Date(0)] }, "unsupported_value", "a[0]"],
    ["a function", { a: () => 1 }, "unsupported_value", "a"],
    ["undefined in a list", { a: [undefined] }, "unsupported_value", "a[0]"],
    ["a broken interpolation", { a: { b: ["${"] } }, "grammar_parse", "a.b[0]"],
    ["__proto__", { a: JSON.parse('{"__proto__": 1}') }, "unsafe_key", "a.__proto__"],
    ["a null key", { a: new Map([[null, 1]]) }, "key_validation", "a"],
    ["an integer and its text", { a: new Map<unknown, number>([[1, 1], ["1", 2]]) }, "key_validation", "a.1"],
  ];
  for (const [what, input, code, keyPath] of refused) {
    it(`refuses ${what}`, () => assert.throws(() => maker.fromPlain(input), { code, keyPath }));
  }

  it("refuses what is nested without end", () => {
    const cycle: Record<string, unknown> = {};
    cycle.again = cycle;
    assert.throws(() => maker.fromPlain(cycle), { code: "limit_exceeded" });
    let deep: unknown = 1;
    for (let level = 0; level < 10_000; level++) deep = [deep];
    assert.throws(() => maker.fromPlain(deep), { code: "limit_exceeded" });
  });
});
