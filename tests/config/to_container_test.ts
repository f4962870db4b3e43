import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { create } from "../../src/config/create.ts";
import { toContainer, type ToContainerOptions } from "../../src/config/to_container.ts";

describe("toContainer", () => {
  const config = create("a: {x: '${b}', m: '???'}\nb: [1, '${c}']\nc: t\n");

  const tables: readonly (readonly [ToContainerOptions, unknown])[] = [
    [{}, { a: { x: "${b}", m: "???" }, b: [1, "${c}"], c: "t" }],
    [{ resolve: true }, { a: { x: [1, "t"], m: "???" }, b: [1, "t"], c: "t" }],
  ];
  for (const [options, value] of tables) {
    it(`gives plain values with ${JSON.stringify(options)}`, () => {
      assert.deepEqual(structuredClone(toContainer(config, options)), value);
    });
  }

  for (const resolve of [true, false]) {
    it(`refuses ??? when told to${resolve ? ", resolved" : ""}`, () => {
      assert.throws(() => toContainer(config, { resolve, throwOnMissing: true }), {
        code: "missing_value",
        keyPath: "a.m",
      });
    });
  }

  it("fails with the first of interpolations and ??? in the order of the tree", () => {
    const options = { resolve: true, throwOnMissing: true };
    assert.throws(() => toContainer(create("a: ???\nb: ${nope}\n"), options), { code: "missing_value" });
    assert.throws(() => toContainer(create("b: ${nope}\na: ???\n"), options), { code: "interpolation_key" });
  });

  it("names the key of a failure where it stands, not where it was reached from", () => {
    const broken = create({ a: "${d}", d: { x: "${nope}" } });
    assert.throws(() => toContainer(broken, { resolve: true }), {
      code: "interpolation_key",
      keyPath: "d.x",
    });
  });

  it("gives frozen values", () => {
    const value = toContainer(config) as { readonly a: object };
    assert.ok(Object.isFrozen(value) && Object.isFrozen(value.a));
  });
});
