import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import {
  isPythonNumber,
  mayStartNumber,
  parsePythonFloat,
  parsePythonInt,
} from "../../src/base/python_number.ts";

type Row = readonly [text: string, int: number | bigint | undefined, float: number | undefined];

const rows: readonly Row[] = [
  ["1", 1, 1],
  [" 1 ", 1, 1],
  ["\t\n\v\f\r7\n", 7, 7],
  ["+1", 1, 1],
  ["-1", -1, -1],
  ["1_000", 1000, 1000],
  ["1__0", undefined, undefined],
  ["_1", undefined, undefined],
  ["1_", undefined, undefined],
  ["007", 7, 7],
  ["0x10", undefined, undefined],
  ["", undefined, undefined],
  ["- 1", undefined, undefined],
  ["1 2", undefined, undefined],
  ["1.0", undefined, 1],
  ["1.", undefined, 1],
  [".5", undefined, 0.5],
  [".", undefined, undefined],
  ["1e3", undefined, 1000],
  ["1_0e1_0", undefined, 1e11],
  ["e5", undefined, undefined],
  ["1e400", undefined, Infinity],
  ["inf", undefined, Infinity],
  ["-INFINITY", undefined, -Infinity],
  ["+nan", undefined, NaN],
  ["infinit", undefined, undefined],
  ["٣", 3, 3],
  ["１２", 12, 12],
  ["𝟗", 9, 9],
  ["\u20031\xa0", 1, 1],
  ["²", undefined, undefined],
  ["\x1c1", undefined, undefined],
  ["9007199254740993", 9007199254740993n, 9007199254740992],
];

describe("Python's reading of numbers", () => {
  for (const [text, int, float] of rows) {
    it(`reads ${JSON.stringify(text)}`, () => {
      assert.equal(parsePythonInt(text), int);
      assert.equal(parsePythonFloat(text), float);
      assert.equal(isPythonNumber(text), float !== undefined);
    });
  }

  it("refuses integers of more than 4300 digits", () => {
    assert.equal(parsePythonInt("1".repeat(4300)), BigInt("1".repeat(4300)));
    assert.equal(parsePythonInt("1".repeat(4301)), undefined);
    assert.equal(parsePythonFloat("1".repeat(4301)), Infinity);
  });

  it("rules no number out by its first character", () => {
    const piece = fc.constantFrom(
      "1",
      "0",
      "+",
      "-",
      ".",
      "_",
      "e",
      " ",
      "\n",
      "inf",
      "nan",
      "٣",
      "\xa0",
      "x",
    );
    fc.assert(fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
      const text = pieces.join("");
      if (parsePythonFloat(text) !== undefined) assert.ok(mayStartNumber(text.charCodeAt(0)));
    }));
  });
});
