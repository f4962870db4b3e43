import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { ConfigError } from "../../src/base/error.ts";
import type { ValueSink, ValueSource } from "../../src/base/value_source.ts";
import type { YamlBuilder } from "../../src/yaml/builder.ts";
import { emitYaml } from "../../src/yaml/emit.ts";
import { readYaml } from "../../src/yaml/read.ts";
import { shown } from "./shown.ts";

/** Values as they are read, types kept: an int is a bigint, a float a number, a mapping a `Map`. */
type Value = string | bigint | number | boolean | null | readonly Value[] | ReadonlyMap<string, Value>;

const source: ValueSource<Value> = {
  describe(value: Value, sink: ValueSink<Value>): void {
    if (value === null) sink.null();
    else if (typeof value === "string") sink.str(value);
    else if (typeof value === "bigint") sink.int(value);
    else if (typeof value === "number") sink.float(value);
    else if (typeof value === "boolean") sink.bool(value);
    else if (value instanceof Map) sink.map([...value.keys()], [...value.values()]);
    else sink.list(value as readonly Value[]);
  },
};

const builder: YamlBuilder<Value> = {
  scalar: (kind, value) => kind === "int" ? BigInt(value as number) : value as Value,
  mapping: (keys, values) => new Map(keys.map(({ value }, at) => [String(value), values[at]])),
  sequence: (items) => items,
  tuple: (items) => items,
  alias: (target) => target,
  unsupported: () => null,
};

const text = fc.oneof(
  fc.string(),
  fc.string({ unit: "binary" }).map((characters) => characters.replace(/[\ufffe\uffff]/g, "")),
  fc.stringMatching(/^[ \n:#\-'"\\a-c0-2.?~!&*|>]{0,30}$/),
);
const value: fc.Arbitrary<Value> = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small" },
    text,
    fc.bigInt(),
    fc.double({ noNaN: true }),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie("value"), { maxLength: 4 }),
    fc.array(fc.tuple(text, tie("value")), { maxLength: 4 }).map((entries) => new Map(entries)),
  ),
})).value;

const yamlText = fc.string({
  unit: fc.constantFrom(..."\n\n  \t:-?[]{},#&*!|>'\"%@`ab01.~<=\\\r\u0085\u2028"),
  maxLength: 40,
});

/** A text's value, or the code of its fault. */
function outcome(yaml: string): string {
  try {
    return shown(yaml);
  } catch (error) {
    if (ConfigError.is(error)) return error.code;
    throw error;
  }
}

describe("laws of reading YAML", () => {
  it("reads what the emitter wrote as what it was", () => {
    fc.assert(
      fc.property(value, fc.constantFrom(false, true, "auto" as const), (written, flowStyle) => {
        const yaml = emitYaml(source, written, { flowStyle });
        assert.deepEqual(readYaml({ name: "law", text: yaml }, builder) ?? null, written);
      }),
      { numRuns: 500 },
    );
  });

  it("reads JSON as JSON", () => {
    fc.assert(fc.property(fc.jsonValue({ maxDepth: 3 }), (json) => {
      const yaml = JSON.stringify(
        json,
        (_key, part) => typeof part === "string" ? part.replace(/[^ -~]/g, "?") : part,
      );
      fc.pre(!/__proto__|\\|[{,]"[^"]*"[^"]*"{2}/.test(yaml));
      const read = readYaml({ name: "law", text: yaml }, {
        ...builder,
        mapping: (keys, values) => new Map(keys.map((key, at) => [String(key.value), values[at]])),
      });
      assert.deepEqual(plain(read ?? null), JSON.parse(yaml));
    }));
  });

  it("gives a value or a fault, and the same one every time", () => {
    fc.assert(fc.property(yamlText, (yaml) => assert.equal(outcome(yaml), outcome(yaml))), { numRuns: 2000 });
  });

  it("takes any kind of line break for any other", () => {
    fc.assert(
      fc.property(yamlText, fc.constantFrom("\r\n", "\r", "\u0085"), (yaml, lineBreak) => {
        const lines = yaml.replaceAll(/\r|\u0085/g, "");
        assert.equal(outcome(lines.replaceAll("\n", lineBreak)), outcome(lines));
      }),
      { numRuns: 1000 },
    );
  });

  it("reads a text with a byte order mark as without", () => {
    fc.assert(fc.property(yamlText, (yaml) => assert.equal(outcome(`\ufeff${yaml}`), outcome(yaml))));
  });
});

/** As JavaScript's own JSON would have it. */
function plain(read: Value): unknown {
  if (typeof read === "bigint") return Number(read);
  if (read instanceof Map) return Object.fromEntries([...read].map(([key, part]) => [key, plain(part)]));
  return Array.isArray(read) ? read.map(plain) : read;
}
