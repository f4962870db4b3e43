import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { ConfigError } from "../../src/base/error.ts";
import { integerOfDigits, integerText, normalizeInteger } from "../../src/base/integer.ts";

describe("normalizeInteger", () => {
  it("gives a number within the safe range and a bigint beyond it", () => {
    assert.equal(normalizeInteger(5n), 5);
    assert.equal(normalizeInteger(2n ** 53n - 1n), 2 ** 53 - 1);
    assert.equal(normalizeInteger(2n ** 53n), 2n ** 53n);
    assert.equal(normalizeInteger(-(2n ** 53n)), -(2n ** 53n));
    assert.equal(normalizeInteger(1e20), 100000000000000000000n);
  });

  it("knows no negative zero", () => assert.ok(Object.is(normalizeInteger(-0), 0)));
});

describe("integerOfDigits", () => {
  it("is exact at any size", () => {
    fc.assert(fc.property(fc.bigInt(), (value) => {
      assert.equal(BigInt(integerOfDigits(String(value))), value);
    }));
  });

  it("takes signs and leading zeros", () => {
    assert.equal(integerOfDigits("+007"), 7);
    assert.equal(integerOfDigits("+" + "9".repeat(20)), 99999999999999999999n);
    assert.ok(Object.is(integerOfDigits("-0"), 0));
  });
});

describe("integerText", () => {
  it("writes every digit", () => {
    assert.equal(integerText(-5), "-5");
    assert.equal(integerText(1e22), "10000000000000000000000");
    assert.equal(integerText(10n ** 4300n - 1n).length, 4300);
  });

  it("refuses more digits than Python writes", () => {
    for (const value of [10n ** 4300n, -(10n ** 4300n), 1n << 8_000_000n]) {
      assert.throws(() => integerText(value), (error) => ConfigError.is(error, "limit_exceeded"));
    }
  });
});
