import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { ConfigError } from "../../src/base/error.ts";
import type { ErrorCode } from "../../src/base/error_code.ts";
import { float } from "../../src/base/float.ts";
import { parseJson } from "../../src/base/json_plain.ts";
import { canonicalJson, JsonText, writeJson } from "../../src/base/json_write.ts";
import { plainSource } from "../../src/base/plain_source.ts";
import type { SourceKey, ValueSource } from "../../src/base/value_source.ts";

const write = (value: unknown) => writeJson(plainSource, value);

const written: readonly (readonly [value: unknown, text: string])[] = [
  [null, "null"],
  [true, "true"],
  [1, "1"],
  [-0, "0"],
  [1e21, "1000000000000000000000"],
  [12345678901234567890123n, "12345678901234567890123"],
  [float(1), "1.0"],
  [1e-7, "1e-07"],
  [float(1e16), "1e+16"],
  [NaN, '{"$float":"nan"}'],
  [-Infinity, '{"$float":"-inf"}'],
  ['a\n"é\u2028\ud800', '"a\\n\\"é\u2028\\ud800"'],
  [[], "[]"],
  [{}, "{}"],
  [[1, [2, {}]], "[1,[2,{}]]"],
  [{ b: 1, a: [true], left: undefined }, '{"b":1,"a":[true]}'],
  [{ $float: "nan" }, '{"\\u0024float":"nan"}'],
  [{ $float: "nan", other: 1 }, '{"$float":"nan","other":1}'],
  [{ full: new JsonText("[1.0]") }, '{"full":[1.0]}'],
];

const refused: readonly (readonly [text: string, code: ErrorCode])[] = [
  ["", "json_parse"],
  ["nul", "json_parse"],
  ["[1,]", "json_parse"],
  ["[1 2]", "json_parse"],
  ["{a:1}", "json_parse"],
  ['{"a" 1}', "json_parse"],
  ['{"a":1,}', "json_parse"],
  ['{"a":1', "json_parse"],
  ["[", "json_parse"],
  ["01", "json_parse"],
  ["1.", "json_parse"],
  [".5", "json_parse"],
  ["+1", "json_parse"],
  ["NaN", "json_parse"],
  ["'a'", "json_parse"],
  ['"a\nb"', "json_parse"],
  ['"a', "json_parse"],
  ['"a\\', "json_parse"],
  ['"\\x"', "json_parse"],
  ["1 1", "json_parse"],
  ['{"a":1,"a":2}', "json_parse"],
  ['{"a":1,"\\u0061":2}', "json_parse"],
  ['{"__proto__":1}', "unsafe_key"],
  ['[{"\\u005f_proto__":1}]', "unsafe_key"],
  ["[".repeat(1001), "limit_exceeded"],
  ["1".repeat(4301), "limit_exceeded"],
];

describe("writeJson", () => {
  for (const [value, text] of written) {
    it(`writes ${text}`, () => assert.equal(write(value), text));
  }

  it("keeps to JSON's indentation where one is asked for", () => {
    const value = { a: [1, { b: [] }], c: {} };
    assert.equal(writeJson(plainSource, value, { indent: 2 }), JSON.stringify(value, null, 2));
  });

  it("writes keys of all kinds as text", () => {
    const keys: readonly SourceKey[] = ["a", 1, 2n ** 60n, true, { value: 1 }];
    const source: ValueSource<number> = {
      describe: (value, sink) => (value === 0 ? sink.map(keys, [1, 2, 3, 4, 5]) : sink.tuple([])),
    };
    assert.equal(writeJson(source, 0), '{"a":[],"1":[],"1152921504606846976":[],"true":[],"1.0":[]}');
  });

  it("stops at a value that holds itself", () => {
    const own: unknown[] = [];
    own.push(own);
    assert.throws(() => write(own), (error) => ConfigError.is(error, "limit_exceeded"));
  });

  it("refuses what is no data", () => {
    for (const value of [() => 1, Symbol("s"), new Date(0), new Map()]) {
      assert.throws(() => write(value), (error) => ConfigError.is(error, "unsupported_value"));
    }
  });
});

