import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { create } from "../../src/config/create.ts";
import { toContainer } from "../../src/config/to_container.ts";
import { valueOf } from "../config/value_of.ts";

/** A configuration that references are followed in; `at` is where they stand. */
const around = `
str: hi
int: 7
big: 12345678901234567890
float: 1.0
list: [10, 20, {k: v}]
nested: {a: {b: {c: deep}}}
dotted.key: dots
"we ird": spaces
1: one
"2": two
key: a
index: 1
path: nested.a
missing: ???
null_: null
to_nested: \${nested.a}
escaped: \\???
`;

function resolved(text: string): unknown {
  const config = create(`${around}\nhere: {sibling: s, at: '${text.replaceAll("'", "''")}'}\n`);
  return (valueOf(config) as { here: { at: unknown } }).here.at;
}

describe("references", () => {
  const values: readonly (readonly [string, unknown])[] = [
    ["${str}", "hi"],
    ["${nested.a.b.c}", "deep"],
    ["${nested[a][b].c}", "deep"],
    ["${[nested].a.b.c}", "deep"],
    ["${.sibling}", "s"],
    ["${..str}", "hi"],
    ["${..nested.a.b.c}", "deep"],
    ["${list[0]}", 10],
    ["${list.1}", 20],
    ["${list.-1.k}", "v"],
    ["${list.+1}", 20],
    ["${list.0_1}", 20],
    ["${dotted\\.key}", "dots"],
    ["${1}", "one"],
    ["${2}", "two"],
    ["${nested.${key}.b.c}", "deep"],
    ["${list[${index}]}", 20],
    ["${${path}.b.c}", "deep"],
    ["${to_nested.b.c}", "deep"],
    ["${to_nested}", { b: { c: "deep" } }],
    ["${big}", 12345678901234567890n],
    ["${null_}", null],
    ["${escaped}", "???"],
    ["$<str>", "hi"],
    ["$<nested.${key}.b.c>", "deep"],
  ];
  for (const [text, value] of values) {
    it(`${text} gives ${typeof value === "bigint" ? value : JSON.stringify(value)}`, () => {
      assert.deepEqual(resolved(text), value);
    });
  }

  const concatenations: readonly (readonly [string, string])[] = [
    ["<${str}>", "<hi>"],
    ["${int}${int}", "77"],
    ["v${float}", "v1.0"],
    ["v${null_}", "vNone"],
    ["x${list}", "x[10, 20, {'k': 'v'}]"],
    ["x${to_nested}", "x{'b': {'c': 'deep'}}"],
    ["\\${str} ${str}", "${str} hi"],
    ["\\\\${str}", "\\hi"],
    ["$${str}", "$hi"],
    ["${escaped}!", "???!"],
  ];
  for (const [text, value] of concatenations) {
    it(`${text} gives the text ${value}`, () => assert.equal(resolved(text), value));
  }

  const failures: readonly (readonly [string, string])[] = [
    ["${nope}", "interpolation_key"],
    ["${nested.nope}", "interpolation_key"],
    ["${list[9]}", "interpolation_key"],
    ["${list.-4}", "interpolation_key"],
    ["${....str}", "interpolation_key"],
    ["${missing}", "interpolation_missing"],
    ["${missing.x}", "interpolation_missing"],
    ["x${missing}", "interpolation_missing"],
    ["${list.k}", "interpolation_resolution"],
    ["${str.x}", "interpolation_resolution"],
    ["${null_.x}", "interpolation_resolution"],
    ["${here}", "interpolation_resolution"],
    ["${nested.${float}}", "interpolation_resolution"],
    ["${here.at}", "interpolation_cycle"],
    ["${here.at.x}", "interpolation_cycle"],
    ["x${.at}", "interpolation_cycle"],
  ];
  for (const [text, code] of failures) {
    it(`${text} fails with ${code}`, () => {
      assert.throws(() => resolved(text), { code, keyPath: "here.at" });
    });
  }

  it("are relative to the container of the node that they stand in, wherever that is reached from", () => {
    const config = create({ a: { x: 1, y: "${.x}" }, b: { x: 2, y: "${a.y}", z: "${a}" } });
    assert.deepEqual(valueOf(config), { a: { x: 1, y: 1 }, b: { x: 2, y: 1, z: { x: 1, y: 1 } } });
  });

  it("see the position in lists as the key", () => {
    const config = create({ l: [{ n: 1, m: "${.n}", o: "${..1}" }, "second"] });
    assert.deepEqual(valueOf(config), { l: [{ n: 1, m: 1, o: "second" }, "second"] });
  });

  it("evaluate a node once within one evaluation, and anew at every call", () => {
    let calls = 0;
    const config = create({ a: "${count:}", b: "${a}", c: "x${a}" }, { resolvers: { count: () => ++calls } });
    assert.deepEqual(valueOf(config), { a: 1, b: 1, c: "x1" });
    assert.deepEqual(structuredClone(toContainer(config, { resolve: true })), { a: 2, b: 2, c: "x2" });
    assert.deepEqual(valueOf(config), { a: 1, b: 1, c: "x1" });
  });
});
