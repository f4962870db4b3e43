import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { faultOf, shown } from "./shown.ts";

type Row = readonly [text: string, result: string];

function reads(rows: readonly Row[]): void {
  for (const [text, value] of rows) {
    it(`reads ${JSON.stringify(text)} as ${value}`, () => assert.equal(shown(text), value));
  }
}

function refuses(rows: readonly Row[]): void {
  for (const [text, fault] of rows) {
    it(`refuses ${JSON.stringify(text)}: ${fault}`, () => assert.equal(faultOf(text), fault));
  }
}

describe("plain scalars", () => {
  reads([
    ["a b  c", '"a b  c"'],
    ["a#b", '"a#b"'],
    ["a #b", '"a"'],
    ["a:b", '"a:b"'],
    ["a :b", '"a :b"'],
    [":a", '":a"'],
    ["-a", '"-a"'],
    ["?a", '"?a"'],
    ["- -", "[[null]]"],
    ["a\n b\n\n c", '"a b\\nc"'],
    ["a\n\n\n b", '"a\\n\\nb"'],
    ["a: b\n c", '{"a": "b c"}'],
    ["a: b # c\n", '{"a": "b"}'],
    ["a: b\n # c\n", '{"a": "b"}'],
    ["a\r\n b\r c", '"a b c"'],
    ["a\u0085 b", '"a b"'],
    ["a\u2028 b", '"a\u2028b"'],
    ["a\n\u2029 b", '"a\u2029b"'],
    ["[a b, c\nd]", '["a b", "c d"]'],
    ["[a:b, c::d]", '["a:b", "c::d"]'],
    ["{a: b c, d: }", '{"a": "b c", "d": null}'],
    ["[a?b, -]", '["a?b", "-"]'],
    ["a{}[],b", '"a{}[],b"'],
    ["a\tb", '"a\\tb"'],
    ["a: b\t", '{"a": "b"}'],
    ["\ufeffa: 1", '{"a": 1}'],
    ["a\ufeffb: 1", '{"a\ufeffb": 1}'],
  ]);
  refuses([
    ["a: b: c", "yaml_scanner 1:5"],
    ["a: @b", "yaml_scanner 1:4"],
    ["a: `b", "yaml_scanner 1:4"],
    ["a: %b", "yaml_scanner 1:4"],
    ["a: - b", "yaml_scanner 1:4"],
    ["[a:, b]", "yaml_scanner 1:3"],
    ["[${f}, 1]", "yaml_parser 1:3"],
    ["[???, 1]", "yaml_parser 1:3"],
    ["a: b\n\tc: d", "yaml_scanner 2:1"],
    ["a\nb: c", "yaml_scanner 2:2"],
    ["a: x\nb", "yaml_scanner 3:1"],
    ["[|a]", "yaml_scanner 1:2"],
  ]);
});

describe("quoted scalars", () => {
  reads([
    ["'it''s'", '"it\'s"'],
    ["''''", '"\'"'],
    ["'a\\n\"'", '"a\\\\n\\""'],
    ['"a\\tb\\x41\\u00e9\\U0001f600"', '"a\\tbAé\u{1f600}"'],
    [
      '"\\0\\a\\b\\e\\v\\f\\r\\N\\_\\L\\P\\/\\ \\"\\\\"',
      JSON.stringify('\0\x07\b\x1b\v\f\r\x85\xa0\u2028\u2029/ "\\'),
    ],
    ['"a\n b"', '"a b"'],
    ['"a \n\n  b"', '"a\\nb"'],
    ['"a\\\n  b"', '"ab"'],
    ['"a\\\n\n  b"', '"a\\nb"'],
    ['"a \\\n b"', '"a b"'],
    ['" a \t"', '" a \\t"'],
    ['" a\n\t b "', '" a b "'],
    ["'a\r\n\r\nb'", '"a\\nb"'],
    ["'a\u2028b'", '"a\u2028b"'],
    ["'a: b': c", '{"a: b": "c"}'],
    ["['a':b]", '[{"a": "b"}]'],
    ['{"a":1}', '{"a": 1}'],
    ["'a'#b", '"a"'],
  ]);
  refuses([
    ["'a", "yaml_scanner 1:3"],
    ['"a\n', "yaml_scanner 2:1"],
    ['"\\q"', "yaml_scanner 1:2"],
    ['"\\x4"', "yaml_scanner 1:4"],
    ['"\\ud800"', "yaml_scanner 1:4"],
    ['"\\U00110000"', "yaml_scanner 1:4"],
    ['"\\', "yaml_scanner 1:2"],
    ["'a\n---\nb'", "yaml_scanner 2:1"],
    ["'a\n... b'", "yaml_scanner 2:1"],
    ["'a' b", "yaml_parser 1:5"],
    ["'a\n b': c", "yaml_scanner 2:4"],
  ]);
});

describe("block scalars", () => {
  reads([
    ["|\n a\n b\n", '"a\\nb\\n"'],
    [">\n a\n b\n", '"a b\\n"'],
    ["|-\n a\n\n", '"a"'],
    ["|+\n a\n\n", '"a\\n\\n"'],
    ["|\n a\n\n", '"a\\n"'],
    ["|\n a", '"a"'],
    ["|2-\n   a\n", '" a"'],
    ["|-2\n   a\n", '" a"'],
    ["| # c\n a\n", '"a\\n"'],
    [">\n a\n  b\n c\n", '"a\\n b\\nc\\n"'],
    [">\n a\n\n\n b\n", '"a\\n\\nb\\n"'],
    [">\n a\n \tb\n", '"a\\n\\tb\\n"'],
    ["|\n\n  a\n", '"\\na\\n"'],
    ["|\n \n  a\n", '"\\na\\n"'],
    ["a: |\n  b\nc: d\n", '{"a": "b\\n", "c": "d"}'],
    ["a: |\nb: c\n", '{"a": "", "b": "c"}'],
    ["a: |+\n\n\nb: c\n", '{"a": "\\n\\n", "b": "c"}'],
    ["- |\n a\n- b\n", '["a\\n", "b"]'],
    ["a:\n  - >1\n    b\n", '{"a": [" b\\n"]}'],
    ["|\n a\r\n b\r", '"a\\nb\\n"'],
    ["|\n a\u2028 b", '"a\u2028b"'],
    ["|\n # no comment\n", '"# no comment\\n"'],
    ["? |\n a\n: b\n", '{"a\\n": "b"}'],
  ]);
  refuses([
    ["|0\n a", "yaml_scanner 1:2"],
    ["|x\n a", "yaml_scanner 1:2"],
    ["|11\n a", "yaml_scanner 1:3"],
    ["|\n\ta\n", "yaml_scanner 2:1"],
    ["|2\n\ta\n", "yaml_scanner 2:1"],
    ["|\n   \n  a\n", "yaml_parser 3:3"],
    ["a: |\n  b\n c\n", "yaml_parser 3:2"],
    ["|\n a\nb: c\n", "yaml_parser 3:1"],
  ]);
});
