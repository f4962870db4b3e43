import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { EnumKey, FloatKey, type Key, keyIdentity, keyText, positionOfKey } from "../../src/tree/key.ts";
import { normalizeKey, refuseConflictIn } from "../../src/tree/map_key.ts";
import { MapNode, ValueNode } from "../../src/tree/node.ts";
import { withEntry } from "../../src/tree/node_edit.ts";
import type { EnumType, NodeType } from "../../src/tree/node_type.ts";

const value = new ValueNode("int", 1);
const color: EnumType = {
  kind: "enum",
  name: "Color",
  optional: false,
  members: [{ name: "RED", value: { kind: "int", value: 1 } }, {
    name: "GREEN",
    value: { kind: "int", value: 2 },
  }],
};
const red = new EnumKey("Color", color.members[0]);

function mapOf(keys: readonly Key[]): MapNode {
  return new MapNode(keys, keys.map(() => value));
}

describe("keys", () => {
  const texts: readonly (readonly [Key, string])[] = [
    ["a.b", "a.b"],
    [1, "1"],
    [2n ** 70n, "1180591620717411303424"],
    [true, "True"],
    [new FloatKey(1), "1.0"],
    [new FloatKey(1e-5), "1e-05"],
    [red, "RED"],
  ];
  for (const [key, text] of texts) {
    it(`shows ${text}`, () => assert.equal(keyText(key), text));
  }

  it("counts 1, 1.0 and true as one key, and their texts as others", () => {
    assert.equal(keyIdentity(1), keyIdentity(true));
    assert.equal(keyIdentity(new FloatKey(1)), keyIdentity(1));
    assert.notEqual(keyIdentity("1"), keyIdentity(1));
    assert.notEqual(keyIdentity(red), keyIdentity("RED"));
  });

  for (const size of [3, 200]) {
    it(`finds each of ${size} keys, and no other`, () => {
      const keys: Key[] = Array.from({ length: size }, (_, at) => at % 2 === 0 ? `k${at}` : at);
      const map = mapOf(keys);
      keys.forEach((key, at) => assert.equal(positionOfKey(map, key), at));
      assert.equal(positionOfKey(map, "nope"), -1);
      assert.equal(positionOfKey(map, "1"), -1);
    });
  }

  it("keeps maps apart that were made of one by adding different keys", () => {
    const base = mapOf(Array.from({ length: 20 }, (_, at) => `k${at}`));
    assert.equal(positionOfKey(base, "k3"), 3);
    const left = withEntry(base, "left", value);
    const right = withEntry(base, "right", value);
    assert.deepEqual([left, right, base].map((map) => positionOfKey(map, "left")), [20, -1, -1]);
    assert.deepEqual([left, right, base].map((map) => positionOfKey(map, "right")), [-1, 20, -1]);
  });
});

describe("keys of a type", () => {
  const type = (kind: "int" | "float" | "bool" | "str"): NodeType => ({ kind, optional: false });
  const cases: readonly (readonly [Key, NodeType, Key | undefined])[] = [
    ["a", type("str"), "a"],
    [1, type("str"), undefined],
    [1, type("int"), 1],
    [true, type("int"), true],
    ["1", type("int"), undefined],
    [1, type("float"), undefined],
    [0, type("bool"), false],
    [new FloatKey(1), type("bool"), true],
    [2, type("bool"), undefined],
    ["1", type("bool"), undefined],
    ["BLUE", color, undefined],
    [true, color, undefined],
  ];
  for (const [key, keyType, wanted] of cases) {
    it(`${keyText(key)} as ${keyType.kind}`, () => assert.equal(normalizeKey(key, keyType), wanted));
  }

  for (const key of ["RED", "Color.RED", 1, red]) {
    it(`reads a member of an enum from ${keyText(key)}`, () => {
      const normal = normalizeKey(key, color);
      assert.ok(normal instanceof EnumKey);
      assert.equal(normal.member, color.members[0]);
    });
  }

  it("refuses an integer beside its text, in either order", () => {
    const refused = (keys: readonly Key[], key: Key) => () =>
      refuseConflictIn(mapOf(keys), { parent: undefined, key, listed: false });
    assert.throws(refused([1], "1"), { name: "KeyValidationError", keyPath: "1" });
    assert.throws(refused(["1"], 1), { name: "KeyValidationError", keyPath: "1" });
    assert.doesNotThrow(refused([1], "01"));
    assert.doesNotThrow(refused([true], "1"));
    assert.doesNotThrow(refused([new FloatKey(1.5)], "1.5"));
  });
});
