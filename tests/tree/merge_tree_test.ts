import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ListNode, MapNode, type Node, ValueNode } from "../../src/tree/node.ts";
import type { ListMerge, NodeType, ObjectShape } from "../../src/tree/node_type.ts";
import { structured } from "../../src/tree/structured.ts";
import { TreeMaker } from "../../src/tree/tree_maker.ts";

const maker = new TreeMaker();
const any: NodeType = { kind: "any", optional: true };
const int: NodeType = { kind: "int", optional: false };

function at(node: Node, ...path: readonly (string | number)[]): Node {
  let current = node;
  for (const key of path) {
    if (current instanceof MapNode) current = current.values[current.keys.indexOf(key)];
    else if (current instanceof ListNode) current = current.items[key as number];
  }
  return current;
}

/** A node as a plain value, types left aside. */
function plain(node: Node): unknown {
  if (node instanceof MapNode) {
    return Object.fromEntries(node.keys.map((key, position) => [String(key), plain(node.values[position])]));
  }
  if (node instanceof ListNode) return node.items.map(plain);
  if (node instanceof ValueNode) return node.kind === "missing" ? "???" : node.value;
  return node.text;
}

function merged(...values: readonly unknown[]): Node {
  return values.map((value) => maker.fromPlain(value)).reduce((left, right) => maker.merge(left, right));
}

describe("merging trees", () => {
  const cases: readonly (readonly [string, unknown, unknown, unknown])[] = [
    ["keys of both, the target's first", { b: 1, a: 2 }, { c: 3, a: 4 }, { b: 1, a: 4, c: 3 }],
    ["a list takes a list's place", { a: [1, 2] }, { a: [3] }, { a: [3] }],
    ["null takes the place of a mapping", { a: { b: 1 } }, { a: null }, { a: null }],
    ["??? takes the place of nothing", { a: 1 }, { a: "???", b: "???" }, { a: 1, b: "???" }],
    ["a mapping takes the place of a scalar", { a: 1 }, { a: { b: 1 } }, { a: { b: 1 } }],
    ["a mapping takes the place of null", { a: null }, { a: { b: 1 } }, { a: { b: 1 } }],
    ["a scalar takes the place of a mapping", { a: { b: 1 } }, { a: 1 }, { a: 1 }],
    ["an interpolation is taken as it is written", { a: { b: 1 } }, { a: "${x}" }, { a: "${x}" }],
  ];
  for (const [what, left, right, wanted] of cases) {
    it(what, () => assert.deepEqual(plain(merged(left, right)), wanted));
  }

  it("refuses a mapping over a list, and a list over a mapping", () => {
    assert.throws(() => merged({ a: [1] }, { a: { b: 1 } }), { code: "merge_type", name: "TypeError" });
    assert.throws(() => merged({ a: { b: 1 } }, { a: [1] }), { code: "merge_type" });
  });

  it("shares every subtree that the source does not touch", () => {
    const left = maker.fromPlain({ kept: { deep: { x: 1 } }, changed: { y: 1, z: { w: 1 } } });
    const right = maker.fromPlain({ changed: { y: 2 }, added: { v: 1 } });
    const result = maker.merge(left, right);
    assert.equal(at(result, "kept"), at(left, "kept"));
    assert.equal(at(result, "changed", "z"), at(left, "changed", "z"));
    assert.equal(at(result, "added"), at(right, "added"));
  });

  it("is the target itself where the source says nothing", () => {
    const left = maker.fromPlain({ a: { b: 1 }, c: [1] });
    assert.equal(maker.merge(left, maker.fromPlain({})), left);
    assert.equal(maker.merge(left, maker.fromPlain({ a: {} })), left);
    assert.equal(maker.merge(left, maker.fromPlain({ a: { b: "???" } })), left);
  });

  it("tells of each value what it took the place of, over several merges", () => {
    const [one, two, three] = [{ a: 1 }, { a: { b: 2 } }, { a: { b: 3 } }].map((value) =>
      maker.fromPlain(value)
    );
    const result = maker.merge(maker.merge(one, two), three);
    assert.equal(at(result, "a", "b").replaced, at(two, "a", "b"));
    assert.equal(at(result, "a").replaced, at(one, "a"));
  });

  it("keeps what a source had replaced itself, before what the source takes the place of", () => {
    const [one, two, three] = [{ a: 1 }, { a: 2 }, { a: 3 }].map((value) => maker.fromPlain(value));
    const result = at(maker.merge(one, maker.merge(two, three)), "a");
    const values = [];
    for (let node: Node | undefined = result; node !== undefined; node = node.replaced) {
      values.push(plain(node));
    }
    assert.deepEqual(values, [3, 2, 1]);
  });

  it("merges maps of thousands of keys in any order", () => {
    const size = 3000;
    const keys = Array.from({ length: size }, (_, key) => `k${key}`);
    const left = Object.fromEntries(keys.map((key) => [key, 0]));
    const right = Object.fromEntries(keys.toReversed().map((key) => [key, 1]));
    const result = merged(left, right);
    assert.ok(result instanceof MapNode);
    assert.deepEqual(result.keys, keys);
    assert.ok(result.values.every((value) => plain(value) === 1));
  });
});

