import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { reads, refuses } from "./rows.ts";
import { faultOf } from "./shown.ts";

describe("anchors and aliases", () => {
  reads([
    ["a: &x 1\nb: *x\n", '{"a": 1, "b": 1}'],
    ["a: &x [1]\nb: {c: *x}\n", '{"a": [1], "b": {"c": [1]}}'],
    ["a: &x-1_ k\n*x-1_ : v\n", '{"a": "k", "k": "v"}'],
    ["- &x\n- *x\n", "[null, null]"],
    ["- &x !!str\n- !!int &y 1\n- [*x, *y]\n", '["", 1, ["", 1]]'],
    ["&x a: &y b\n*y : *x\n", '{"a": "b", "b": "a"}'],
    ["&x\na: 1\n", '{"a": 1}'],
  ]);
  refuses([
    ["a: *x\n", "yaml_composer 1:4"],
    ["- &x 1\n- &x 2\n", "yaml_composer 2:3"],
    ["a: &x [*x]\n", "yaml_constructor 1:4"],
    ["&x {a: *x}\n", "yaml_constructor 1:1"],
    ["a: &x\nb: [&y [*y]]\n", "yaml_constructor 2:5"],
    ["a: &\n", "yaml_scanner 1:5"],
    ["a: &x[ 1\n", "yaml_scanner 1:6"],
    ["a: *x.y\n", "yaml_scanner 1:6"],
    ["- &x 1\n- &y *x\n", "yaml_parser 2:6"],
    ["a: &x [1]\n*x : b\n", "yaml_constructor 1:4"],
  ]);
});

describe("merge keys", () => {
  reads([
    ["a: &x {b: 1}\nc: {<<: *x, d: 2}\n", '{"a": {"b": 1}, "c": {"b": 1, "d": 2}}'],
    ["a: &x {b: 1, c: 2}\nd: {c: 3, <<: *x}\n", '{"a": {"b": 1, "c": 2}, "d": {"b": 1, "c": 3}}'],
    [
      "- &x {a: 1, b: 1}\n- &y {b: 2, c: 2}\n- {<<: [*x, *y]}\n",
      '[{"a": 1, "b": 1}, {"b": 2, "c": 2}, {"b": 1, "c": 2, "a": 1}]',
    ],
    ["{<<: {a: 1}, <<: {a: 2}}", '{"a": 2}'],
    ["{<<: {}, a: 1}", '{"a": 1}'],
    ["{<<: [], a: 1}", '{"a": 1}'],
    ["{<<: {<<: {a: 1}, b: 2}}", '{"a": 1, "b": 2}'],
    ["'<<': {a: 1}", '{"<<": {"a": 1}}'],
    ["!!merge x: {a: 1}", '{"a": 1}'],
    ["{<<: {1: a}, 1.0: b}", '{1: "b"}'],
    ["x: &x {b: {c: 1}}\ny: {<<: *x, b: 2}\n", '{"x": {"b": {"c": 1}}, "y": {"b": 2}}'],
    ["a: {z: &z 1, <<: {y: *z}}\n", '{"a": {"y": 1, "z": 1}}'],
  ]);
  refuses([
    ["<<: 1\n", "yaml_constructor 1:5"],
    ["<<:\n", "yaml_constructor 1:4"],
    ["<<: [{a: 1}, 2]\n", "yaml_constructor 1:14"],
    ["<<: {a: 1, a: 2}\n", "yaml_constructor 1:12"],
    ["- &x {k: 1}\n- &y {k: 2}\n- &a {<<: [*x, *y]}\n- {<<: *a}\n", "yaml_constructor 1:7"],
  ]);
});

describe("keys", () => {
  reads([
    ["{1: a, 1.0: b, true: c}", '{1: "c"}'],
    ["{true: a, 1: b}", '{true: "b"}'],
    ["{false: a, 0: b, -0.0: c}", '{false: "c"}'],
    ["{.nan: a, .nan: b}", '{nan: "b"}'],
    ["{~: a, null: b}", '{null: "b"}'],
    ["{9007199254740993: a, 9007199254740993: b}", '{9007199254740993: "b"}'],
    ["{9007199254740992: a, 9007199254740992.0: b}", '{9007199254740992: "b"}'],
    ["{1: a, '1': b}", '{1: "a", "1": "b"}'],
    ["=: 1\n", '{"=": 1}'],
    ["{=: 1, '=': 2}", '{"=": 2}'],
    ["{a: &x =, *x : 1}", '{"a": "=", "=": 1}'],
  ]);
  refuses([
    ["a: 1\na: 2\n", "yaml_constructor 2:1"],
    ["{a: 1, 'a': 2}", "yaml_constructor 1:8"],
    ["a1: {b: 1, b: 2}\nc: {d: 1, d: 2}\n", "yaml_constructor 1:12"],
    ["a: {b: {c: 1, c: 2}}\nd: {e: 1, e: 2}\n", "yaml_constructor 2:11"],
    ["{[]: 1}", "yaml_constructor 1:2"],
    ["? {a: 1}\n: 2\n", "yaml_constructor 1:3"],
    ["!!binary aGk=: 1\n", "key_validation 1:1"],
    ["{~: 1, !!binary aGk=: 2}", "key_validation 1:8"],
    ["!!timestamp 2001-01-01: 1\n", "key_validation 1:1"],
  ]);

  it("finds a key that stands there twice among many", () => {
    const lines = Array.from({ length: 100 }, (_, at) => `k${at}: ${at}\n`);
    assert.equal(faultOf(`${lines.join("")}k7: 1\n`), "yaml_constructor 101:1");
  });
});
