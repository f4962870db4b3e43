import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ConfigError } from "../../src/base/error.ts";
import { isName, literalOf } from "../../src/grammar/literal.ts";

const tables: Readonly<Record<string, readonly (readonly [string, unknown])[]>> = {
  int: [
    ["0", 0],
    ["-0", 0],
    ["+1", 1],
    ["1_000", 1000],
    ["9007199254740991", 9007199254740991],
    ["9007199254740993", 9007199254740993n],
    ["-9007199254740993", -9007199254740993n],
    ["+9007199254740993", 9007199254740993n],
  ],
  float: [
    ["1.", 1],
    [".5", 0.5],
    ["-1_0.2_5", -10.25],
    ["1e3", 1000],
    ["1_0.e-0_1", 1],
    ["-0.0", -0],
    ["inf", Infinity],
    ["-INF", -Infinity],
    ["+nan", NaN],
    ["NaN", NaN],
  ],
  bool: [["true", true], ["TrUe", true], ["FALSE", false]],
  null: [["null", null], ["NULL", null]],
  str: [
    "",
    "007",
    "1__0",
    "0_1",
    "1_",
    "_1",
    "0x1F",
    "1e",
    "e5",
    ".",
    "+",
    "1.2.3",
    "yes",
    "~",
    "none",
    "infinity",
    "nul",
    "truee",
  ]
    .map((word) => [word, word] as const),
};

describe("literalOf", () => {
  for (const [kind, rows] of Object.entries(tables)) {
    for (const [word, value] of rows) {
      it(`reads ${JSON.stringify(word)} as ${kind}`, () => {
        const scalar = literalOf(word);
        assert.equal(scalar.kind, kind);
        assert.ok(Object.is(scalar.value, value), String(scalar.value));
      });
    }
  }

  it("refuses an integer of more digits than Python converts", () => {
    assert.equal(literalOf("1".repeat(4300)).kind, "int");
    assert.throws(() => literalOf("1".repeat(4301)), (error) => ConfigError.is(error, "limit_exceeded"));
  });
});

describe("isName", () => {
  it("takes letters, digits, underscores and dashes after a letter or underscore", () => {
    for (const name of ["a", "_", "a-b", "A1_"]) assert.equal(isName(name), true, name);
    for (const name of ["", "1a", "-a", "a.b", "é", "a$"]) assert.equal(isName(name), false, name);
  });
});