describe("merging lists by policy", () => {
  function listType(merge: ListMerge): NodeType {
    return { kind: "list", element: any, optional: false, merge };
  }

  const policies: readonly (readonly [ListMerge, unknown[], unknown[], unknown[]])[] = [
    ["replace", [1, 2], [3], [3]],
    ["append", [1, 2], [2, 3], [1, 2, 2, 3]],
    ["prepend", [1, 2], [3], [3, 1, 2]],
    ["unique", [1, { a: 1 }], [{ a: 1 }, 2, 1], [1, { a: 1 }, 2]],
    [
      { by: "id" },
      [{ id: 1, x: 1 }, { id: 2, x: 2 }],
      [{ id: 2, y: 3 }, { id: 3 }, "odd"],
      [{ id: 1, x: 1 }, { id: 2, x: 2, y: 3 }, { id: 3 }, "odd"],
    ],
  ];
  for (const [policy, left, right, wanted] of policies) {
    it(typeof policy === "string" ? policy : `by ${policy.by}`, () => {
      const shape: ObjectShape = {
        name: "Root",
        fields: [{ name: "list", type: listType(policy), defaultValue: () => left }],
      };
      const target = maker.object(structured(shape));
      assert.deepEqual(plain(maker.merge(target, maker.fromPlain({ list: right }))), { list: wanted });
    });
  }
});

