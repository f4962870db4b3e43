import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Float } from "../../src/base/float.ts";
import { Config } from "../../src/config/config.ts";
import { create } from "../../src/config/create.ts";
import { merge } from "../../src/config/merge.ts";
import { select } from "../../src/config/select.ts";
import { toYaml } from "../../src/config/to_yaml.ts";
import type { FullResolver, Resolvers } from "../../src/resolve/context.ts";
import { keyPathOf } from "../../src/tree/place.ts";
import { TreeMaker } from "../../src/tree/tree_maker.ts";
import { Tuple } from "../../src/tree/tuple.ts";
import { valueOf } from "../config/value_of.ts";

function resolved(text: string, resolvers: Resolvers): unknown {
  const config = create(`d: {a: 1}\nat: '${text.replaceAll("'", "''")}'\n`, { resolvers });
  return (valueOf(config) as { at: unknown }).at;
}

const identity: FullResolver = { resolve: ([value]) => value };

describe("a plain resolver", () => {
  it("takes and gives plain values", () => {
    const seen: unknown[] = [];
    const record = (...args: unknown[]) => (seen.push(...args), args.length);
    const text = "${f:1,1.5,1.0,true,null,abc,'q',[1, [2]],{k: v, 1: 2},${d},${d.a}}";
    assert.equal(resolved(text, { f: record }), 11);
    assert.deepEqual(structuredClone(seen), [
      1,
      1.5,
      1,
      true,
      null,
      "abc",
      "q",
      [1, [2]],
      { k: "v", 1: 2 },
      { a: 1 },
      1,
    ]);
  });

  const given: readonly (readonly [string, unknown, string])[] = [
    ["a string", "x", "x"],
    ["a string like an interpolation", "${d.a}", "${d.a}"],
    ["a whole number", 2, "2"],
    ["a number with a fraction", 2.5, "2.5"],
    ["a big integer", 2n ** 64n, "18446744073709551616"],
    ["nothing", undefined, "null"],
    ["an object", { k: [1, null] }, "\n  k:\n  - 1\n  - null"],
    ["a map", new Map<unknown, unknown>([[1, "a"], [null, "b"]]), "\n  1: a\n  null: b"],
  ];
  for (const [what, value, text] of given) {
    it(`may give ${what}`, () => {
      const config = create({ at: "${f:}" }, { resolvers: { f: () => value } });
      const separator = text.startsWith("\n") ? "" : " ";
      assert.equal(toYaml(config, { resolve: true }), `at:${separator}${text}\n`);
    });
  }

  const refused: readonly (readonly [string, unknown])[] = [
    ["a function", () => 1],
    ["a promise", Promise.resolve(1)],
    ["a date", new Date(0)],
    ["a symbol", Symbol("s")],
    ["a poisoned object", JSON.parse('{"__proto__": 1}')],
  ];
  for (const [what, value] of refused) {
    it(`may not give ${what}`, () => {
      assert.throws(() => resolved("${f:}", { f: () => value }), {
        code: "interpolation_resolution",
        keyPath: "at",
      });
    });
  }

  it("gives no ???, unless it came as an escaped one", () => {
    assert.throws(() => resolved("${f:}", { f: () => "???" }), { code: "interpolation_missing" });
    assert.equal(resolved("${f:}", { f: () => "\\???" }), "???");
    assert.equal(resolved("${f:\\???}", { f: (text: string) => text }), "???");
  });

  it("that throws fails the interpolation, with what it threw as the cause", () => {
    const cause = new RangeError("too far");
    const f = () => {
      throw cause;
    };
    assert.throws(() => resolved("${f:1}", { f }), (error: unknown) => {
      const { code, cause: thrown, details } = error as Error & { code: string; details: { text: string } };
      assert.deepEqual([code, thrown, details.text], ["interpolation_resolution", cause, "${f:1}"]);
      return true;
    });
  });

  it("is not handed a container that cannot be resolved", () => {
    const config = create({ d: { x: "${nope}" }, at: "${f:${d}}" }, { resolvers: { f: () => 1 } });
    assert.throws(() => select(config, "at"), { code: "interpolation_key", keyPath: "at" });
  });
});

