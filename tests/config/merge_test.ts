import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { create } from "../../src/config/create.ts";
import { setFlag } from "../../src/config/flags.ts";
import { getItem } from "../../src/config/item.ts";
import { merge, mergeWith } from "../../src/config/merge.ts";
import { structurallyEqual } from "../../src/config/structural_equality.ts";
import { Config } from "../../src/config/config.ts";
import { valueOf } from "./value_of.ts";

const item = (config: Config, key: string) => getItem(config, key) as Config;

describe("merge and interpolations", () => {
  const cases: readonly (readonly [string, readonly string[], unknown])[] = [
    [
      "a mapping opens up a copy of what the interpolation leads to",
      ["x: ${d}\nd: {p: 1, q: '${.p}'}", "x: {p: 5}"],
      { x: { p: 5, q: 5 }, d: { p: 1, q: 1 } },
    ],
    ["??? opens it up, too", ["x: ${d}\nd: {p: 1}", "x: ???"], { x: { p: 1 }, d: { p: 1 } }],
    [
      "earlier keys of the same source are seen",
      ["d: {p: 1}\nx: ${d}", "d: {p: 2}\nx: {r: 3}"],
      { d: { p: 2 }, x: { p: 2, r: 3 } },
    ],
    ["later keys are not", ["x: ${d}\nd: {p: 1}", "x: {r: 3}\nd: {p: 2}"], {
      x: { p: 1, r: 3 },
      d: { p: 2 },
    }],
    [
      "keys that the source has added are seen, from within a nested mapping",
      ["n: {x: '${d.new}'}\nd: {p: 1}", "d: {new: {s: 1}}\nn: {x: {t: 2}}"],
      { n: { x: { s: 1, t: 2 } }, d: { p: 1, new: { s: 1 } } },
    ],
    ["what leads to a scalar is replaced", ["x: ${s}\ns: 1", "x: {p: 1}"], { x: { p: 1 }, s: 1 }],
    ["what leads nowhere is replaced", ["x: ${nope}", "x: {p: 1}"], { x: { p: 1 } }],
    ["an interpolation over a mapping stays", ["x: {p: 1}\ns: 2", "x: ${s}"], { x: 2, s: 2 }],
  ];
  for (const [what, texts, wanted] of cases) {
    it(
      what,
      () => assert.deepEqual(valueOf(merge(...texts.map((text) => create(text)) as [Config])), wanted),
    );
  }

  it("replaces what a resolver made of plain values", () => {
    const config = create("x: ${made:}", { resolvers: { made: () => ({ a: 1 }) } });
    assert.deepEqual(valueOf(merge(config, { x: { b: 2 } })), { x: { b: 2 } });
  });

  it("merges a part of a configuration at its place, whose interpolations lead out of it", () => {
    const config = create("base: {v: 1}\npart: {x: '${base}'}");
    const part = merge(item(config, "part"), { x: { w: 2 } });
    assert.deepEqual(valueOf(part), { x: { v: 1, w: 2 } });
  });
});

describe("merge and flags", () => {
  const config = create("a: {b: 1}\nl: [1]");

  it("merges through read-only nodes, which mergeWith does not", () => {
    const closed = setFlag(config, "readonly", true);
    assert.deepEqual(valueOf(merge(closed, { a: { b: 2 } })), { a: { b: 2 }, l: [1] });
    assert.throws(() => mergeWith(closed, { a: { b: 2 } }), { code: "readonly", keyPath: "a.b" });
    assert.throws(() => mergeWith(closed, { l: [2] }), { code: "readonly", keyPath: "l[0]" });
  });

  it("refuses new keys in struct mode, at any depth, and names the nearest key", () => {
    const struct = setFlag(create("alpha: {beta: 1}"), "struct", true);
    assert.throws(() => merge(struct, { alpha: { bet: 1 } }), {
      code: "key_not_found",
      keyPath: "alpha.bet",
      details: { key: "bet", available: ["beta"], suggestion: "beta" },
    });
    assert.throws(() => mergeWith(struct, { gamma: 1 }), { code: "key_not_found", keyPath: "gamma" });
  });

  it("takes over the flags of what it merges", () => {
    const merged = merge(config, setFlag(create("{}"), "struct", true));
    assert.equal(merged.place.node.flags?.struct, true);
  });

  it("names faults of a merge as those of an operation, where the configuration is merged into", () => {
    const part = item(config, "a");
    assert.throws(() => merge(part, [1]), { name: "TypeError" });
    assert.throws(() => mergeWith(part, [1]), { name: "ConfigTypeError", keyPath: "a" });
    assert.throws(() => merge(config, 5), { code: "invalid_argument", name: "ValueError" });
    assert.throws(() => mergeWith(config, null), { code: "invalid_argument" });
  });
});

const leaf = fc.oneof(
  fc.integer(),
  fc.boolean(),
  fc.string().filter((text) => !/[$?\\]/.test(text)),
  fc.double(),
);
const key = fc.constantFrom("a", "b", "c", "d");

/** Trees without null, `???` or interpolations, in which a key is always a mapping or always a leaf. */
const tree = treeOf(3);

function treeOf(levels: number): fc.Arbitrary<Record<string, unknown>> {
  const leaves = fc.dictionary(key, leaf, { maxKeys: 3, noNullPrototype: true });
  if (levels === 0) return leaves;
  const maps = fc.dictionary(key.map((name) => name.toUpperCase()), treeOf(levels - 1), { maxKeys: 2 });
  return fc.tuple(leaves, maps).map(([one, two]) => ({ ...one, ...two }));
}

/** Any tree of plain values. */
const anything = fc.dictionary(key, fc.oneof(leaf, fc.constant(null), fc.array(leaf), tree), {
  noNullPrototype: true,
});

describe("laws of merging", () => {
  it("an empty mapping changes nothing, on either side", () => {
    fc.assert(fc.property(anything, (value) => {
      const config = create(value);
      assert.equal(merge(config, {}).place.node, config.place.node);
      assert.ok(structurallyEqual(merge({}, config), config));
    }));
  });

  it("merging a configuration with itself says the same", () => {
    fc.assert(fc.property(anything, (value) => {
      assert.ok(structurallyEqual(merge(create(value), create(value)), create(value)));
    }));
  });

  it("is associative where no key is a leaf in one tree and a mapping in another", () => {
    fc.assert(fc.property(tree, tree, tree, (one, two, three) => {
      const left = merge(merge(create(one), create(two)), create(three));
      const right = merge(create(one), merge(create(two), create(three)));
      assert.ok(structurallyEqual(left, right));
      assert.deepEqual(valueOf(left), valueOf(right));
    }));
  });

  it("changes none of its inputs, and shares what it does not touch", () => {
    fc.assert(fc.property(tree, tree, (one, two) => {
      const [left, right] = [create(one), create(two)];
      const before = [valueOf(left), valueOf(right)];
      merge(left, right, { b: 1 });
      assert.deepEqual([valueOf(create(left)), valueOf(create(right))], before);
    }));
  });
});
