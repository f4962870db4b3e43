import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import fc from "fast-check";
import { parsePythonFloat } from "../../src/base/python_number.ts";
import type { SourceKey, ValueSink, ValueSource } from "../../src/base/value_source.ts";
import { type EmitOptions, emitYaml } from "../../src/yaml/emit.ts";

/**
 * Values in JSON: integers are ints, `{"$float": repr}` a float, `{"$int": digits}` an int beyond JSON's, `{"$map":
 * entries}` a mapping, `{"$tuple": items}` a tuple.
 */
const notation: ValueSource<unknown> = {
  describe(value, sink) {
    if (value === null) sink.null();
    else if (typeof value === "string") sink.str(value);
    else if (typeof value === "number" || typeof value === "bigint") sink.int(value);
    else if (typeof value === "boolean") sink.bool(value);
    else if (Array.isArray(value)) sink.list(value);
    else describeTagged(Object.entries(value as object), sink);
  },
};

function describeTagged(entries: [string, unknown][], sink: ValueSink<unknown>): void {
  const [tag, content] = entries[0] ?? ["", null];
  if (tag === "$float") return sink.float(parsePythonFloat(String(content)) ?? NaN);
  if (tag === "$int") return sink.int(BigInt(String(content)));
  if (tag === "$tuple") return sink.tuple(content as unknown[]);
  if (tag === "$map") entries = content as [string, unknown][];
  sink.map(entries.map(([key]) => keyOf(key)), entries.map(([, value]) => value));
}

function keyOf(key: unknown): SourceKey {
  if (typeof key !== "object" || key === null) return key as SourceKey;
  const [[tag, content]] = Object.entries(key);
  return tag === "$int" ? BigInt(content) : { value: parsePythonFloat(content) ?? NaN };
}

interface RecordedCase extends EmitOptions {
  readonly value: unknown;
  readonly text: string;
}

const recorded: { readonly cases: readonly RecordedCase[] } = JSON.parse(
  readFileSync(new URL("emit_cases.json", import.meta.url), "utf8"),
);

const scalars: readonly (readonly [value: unknown, text: string])[] = [
  ["text", "text"],
  ["", "''"],
  ["y", "'y'"],
  ["null", "'null'"],
  ["1_000", "'1_000'"],
  ["infinity", "'infinity'"],
  ["１２", "'１２'"],
  ["1:30", "'1:30'"],
  ["2001-12-14", "'2001-12-14'"],
  ["1e3", "'1e3'"],
  ["1e", "1e"],
  ["${a.b}", "${a.b}"],
  ["a: b", "'a: b'"],
  ["a:b", "a:b"],
  ["it's", "it's"],
  ["'", "''''"],
  ["a\tb", '"a\\tb"'],
  ["😀", '"\\U0001F600"'],
  ["中文", "中文"],
  ["\ud800", '"\\uD800"'],
  [{ $float: "1.0" }, "1.0"],
  [{ $float: "1e-05" }, "1.0e-05"],
  [{ $float: "1.5e+16" }, "1.5e+16"],
  [{ $float: "nan" }, ".nan"],
  [{ $float: "-inf" }, "-.inf"],
  [{ $int: "123456789012345678901234567890" }, "123456789012345678901234567890"],
  [true, "true"],
  [null, "null"],
  [[], "[]"],
  [{}, "{}"],
];

describe("emitYaml", () => {
  for (const [value, text] of scalars) {
    it(`writes ${text}`, () => {
      assert.equal(emitYaml(notation, value), `${text}\n`);
      assert.equal(emitYaml(notation, { k: value }), `k: ${text}\n`);
      assert.equal(emitYaml(notation, [value]), `- ${text}\n`);
    });
  }

  it("puts lists at the margin of their key, and collections in lists beside the dash", () => {
    const value = { a: [1, [2, 3], { b: 4, c: [5] }] };
    assert.equal(emitYaml(notation, value), "a:\n- 1\n- - 2\n  - 3\n- b: 4\n  c:\n  - 5\n");
  });

  it("doubles line breaks within single quotes", () => {
    assert.equal(emitYaml(notation, { a: "b\nc\n" }), "a: 'b\n\n  c\n\n  '\n");
  });

  it("folds at the first single space beyond column 80", () => {
    const head = "x".repeat(78);
    assert.equal(emitYaml(notation, { a: `${head} b c` }), `a: ${head}\n  b c\n`);
    assert.equal(emitYaml(notation, { a: `${head.slice(1)} b c` }), `a: ${head.slice(1)} b\n  c\n`);
    assert.equal(emitYaml(notation, { a: `${head}  b c` }), `a: ${head}  b\n  c\n`);
  });

  it("sets keys apart that are longer than 128 bytes or have several lines", () => {
    assert.equal(emitYaml(notation, { ["k".repeat(129)]: [1] }), `? ${"k".repeat(129)}\n: - 1\n`);
    assert.equal(emitYaml(notation, { "a\nb": 1 }), "? 'a\n\n  b'\n: 1\n");
  });

  it("writes brackets throughout, or around what holds only scalars without quotes", () => {
    const value = { a: [1, "b"], c: ["1"], d: { e: [] } };
    assert.equal(emitYaml(notation, value, { flowStyle: true }), "{a: [1, b], c: ['1'], d: {e: []}}\n");
    assert.equal(emitYaml(notation, value, { flowStyle: "auto" }), "a: [1, b]\nc:\n- '1'\nd:\n  e: []\n");
  });

  it("sorts keys as Python does, and leaves kinds that Python cannot compare", () => {
    const sorted = (keys: readonly SourceKey[]) => {
      const source: ValueSource<null | readonly SourceKey[]> = {
        describe: (value, sink) => (value === null ? sink.null() : sink.map(value, value.map(() => null))),
      };
      return emitYaml(source, keys, { sortKeys: true }).replaceAll(": null\n", " ");
    };
    assert.equal(sorted(["b", "a", "B"]), "B a b ");
    assert.equal(sorted([2, true, { value: 1.5 }, -(10n ** 20n)]), "-100000000000000000000 true 1.5 2 ");
    assert.equal(sorted(["b", 1, "a"]), "b 1 a ");
    assert.equal(sorted([{ member: { name: "RED" } }, "BLUE"]), "BLUE RED ");
    assert.equal(sorted(["😀", "￰"]), '￰ "\\U0001F600" ');
  });

  it("goes deeper than any call stack", () => {
    let value: unknown = 1;
    for (let depth = 0; depth < 20_000; depth++) value = [value];
    assert.equal(emitYaml(notation, value), `${"- ".repeat(20_000)}1\n`);
  });

  it("writes single lines for any text that may be a key, ended by a line break", () => {
    fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 20 }), (key) => {
      const text = emitYaml(notation, { $map: [[key, 1]] });
      assert.match(text, /: 1\n$/);
    }));
  });

  for (const [at, { value, text, ...options }] of recorded.cases.entries()) {
    it(`writes recorded value ${at} as OmegaConf does`, () => {
      assert.equal(emitYaml(notation, value, options), text);
    });
  }
});
