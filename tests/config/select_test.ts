import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as v from "valibot";
import { Config } from "../../src/config/config.ts";
import { create } from "../../src/config/create.ts";
import { canSelect, select, type SelectOptions } from "../../src/config/select.ts";
import type { Placed } from "../../src/resolve/context.ts";
import { structured } from "../../src/config/structured.ts";
import { toYaml } from "../../src/config/to_yaml.ts";

const config: Placed = create(`
i: 1
d: {a: 1, b: {c: 2}, m: '???', r: '\${i}'}
l: [1, {k: 3}, [4, 5], '???', null, '\${i}']
n: null
m: ???
ri: \${i}
rd: \${d}
bad: \${nope}
rm: \${m}
a\\.b: quoted
"a.b": dotted
1: one
`);

const withResolver: Placed = create({ made: "${f:}" }, { resolvers: { f: () => ({ x: 1 }) } });

describe("select", () => {
  const found: readonly (readonly [string, unknown])[] = [
    ["i", 1],
    ["d.a", 1],
    ["d[b][c]", 2],
    ["d.r", 1],
    ["l[0]", 1],
    ["l.1.k", 3],
    ["l[2][1]", 5],
    ["l.-1", 1],
    ["n", null],
    ["ri", 1],
    ["rd.b.c", 2],
    ["a\\.b", "dotted"],
    ["1", "one"],
    [".i", 1],
  ];
  for (const [path, value] of found) {
    it(`finds ${path}`, () => {
      assert.equal(select(config, path, { default: "default" }), value);
      assert.equal(canSelect(config, path), true);
    });
  }

  for (
    const path of ["nope", "d.nope", "i.x", "n.x", "l[9]", "m", "d.m", "l[3]", "m.x", "..i", "..", "rd.m"]
  ) {
    it(`gives the default for ${path}`, () => {
      assert.equal(select(config, path, { default: "default" }), "default");
      assert.equal(select(config, path), null);
      assert.equal(canSelect(config, path), false);
    });
  }

  const failures: readonly (readonly [string, SelectOptions, string])[] = [
    ["bad", {}, "interpolation_key"],
    ["bad", { default: 1 }, "interpolation_key"],
    ["bad.x", {}, "interpolation_key"],
    ["rm", { default: 1 }, "interpolation_missing"],
    ["l.k", { default: 1 }, "config_type"],
    ["m", { throwOnMissing: true }, "missing_value"],
    ["d.m", { throwOnMissing: true, default: 1 }, "missing_value"],
    ["[", {}, "index_out_of_range"],
  ];
  for (const [path, options, code] of failures) {
    it(`fails for ${path} with ${code}${JSON.stringify(options)}`, () => {
      assert.throws(() => select(config, path, options), { code, keyPath: path });
      assert.equal(canSelect(config, path, options), false);
    });
  }

  it("gives the default where an interpolation may fail", () => {
    for (const path of ["bad", "bad.x", "rm", "l.k"]) {
      assert.equal(select(config, path, { default: "d", throwOnResolutionFailure: false }), "d");
    }
  });

  it("knows a declared list for one although it is ???", () => {
    const declared: Placed = structured(v.object({ l: v.array(v.number()) }));
    assert.equal(select(declared, "l[0]", { default: "d" }), "d");
    assert.throws(() => select(declared, "l.a"), { code: "config_type", keyPath: "l.a" });
  });

  it("gives a configuration for a container, at the place where it stands", () => {
    const selected = select(config, "rd.b");
    assert.ok(selected instanceof Config);
    assert.equal(toYaml(selected), "c: 2\n");
    assert.equal(select(selected, "..r"), 1);
    assert.equal(select(selected, "...i"), 1);
  });

  it("gives the configuration itself for an empty path", () => {
    const selected = select(config, "");
    assert.ok(selected instanceof Config);
    assert.equal(selected.place.node, config.place.node);
  });

  it("gives what a resolver made as a plain value, which holds no places", () => {
    assert.deepEqual(structuredClone(select(withResolver, "made")), { x: 1 });
    assert.equal(select(withResolver, "made.x"), null);
  });

  it("evaluates at every call, and only what the path needs", () => {
    let calls = 0;
    const counting: Placed = create({ a: "${f:}", b: "${nope}" }, { resolvers: { f: () => ++calls } });
    assert.deepEqual([select(counting, "a"), select(counting, "a")], [1, 2]);
  });
});