describe("canonicalJson", () => {
  it("sorts keys and keeps number types apart", () => {
    assert.equal(
      canonicalJson(plainSource, { b: { d: 1, c: float(1) }, a: [] }),
      '{"a":[],"b":{"c":1.0,"d":1}}',
    );
  });

  it("is the same for every order of keys", () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string().filter((key) => key !== "__proto__"), fc.jsonValue()),
        (value) => {
          const reversed = Object.fromEntries(Object.entries(value).reverse());
          assert.equal(canonicalJson(plainSource, value), canonicalJson(plainSource, reversed));
        },
      ),
    );
  });
});

describe("parseJson", () => {
  for (const [text, code] of refused) {
    it(`refuses ${text.slice(0, 30)} as ${code}`, () => {
      assert.throws(() => parseJson(text), (error) => ConfigError.is(error, code));
    });
  }

  it("tells ints from floats by their spelling", () => {
    const [int, float, exponent, big] = parseJson("[1, 1.0, 1e2, 9007199254740993]", {
      keepFloats: true,
    }) as unknown[];
    assert.equal(int, 1);
    assert.equal(String(float), "1.0");
    assert.equal(String(exponent), "100.0");
    assert.equal(big, 9007199254740993n);
    assert.deepEqual(parseJson("[1.0, -0.0]"), [1, -0]);
  });

  it("counts the digits of an integer without its sign", () => {
    assert.equal(parseJson("-" + "1".repeat(4300)), -BigInt("1".repeat(4300)));
  });

  it("reads floats that are not finite, unless their key is escaped", () => {
    assert.equal(parseJson('{"$float": "nan"}'), NaN);
    assert.equal(parseJson('{"$float": "-inf"}'), -Infinity);
    for (
      const text of [
        '{"\\u0024float":"nan"}',
        '{"$float":"x"}',
        '{"$float":["nan"]}',
        '{"$float":"nan","a":1}',
      ]
    ) {
      assert.equal(JSON.stringify(parseJson(text)), JSON.stringify(JSON.parse(text)));
    }
  });

  it("says where a text goes wrong", () => {
    assert.throws(() => parseJson('{\n  "a": x\n}', { name: "state.json" }), (error) => {
      assert.ok(ConfigError.is(error, "json_parse"));
      assert.match(error.message, /2:8.*found 'x' where a value was expected/);
      return error.origin?.kind === "text" && error.origin.source.name === "state.json";
    });
  });

  it("bounds size and depth as it is told", () => {
    assert.throws(
      () => parseJson("[[]]", { maximumDepth: 1 }),
      (error) => ConfigError.is(error, "limit_exceeded"),
    );
    assert.throws(
      () => parseJson("[ 1 ]", { maximumLength: 4 }),
      (error) => ConfigError.is(error, "limit_exceeded"),
    );
    const deep = 50_000;
    parseJson("[".repeat(deep) + "]".repeat(deep), { maximumDepth: deep });
  });

  it("reads what JSON.parse reads", () => {
    fc.assert(fc.property(fc.json(), (text) => {
      fc.pre(!text.includes("__proto__"));
      const inexact = (_: string, value: unknown) => (typeof value === "bigint" ? Number(value) : value);
      assert.equal(JSON.stringify(parseJson(text), inexact), JSON.stringify(JSON.parse(text)));
    }));
  });

  it("reads back exactly what was written", () => {
    fc.assert(fc.property(fc.object({ withBigInt: true, withNullPrototype: true }), (value) => {
      let text: string;
      try {
        text = write(value);
      } catch {
        fc.pre(false);
        return;
      }
      fc.pre(!text.includes("__proto__"));
      assert.equal(write(parseJson(text, { keepFloats: true })), text);
    }));
  });
});
