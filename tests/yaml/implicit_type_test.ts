import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { faultOf, shown } from "./shown.ts";

/** What a plain scalar is, by how it is spelt. */
const spellings: readonly (readonly [spelling: string, value: string])[] = [
  ["~", "null"],
  ["null", "null"],
  ["Null", "null"],
  ["nULL", '"nULL"'],
  ["none", '"none"'],
  ["yes", "true"],
  ["Yes", "true"],
  ["yEs", '"yEs"'],
  ["on", "true"],
  ["OFF", "false"],
  ["y", '"y"'],
  ["n", '"n"'],
  ["1", "1"],
  ["-1", "-1"],
  ["+1", "1"],
  ["-0", "0"],
  ["00", "0"],
  ["010", "8"],
  ["08", '"08"'],
  ["0o10", '"0o10"'],
  ["0x1F", "31"],
  ["-0x_1", "-1"],
  ["0b101", "5"],
  ["0b2", '"0b2"'],
  ["1_000_", "1000"],
  ["1__000", "1000"],
  ["_1", '"_1"'],
  ["9007199254740991", "9007199254740991"],
  ["9007199254740993", "9007199254740993"],
  ["-123456789012345678901234567890", "-123456789012345678901234567890"],
  ["1:30", "90"],
  ["1:60", '"1:60"'],
  ["190:20:30", "685230"],
  ["1:5:9", "3909"],
  ["1_0:5", "605"],
  ["0:30", '"0:30"'],
  ["1::2", '"1::2"'],
  ["1:123", '"1:123"'],
  ["0:30.", "30.0"],
  ["1__0e5", '"1__0e5"'],
  ["1_e5", '"1_e5"'],
  ["1_0e5", "1000000.0"],
  ["1__0.e+5", "1000000.0"],
  ["1_0._5_e1", "105.0"],
  ["-1:30", "-90"],
  ["1.5", "1.5"],
  ["1.", "1.0"],
  [".5", "0.5"],
  ["-.5", '"-.5"'],
  ["1e3", "1000.0"],
  ["1.e3", "1000.0"],
  [".5e3", '".5e3"'],
  [".5e+3", "500.0"],
  ["1E-5", "1e-05"],
  ["1_0.5_0", "10.5"],
  ["01.5", "1.5"],
  ["1e400", "inf"],
  ["-0.0", "-0.0"],
  ["1:30.5", "90.5"],
  ["-1:30.5", "-90.5"],
  [".inf", "inf"],
  ["-.INF", "-inf"],
  [".Inf", "inf"],
  [".iNf", '".iNf"'],
  ["inf", '"inf"'],
  [".nan", "nan"],
  ["-.nan", '"-.nan"'],
  [".", '"."'],
  ["1.2.3", '"1.2.3"'],
  ["1e", '"1e"'],
  ["2001-01-01", '"2001-01-01"'],
  ["2001-12-14t21:59:43.10-05:00", '"2001-12-14t21:59:43.10-05:00"'],
  ["???", '"???"'],
  ["١٢", '"١٢"'],
];

describe("types of plain scalars", () => {
  for (const [spelling, value] of spellings) {
    it(`reads ${spelling} as ${value}`, () => assert.equal(shown(`a: ${spelling}\n`), `{"a": ${value}}`));
  }

  it("reads nothing at all as null", () => {
    assert.equal(shown("a:\nb: ''\n? \n"), '{"a": null, "b": "", null: null}');
  });

  it("reads quoted and block scalars as text", () => {
    assert.equal(shown("- '1'\n- \"yes\"\n- |-\n  1.5\n"), '["1", "yes", "1.5"]');
  });

  it("reads text of several lines as text", () => assert.equal(shown("a: 1\n  2\n"), '{"a": "1 2"}'));

  it("gives keys their types, too", () => {
    assert.equal(shown("2: a\n1.5: b\nyes: c\n0x10: d\n"), '{2: "a", 1.5: "b", true: "c", 16: "d"}');
  });

  it("refuses digits that are none", () => {
    assert.equal(faultOf("a: 0x_\n"), "yaml_constructor 1:4");
    assert.equal(faultOf("a: 0b__\n"), "yaml_constructor 1:4");
  });

  it("refuses '<<' and '=' as values", () => {
    assert.equal(faultOf("a: <<\n"), "yaml_constructor 1:4");
    assert.equal(faultOf("a: [=]\n"), "yaml_constructor 1:5");
  });
});
