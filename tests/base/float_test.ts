import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { Float, float, floatRepr } from "../../src/base/float.ts";

/** Value and what Python's `repr` prints for it. */
const reprs: readonly (readonly [number, string])[] = [
  [0, "0.0"],
  [-0, "-0.0"],
  [1, "1.0"],
  [-12, "-12.0"],
  [0.1, "0.1"],
  [1.5, "1.5"],
  [0.0001, "0.0001"],
  [0.00001, "1e-05"],
  [1.5e-7, "1.5e-07"],
  [9999999999999998, "9999999999999998.0"],
  [1e16, "1e+16"],
  [12345678901234567000, "1.2345678901234567e+19"],
  [1e100, "1e+100"],
  [5e-324, "5e-324"],
  [1.7976931348623157e308, "1.7976931348623157e+308"],
  [Infinity, "inf"],
  [-Infinity, "-inf"],
  [NaN, "nan"],
];

describe("floatRepr", () => {
  for (const [value, text] of reprs) {
    it(`prints ${text}`, () => assert.equal(floatRepr(value), text));
  }

  it("prints text that reads back as the same number", () => {
    fc.assert(fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      assert.ok(Object.is(Number(floatRepr(value)), value));
    }));
  });
});

describe("float", () => {
  it("stands for its number", () => {
    const one = float(1);
    assert.ok(one instanceof Float);
    assert.equal(Number(one), 1);
    assert.equal(`${one}`, "1.0");
  });
});