describe("a resolver of the full form", () => {
  it("tells floats from ints, and keys by their type", () => {
    const seen: unknown[] = [];
    const f: FullResolver = { resolve: (args) => (seen.push(...args), null) };
    resolved("${f:1,1.0,{1: a, 1.5: b},${d}}", { f });
    assert.equal(seen[0], 1);
    assert.ok(seen[1] instanceof Float);
    assert.ok(seen[2] instanceof Map && seen[2].get(1) === "a");
    assert.ok(seen[3] instanceof Config);
  });

  it("keeps the types of what it gives", () => {
    const text = "a: ${identity:1.0}\nb: ${identity:1}\nc: ${tuple:}\n";
    const tuple: FullResolver = { resolve: () => new Tuple([1, new Float(2)]) };
    const config = create(text, { resolvers: { identity, tuple } });
    assert.equal(toYaml(config, { resolve: true }), "a: 1.0\nb: 1\nc:\n- 1\n- 2.0\n");
  });

  it("knows where it is called from", () => {
    const where: FullResolver = {
      resolve: (_args, { node, parent, root }) =>
        [node, parent, root].map(({ place }) => keyPathOf(place)).join("|"),
    };
    const config = create({ a: [{ b: "${where:}" }] }, { resolvers: { where } });
    assert.deepEqual(valueOf(config), { a: [{ b: "a[0].b|a[0]|" }] });
  });

  it("may select further, in the same evaluation", () => {
    let calls = 0;
    const resolvers: Resolvers = {
      get: { resolve: ([path], { root }) => select(root, String(path)) },
      count: () => ++calls,
    };
    const config = create({ a: "${count:}", b: "${get:a}", c: "${get:d}", d: { e: "${b}" } }, { resolvers });
    assert.deepEqual(valueOf(config), { a: 1, b: 1, c: { e: 1 }, d: { e: 1 } });
  });

  it("that gives a configuration gives it at its place", () => {
    const below: FullResolver = {
      resolve: (_args, { parent }) => {
        const node = new TreeMaker().fromPlain({ x: "${..sibling}", y: "${.x}" });
        return new Config({ node, key: undefined, parent: parent.place }, parent.context);
      },
    };
    const config = create({ a: { sibling: "s", made: "${below:}", used: "${.made.y}" } }, {
      resolvers: { below },
    });
    assert.deepEqual(valueOf(config), { a: { sibling: "s", made: { x: "s", y: "s" }, used: "s" } });
  });

  it("may give a configuration of another tree", () => {
    const other = create({ x: "${y}", y: 5 });
    const config = create({ a: "${other:}" }, { resolvers: { other: { resolve: () => other } } });
    assert.deepEqual(valueOf(config), { a: { x: 5, y: 5 } });
  });
});

describe("a resolver with a cache", () => {
  function counting(): { readonly useCache: true; readonly resolve: () => number } {
    let calls = 0;
    return { useCache: true, resolve: () => ++calls };
  }

  it("is called once for each text of its arguments", () => {
    const text =
      "a: ${f:1}\nb: ${f:1}\nc: ${f:${one}}\nd: ${f:${one}}\ne: ${f:[1,2]}\nf: ${f:[1, 2]}\none: 1\n";
    const config = create(text, { resolvers: { f: counting() } });
    assert.deepEqual(valueOf(config), { a: 1, b: 1, c: 2, d: 2, e: 3, f: 4, one: 1 });
  });

  it("hands its cache on to derived configurations, which then go their own way", () => {
    const config = create({ a: "${f:1}" }, { resolvers: { f: counting() } });
    assert.equal(select(config, "a"), 1);
    const left = merge(config, { b: "${f:2}" });
    const right = merge(config, { b: "${f:2}" });
    assert.deepEqual(valueOf(left), { a: 1, b: 2 });
    assert.deepEqual(valueOf(right), { a: 1, b: 3 });
  });

  it("knows nothing of a configuration made anew", () => {
    const resolvers = { f: counting() };
    assert.deepEqual(valueOf(create({ a: "${f:1}" }, { resolvers })), { a: 1 });
    assert.deepEqual(valueOf(create({ a: "${f:1}" }, { resolvers })), { a: 2 });
  });
});
