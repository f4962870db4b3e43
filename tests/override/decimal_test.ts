import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Decimal } from "../../src/override/decimal.ts";

const decimal = (text: string) => Decimal.parse(text);

describe("Decimal", () => {
  it("reads and writes decimals as Python does", () => {
    const rows: Readonly<Record<string, string>> = {
      "0.10": "0.10",
      "-1.5": "-1.5",
      "1e-05": "0.00001",
      "1e-07": "1E-7",
      "1.50e-07": "1.50E-7",
      "1e+16": "1E+16",
      "12e2": "1.2E+3",
      "-0.0": "-0.0",
      "inf": "Infinity",
      "-inf": "-Infinity",
      "nan": "NaN",
    };
    for (const [text, written] of Object.entries(rows)) assert.equal(String(decimal(text)), written, text);
  });

  it("adds and multiplies exactly", () => {
    assert.equal(String(decimal("0.1").plus(decimal("0.2"))), "0.3");
    assert.equal(String(decimal("0.10").times(decimal("3"))), "0.30");
    assert.equal(String(decimal("-0.0").plus(decimal("0"))), "0.0");
  });

  it("rounds to 28 digits, half to even", () => {
    assert.equal(String(decimal("1").plus(decimal("1e-28"))), "1.000000000000000000000000000");
    assert.equal(String(decimal("1e28").plus(decimal("5"))), "1.000000000000000000000000000E+28");
    assert.equal(String(decimal("1e28").plus(decimal("15"))), "1.000000000000000000000000002E+28");
  });

  it("halves without more digits than needed", () => {
    assert.deepEqual(["2.0", "0.5", "-0.3"].map((text) => String(decimal(text).halved())), [
      "1.0",
      "0.25",
      "-0.15",
    ]);
  });

  it("compares beyond the finite", () => {
    assert.ok(decimal("1").compare(decimal("inf")) < 0);
    assert.ok(decimal("-inf").compare(decimal("-5")) < 0);
    assert.equal(decimal("1.0").compare(decimal("1")), 0);
    assert.ok(Number.isNaN(decimal("nan").compare(decimal("1"))));
    assert.equal(decimal("inf").compare(decimal("inf")), 0);
  });
});