describe("merging into objects", () => {
  const point: ObjectShape = {
    name: "Point",
    fields: [{ name: "x", type: int, defaultValue: () => 0 }, { name: "y", type: int }],
  };
  const point3: ObjectShape = {
    name: "Point3",
    base: point,
    fields: [...point.fields, { name: "z", type: int, defaultValue: () => 9 }],
  };
  const root: ObjectShape = {
    name: "Root",
    fields: [
      {
        name: "at",
        type: { kind: "object", shape: point, optional: false },
        defaultValue: () => structured(point),
      },
      {
        name: "points",
        type: {
          kind: "dict",
          key: { kind: "str", optional: false },
          element: { kind: "object", shape: point, optional: false },
          optional: false,
        },
        defaultValue: () => ({}),
      },
    ],
  };
  const over = (value: unknown) => maker.merge(maker.object(structured(root)), maker.fromPlain(value));

  it("converts values to their fields' types", () => {
    assert.deepEqual(plain(over({ at: { y: "3" } })), { at: { x: 0, y: 3 }, points: {} });
  });

  it("starts a new element of a dict from the object's defaults", () => {
    assert.deepEqual(plain(over({ points: { a: { y: 1 } } })), {
      at: { x: 0, y: "???" },
      points: { a: { x: 0, y: 1 } },
    });
  });

  it("takes an object that extends the declared one, and no other", () => {
    assert.deepEqual(plain(at(over({ at: structured(point3, { y: 1 }) }), "at")), { x: 0, y: 1, z: 9 });
    assert.throws(() => over({ at: structured(root) }), { code: "validation" });
  });

  it("refuses a key that no field declares, and names the nearest", () => {
    assert.throws(() => over({ at: { yy: 1 } }), {
      code: "key_not_found",
      keyPath: "at.yy",
      details: { key: "yy", available: ["x", "y"], suggestion: "y" },
    });
  });

  it("lets an open object take other keys, of the type that it declares for them", () => {
    const open: ObjectShape = { ...point, name: "Open", rest: int };
    const target = maker.object(structured(open));
    assert.deepEqual(plain(maker.merge(target, maker.fromPlain({ more: "7" }))), { x: 0, y: "???", more: 7 });
    assert.throws(() => maker.merge(target, maker.fromPlain({ more: "x" })), {
      code: "validation",
      keyPath: "more",
    });
  });

  it("leaves a field out that may be absent, and takes it with its type", () => {
    const shape: ObjectShape = { name: "Maybe", fields: [{ name: "n", type: int, omittable: true }] };
    const target = maker.object(structured(shape));
    assert.deepEqual(plain(target), {});
    assert.deepEqual(plain(maker.merge(target, maker.fromPlain({ n: "1" }))), { n: 1 });
    assert.throws(() => maker.merge(target, maker.fromPlain({ n: "x" })), {
      code: "validation",
      keyPath: "n",
    });
  });
});

describe("unions", () => {
  const kind = (value: string): NodeType => ({
    kind: "literal",
    optional: false,
    values: [{ kind: "str", value }],
  });
  const shape = (name: string, value: string): ObjectShape => ({
    name,
    fields: [{ name: "kind", type: kind(value), defaultValue: () => value }, {
      name: "size",
      type: int,
      defaultValue: () => 1,
    }],
  });
  const [cat, dog] = [shape("Cat", "cat"), shape("Dog", "dog")];
  const members: NodeType[] = [cat, dog].map((member) => ({
    kind: "object",
    shape: member,
    optional: false,
  }));

  function pet(discriminator?: string): Node {
    const type: NodeType = {
      kind: "union",
      members,
      optional: false,
      ...(discriminator === undefined ? {} : { discriminator }),
    };
    const root: ObjectShape = {
      name: "Root",
      fields: [{ name: "pet", type, defaultValue: () => structured(cat) }],
    };
    return maker.object(structured(root));
  }

  it("merges a bare mapping into the member that stands there", () => {
    assert.deepEqual(plain(maker.merge(pet(), maker.fromPlain({ pet: { size: "5" } }))), {
      pet: { kind: "cat", size: 5 },
    });
  });

  it("changes to the member of an object that is merged", () => {
    const result = maker.merge(pet(), maker.fromPlain({ pet: structured(dog, { size: 2 }) }));
    assert.deepEqual(plain(result), { pet: { kind: "dog", size: 2 } });
  });

  it("tells members apart by their discriminating field", () => {
    const result = maker.merge(pet("kind"), maker.fromPlain({ pet: { kind: "dog" } }));
    assert.deepEqual(plain(result), { pet: { kind: "dog", size: 1 } });
    const same = maker.merge(pet("kind"), maker.fromPlain({ pet: { size: 4 } }));
    assert.deepEqual(plain(same), { pet: { kind: "cat", size: 4 } });
  });

  it("never converts scalars", () => {
    const type: NodeType = {
      kind: "union",
      members: [int, { kind: "str", optional: false }],
      optional: false,
    };
    const made = maker.conform(maker.fromPlain("1"), type, maker.site(undefined));
    assert.equal(made.kind, "str");
    assert.throws(() => maker.conform(maker.fromPlain(1.5), type, maker.site(undefined)), {
      code: "validation",
    });
  });
});
