import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { errorOf, faultOf, shown } from "./shown.ts";

type Row = readonly [text: string, result: string];

const read: readonly Row[] = [
  ["!!str 1", '"1"'],
  ["!!str", '""'],
  ["!!int '12'", "12"],
  ["!!int 0o10", "8"],
  ["!!int ' 1_0 '", "10"],
  ["!!int 1:99", "159"],
  ["!!int --1", "1"],
  ["!!int ٣", "3"],
  ["!!float 12", "12.0"],
  ["!!float 1_0", "10.0"],
  ["!!float nan", "nan"],
  ["!!float -Infinity", "-inf"],
  ["!!float 1:30", "90.0"],
  ["!!bool ON", "true"],
  ["!!bool 'no'", "false"],
  ["!!null x", "null"],
  ["!!seq [1]", "[1]"],
  ["!!map {a: 1}", '{"a": 1}'],
  ["!!omap [a: 1, b: 2]", '[("a", 1), ("b", 2)]'],
  ["!!pairs [a: 1, a: [2]]", '[("a", 1), ("a", [2])]'],
  ["!!set {a, b}", "<set>"],
  ["!!binary aGk=", "<bytes>"],
  ["!!timestamp 2001-01-01", "<date>"],
  ["!!timestamp 2000-2-29", "<date>"],
  ["!!timestamp 2001-12-14 21:59:43.10 -5", "<datetime>"],
  ["! 12", "12"],
  ["! '12'", "12"],
  ["!", '""'],
  ["! [1]", "[1]"],
  ["! |\n 12\n", "12"],
  ["! |\n a\n", '"a\\n"'],
  ["! '\n~\n\n'", '" ~\\n"'],
  ["!<tag:yaml.org,2002:str> 1", '"1"'],
  ["!!%73tr 1", '"1"'],
  ["[!!str, !!int 1]", '["", 1]'],
  ["!!str {=: a}", '"a"'],
  ["!!int {=: '0x1f', x: !x y}", "31"],
  ["{!!int {=: '2'}: 1}", "{2: 1}"],
];

const refused: readonly Row[] = [
  ["!x 1", "yaml_constructor 1:1"],
  ["!!foo 1", "yaml_constructor 1:1"],
  ["!!python/tuple [1]", "yaml_constructor 1:1"],
  ["!!python/object/apply:os.system ['true']", "yaml_constructor 1:1"],
  ["a: !!int x", "yaml_constructor 1:4"],
  ["a: !!int ''", "yaml_constructor 1:4"],
  ["a: !!float x", "yaml_constructor 1:4"],
  ["a: !!bool maybe", "yaml_constructor 1:4"],
  ["a: !!str [1]", "yaml_constructor 1:4"],
  ["a: !!str {b: 1}", "yaml_constructor 1:4"],
  ["a: !!seq b", "yaml_constructor 1:4"],
  ["a: !!map b", "yaml_constructor 1:4"],
  ["a: !!seq {b: 1}", "yaml_constructor 1:4"],
  ["a: !!map [b]", "yaml_constructor 1:4"],
  ["a: !!set [b]", "yaml_constructor 1:4"],
  ["a: !!omap {b: 1}", "yaml_constructor 1:4"],
  ["a: !!omap [b]", "yaml_constructor 1:12"],
  ["a: !!omap [{b: 1, c: 2}]", "yaml_constructor 1:12"],
  ["a: !!binary a", "yaml_constructor 1:4"],
  ["a: !!binary é", "yaml_constructor 1:4"],
  ["a: !!timestamp x", "yaml_constructor 1:4"],
  ["a: !!timestamp 2001-02-29", "yaml_constructor 1:4"],
  ["a: !!timestamp 2001-01-01 24:00:00", "yaml_constructor 1:4"],
  ["a: !!timestamp 2001-01-01 10:00:00 +24", "yaml_constructor 1:4"],
  ["a: ! |\n  yes\n", "yaml_constructor 1:4"],
  ["a: ! |\n  .inf\n", "yaml_constructor 1:4"],
  ["a: !!merge b", "yaml_constructor 1:4"],
  ["a: !!value b", "yaml_constructor 1:4"],
  ["a: !e!b c", "yaml_parser 1:4"],
  ["a: !<b", "yaml_scanner 1:7"],
  ["a: !<> c", "yaml_scanner 1:6"],
  ["a: !b,c", "yaml_scanner 1:6"],
  ["a: !!", "yaml_scanner 1:6"],
  ["a: !%zz b", "yaml_scanner 1:5"],
  ["a: !%c3x b", "yaml_scanner 1:8"],
  ["a: !%ff b", "yaml_scanner 1:5"],
  ["[!!str]", "yaml_scanner 1:7"],
  ["{!!str {=: a}: 1}", "yaml_constructor 1:2"],
  ["? !!seq [1]\n: 2", "yaml_constructor 1:3"],
  ["? !!omap [a: 1]\n: 2", "yaml_constructor 1:3"],
];

describe("tags", () => {
  for (const [text, value] of read) {
    it(`reads ${text} as ${value}`, () => assert.equal(shown(text), value));
  }
  for (const [text, fault] of refused) {
    it(`refuses ${JSON.stringify(text)}: ${fault}`, () => assert.equal(faultOf(text), fault));
  }

  it("tells what it makes of an unknown one", () => {
    const { message, details } = errorOf("a: !x 1\n");
    assert.equal(message, "YAML cannot be read at 1:4: nothing can be made of the tag '!x'");
    assert.deepEqual(details, { problem: "nothing can be made of the tag '!x'" });
  });
});

describe("which of several faults is told", () => {
  const rows: readonly Row[] = [
    ["a: {x: 1, x: 2}\nb: !!int y\n", "yaml_constructor 2:4"],
    ["a: !!int x\nb: [\n", "yaml_parser 3:1"],
    ["a: !!int x\nb: *c\n", "yaml_composer 2:4"],
    ["a: !!int x\n--- b\n", "yaml_composer 2:1"],
    ["a: &x [*x]\nb: !!int y\n", "yaml_constructor 1:4"],
    ["a: [!!int x]\nb: !!int y\n", "yaml_constructor 2:4"],
    ["a: &x [!!int z]\nb: {c: [!!int y]}\n", "yaml_constructor 1:8"],
    ["? [!!int x]\n: !!int y\n", "yaml_constructor 1:3"],
  ];
  for (const [text, fault] of rows) {
    it(`tells ${fault} of ${JSON.stringify(text)}`, () => assert.equal(faultOf(text), fault));
  }
});
