import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { reads, refuses } from "./rows.ts";
import { faultOf, shown } from "./shown.ts";

describe("block collections", () => {
  reads([
    ["a: 1\nb: 2\n", '{"a": 1, "b": 2}'],
    ["a:\n  b:\n    c: 1\n  d: 2\n", '{"a": {"b": {"c": 1}, "d": 2}}'],
    ["- a\n- - b\n  - c\n-\n  d\n", '["a", ["b", "c"], "d"]'],
    ["a:\n- b\n- c\nd: e\n", '{"a": ["b", "c"], "d": "e"}'],
    ["a:\n -\n -\n", '{"a": [null, null]}'],
    ["- a: b\n  c: d\n- e\n", '[{"a": "b", "c": "d"}, "e"]'],
    ["? a\n: b\n? c\n", '{"a": "b", "c": null}'],
    ["a: 1\n\n# c\n\nb: 2", '{"a": 1, "b": 2}'],
    ["  a: 1\n  b: 2\n", '{"a": 1, "b": 2}'],
    ["a:    1", '{"a": 1}'],
    ["a:\t1", '{"a": 1}'],
    ["a : 1", '{"a": 1}'],
    ["'a' : 1\n\"b\": 2", '{"a": 1, "b": 2}'],
    ["a:\n  # c\n  b: 1", '{"a": {"b": 1}}'],
  ]);
  refuses([
    ["a:\n\tb: 1", "yaml_scanner 2:1"],
    ["- \ta", "yaml_scanner 1:3"],
    ["a: 1\n  b: 2", "yaml_scanner 2:4"],
    ["a:\n  b: 1\n c: 2", "yaml_parser 3:2"],
    ["- a\nb: 1", "yaml_parser 2:1"],
    ["a: 1\n- b", "yaml_parser 2:1"],
    ["- a\n - b\n- c: d\n   e: f", "yaml_scanner 4:5"],
    ["? - a\n: b\n", "yaml_constructor 1:3"],
    ["a: b ? c\n: d ? e: f", "yaml_parser 2:1"],
    [": a\n", "yaml_parser 1:1"],
  ]);
});

describe("flow collections", () => {
  reads([
    ["[]", "[]"],
    ["{}", "{}"],
    ["[a, b,]", '["a", "b"]'],
    ["{a: 1, b, c: , d: [e]}", '{"a": 1, "b": null, "c": null, "d": ["e"]}'],
    ["l: [\n1,\n2\n]", '{"l": [1, 2]}'],
    ["[a: b, c]", '[{"a": "b"}, "c"]'],
    ["[? a : b]", '[{"a": "b"}]'],
    ["{? a : b, ? c, ? : d}", '{"a": "b", "c": null, null: "d"}'],
    ["[a, # c\n b]", '["a", "b"]'],
    ["{a: b\n  c}", '{"a": "b c"}'],
    ["[{}, [], {a: []}]", '[{}, [], {"a": []}]'],
    ["[\ta,\tb]", '["a", "b"]'],
  ]);
  refuses([
    ["[", "yaml_parser 2:1"],
    ["[a", "yaml_parser 2:1"],
    ["[a\n", "yaml_parser 2:1"],
    ["{a: 1", "yaml_parser 2:1"],
    ["[a b: c\n d: e]", "yaml_parser 2:3"],
    ["[a}", "yaml_parser 1:3"],
    ["{a]", "yaml_parser 1:3"],
    ["[,]", "yaml_parser 1:2"],
    ["[a,,b]", "yaml_parser 1:4"],
    ["[- a]", "yaml_parser 1:2"],
    ["[?]", "yaml_parser 2:1"],
    ["[? : a]", "yaml_parser 1:6"],
    ["[: a]", "yaml_parser 1:2"],
    ["]", "yaml_parser 1:1"],
    ["a: [b]]", "yaml_parser 1:7"],
    ["[[a]: b]", "yaml_constructor 1:2"],
    ["{[a]: b}", "yaml_constructor 1:2"],
  ]);
});

describe("simple keys", () => {
  const long = "k".repeat(1022);

  it("may be 1024 characters long, and no longer", () => {
    assert.equal(shown(`"${long}": 1`), `{"${long}": 1}`);
    assert.equal(faultOf(`a: 1\n"${long}kk": 1`), "yaml_scanner 2:1027");
  });

  it("counts characters, not their halves", () => {
    const pairs = "\u{1f600}".repeat(1022);
    assert.equal(shown(`"${pairs}": 1`), `{"${pairs}": 1}`);
    assert.equal(faultOf(`a: 1\n"${pairs}xxx": 1`).slice(0, 12), "yaml_scanner");
  });

  it("may be of any length behind '?'", () =>
    assert.equal(shown(`? ${long}kkkkkk\n: 1`), `{"${long}kkkkkk": 1}`));

  it("may be collections in one line, which can be no keys", () => {
    assert.equal(faultOf("[a, b]: c"), "yaml_constructor 1:1");
    assert.equal(faultOf("[a,\n b]: c"), "yaml_scanner 2:4");
  });
});

describe("documents", () => {
  reads([
    ["", "nothing"],
    ["# c\n\n", "nothing"],
    ["\ufeff", "nothing"],
    ["---", "null"],
    ["--- a", '"a"'],
    ["---\na: 1\n...\n", '{"a": 1}'],
    ["---\na: 1\n...\n# c\n...\n", '{"a": 1}'],
    ["%YAML 1.1\n---\na", '"a"'],
    ["%YAML 1.2 # c\n--- a", '"a"'],
    ["%TAG !e! tag:yaml.org,2002:\n---\n!e!str 1", '"1"'],
    ["%TAG !! tag:yaml.org,2002:i\n---\n!!nt 1", "1"],
    ["a\n...", '"a"'],
  ]);
  refuses([
    ["--- a\n--- b", "yaml_composer 2:1"],
    ["a\n---\n", "yaml_composer 2:1"],
    ["a\n...\nb", "yaml_parser 3:1"],
    ["...", "yaml_parser 1:1"],
    ["--- a: 1", "yaml_scanner 1:6"],
    ["%YAML 2.0\n---\n", "yaml_parser 1:1"],
    ["%YAML 1.1\n%YAML 1.1\n---\n", "yaml_parser 2:1"],
    ["%YAML 1\n---\n", "yaml_scanner 1:8"],
    ["%YAML 1.1 x\n---\n", "yaml_scanner 1:11"],
    ["%FOO\n---\n", "yaml_scanner 1:5"],
    ["%\n---\n", "yaml_scanner 1:2"],
    ["%TAG ! x\n%TAG ! y\n---\n", "yaml_parser 2:1"],
    ["%TAG e! x\n---\n", "yaml_scanner 1:6"],
    ["%TAG !e x\n---\n", "yaml_scanner 1:8"],
    ["%TAG !e!\n---\n", "yaml_scanner 1:9"],
    ["%YAML 1.1\na", "yaml_parser 2:1"],
  ]);
});
