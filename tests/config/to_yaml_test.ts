import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { create } from "../../src/config/create.ts";
import { save } from "../../src/config/save.ts";
import { toYaml, type ToYamlOptions } from "../../src/config/to_yaml.ts";
import { valueOf } from "./value_of.ts";

describe("toYaml", () => {
  const text = "b: [1, 1.0, '1']\na: {x: '${b}', m: '???', e: '\\???'}\n";

  const tables: readonly (readonly [ToYamlOptions, string])[] = [
    [{}, "b:\n- 1\n- 1.0\n- '1'\na:\n  x: ${b}\n  m: ???\n  e: \\???\n"],
    [{ resolve: true }, "b:\n- 1\n- 1.0\n- '1'\na:\n  x:\n  - 1\n  - 1.0\n  - '1'\n  m: ???\n  e: \\???\n"],
    [{ sortKeys: true }, "a:\n  e: \\???\n  m: ???\n  x: ${b}\nb:\n- 1\n- 1.0\n- '1'\n"],
    [{ flowStyle: true }, "{b: [1, 1.0, '1'], a: {x: '${b}', m: '???', e: '\\???'}}\n"],
  ];
  for (const [options, yaml] of tables) {
    it(`writes with ${JSON.stringify(options)}`, () => {
      assert.equal(toYaml(create(text), options), yaml);
    });
  }

  it("fails with what cannot be resolved, and only when it is to be", () => {
    const config = create({ a: "${nope}" });
    assert.equal(toYaml(config), "a: ${nope}\n");
    assert.throws(() => toYaml(config, { resolve: true }), { code: "interpolation_key", keyPath: "a" });
  });

  it("gives a text that reads back as the same", () => {
    const leaf = fc.oneof(fc.string(), fc.integer(), fc.double(), fc.boolean(), fc.constant(null));
    const data = fc.dictionary(
      fc.string().filter((key) => key !== "__proto__"),
      fc.oneof(leaf, fc.array(leaf)),
    );
    fc.assert(fc.property(data, (plain) => {
      let config;
      try {
        config = create(plain);
      } catch {
        return;
      }
      const again = create(toYaml(config));
      assert.equal(toYaml(again), toYaml(config));
    }));
  });

  it("of a resolved text reads back as the value", () => {
    const config = create({ a: "${b}", b: { c: "x${d}" }, d: 1.5 });
    assert.deepEqual(valueOf(create(toYaml(config, { resolve: true }))), valueOf(config));
  });
});

describe("save", () => {
  it("writes the text of toYaml", () => {
    const written: Record<string, unknown> = {};
    const fileSystem = {
      write: (path: string, content: string | Uint8Array) => (written[path] = content, undefined),
    };
    const config = create({ a: 1, b: "${a}" });
    save(config, "a.yaml", { fileSystem });
    save(config, "b.yaml", { fileSystem, resolve: true });
    assert.deepEqual(written, { "a.yaml": "a: 1\nb: ${a}\n", "b.yaml": "a: 1\nb: 1\n" });
  });
});
