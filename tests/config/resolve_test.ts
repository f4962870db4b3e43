import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { Config } from "../../src/config/config.ts";
import { create } from "../../src/config/create.ts";
import { setFlag } from "../../src/config/flags.ts";
import { resolve } from "../../src/config/resolve.ts";
import { select } from "../../src/config/select.ts";
import { toYaml } from "../../src/config/to_yaml.ts";
import type { Placed, Resolvers } from "../../src/resolve/context.ts";
import { rootOf, rootPlace } from "../../src/tree/place.ts";
import { valueOf } from "./value_of.ts";

describe("resolve", () => {
  const resolvers: Resolvers = { dict: () => ({ x: "${one}", l: [1] }), text: (text: string) => text };

  const tables: readonly (readonly [string, string, string])[] = [
    ["references", "a: ${b}\nb: {c: '${one}'}\none: 1\n", "a:\n  c: 1\nb:\n  c: 1\none: 1\n"],
    ["texts", "a: x${one}\none: 1\n", "a: x1\none: 1\n"],
    ["what resolvers give, read again", "a: ${dict:}\none: 1\n", "a:\n  x: 1\n  l:\n  - 1\none: 1\n"],
    [
      "the way into what resolvers give",
      "z: ${a.x}\na: ${dict:}\none: 1\n",
      "z: 1\na:\n  x: 1\n  l:\n  - 1\none: 1\n",
    ],
    ["no ???", "a: ???\nb: 1\n", "a: ???\nb: 1\n"],
    ["escaped interpolations, which are live then", "a: \\${one}\none: 1\n", "a: ${one}\none: 1\n"],
    ["an escaped ???", "a: ${text:\\???}\n", "a: \\???\n"],
  ];
  for (const [what, before, after] of tables) {
    it(`replaces ${what}`, () => {
      const config = create(before, { resolvers });
      assert.equal(toYaml(resolve(config)), after);
      assert.equal(toYaml(config), toYaml(create(before, { resolvers })));
    });
  }

  it("gives a configuration at the same place, with what it leads to elsewhere resolved, too", () => {
    const whole: Placed = create(
      "l: ['${top.mid}']\ntop: {mid: {x: '${..y}'}, y: '${one}', z: '${one}'}\none: 1\n",
    );
    const list = select(whole, "l") as Config;
    const resolved = resolve(list);
    assert.equal(toYaml(resolved), "- x: 1\n");
    const root = new Config(rootPlace(rootOf(resolved.place).node), resolved.context);
    assert.equal(toYaml(root), "l:\n- x: 1\ntop:\n  mid:\n    x: 1\n  'y': ${one}\n  z: ${one}\none: 1\n");
  });

  it("shares what holds no interpolation", () => {
    const config = create({ a: { b: 1 }, c: "${a.b}" });
    const { values } = resolve(config).place.node as { values: readonly unknown[] };
    assert.equal(values[0], (config.place.node as { values: readonly unknown[] }).values[0]);
  });

  it("fails whole", () => {
    assert.throws(() => resolve(create({ a: "${b}", b: 1, c: "${nope}" })), {
      code: "interpolation_key",
      keyPath: "c",
    });
  });

  it("refuses to change what is read-only, where there is something to change", () => {
    assert.throws(() => resolve(setFlag(create({ a: "${b}", b: 1 }), "readonly", true)), {
      code: "readonly",
    });
    assert.equal(toYaml(resolve(setFlag(create({ b: 1 }), "readonly", true))), "b: 1\n");
  });

  it("does not change the value, and has nothing left to do after", () => {
    const names = fc.constantFrom("a", "b", "c", "d");
    const reference = fc.oneof(names.map((name) => `\${${name}}`), fc.constant("x${number}"));
    const leaf = fc.oneof(fc.integer(), fc.boolean(), reference);
    fc.assert(fc.property(fc.dictionary(names, fc.oneof(leaf, fc.array(leaf, { maxLength: 3 }))), (data) => {
      const config = create({ ...data, number: 5 });
      let value: unknown;
      try {
        value = valueOf(config);
      } catch {
        assert.throws(() => resolve(config));
        return;
      }
      const resolved = resolve(config);
      assert.deepEqual(valueOf(resolved), value);
      assert.equal(toYaml(resolve(resolved)), toYaml(resolved));
    }));
  });
});
