import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { compareOutcome } from "./compare.ts";
import { samePlain, sameValue } from "./same_value.ts";
import type { Json, JsonObject } from "./json.ts";

const unlike: readonly (readonly [Json, Json])[] = [
  [1, { $float: "1.0" }],
  [1, "1"],
  [null, false],
  [{ a: 1, b: 2 }, { b: 2, a: 1 }],
  [{ a: 1 }, { a: 1, b: 2 }],
  [[1], [1, 2]],
  [{ $float: "0.0" }, { $float: "-0.0" }],
  [{ $map: [[1, "a"]] }, { "1": "a" }],
];

const alikeAsPlain: readonly (readonly [Json, Json])[] = [
  [{ $float: "1.0" }, 1],
  [{ $map: [[2, "b"], [1, "a"]] }, { "1": "a", "2": "b" }],
  [{ $enum: "Color.RED" }, "RED"],
  [{ $tuple: [1, { $float: "2.0" }] }, [1, 2]],
  [{ $float: "nan" }, { $float: "NaN" }],
];

function places(expected: JsonObject, actual: JsonObject): readonly string[] {
  return compareOutcome(expected, actual).map(({ where }) => where);
}

describe("comparing an outcome with what was recorded", () => {
  for (const [wanted, got] of unlike) {
    it(`tells ${JSON.stringify(wanted)} from ${JSON.stringify(got)}`, () =>
      assert.ok(!sameValue(wanted, got)));
  }

  for (const [wanted, got] of alikeAsPlain) {
    it(`takes the plain ${JSON.stringify(got)} for ${JSON.stringify(wanted)}`, () =>
      assert.ok(samePlain(wanted, got)));
  }

  it("names the part that differs", () => {
    assert.deepEqual(places({ yaml: "a", value: 1 }, { yaml: "b", value: 1 }), ["yaml"]);
    assert.deepEqual(places({ results: [{ value: 1 }, { value: 2 }] }, { results: [{ value: 1 }] }), [
      "results[1].value",
    ]);
  });

  it("wants an error where one was recorded, and none where none was", () => {
    const error = { type: "ConfigKeyError", message: "Missing key x", key: "x" };
    assert.deepEqual(places({ error }, { value: 1 }), ["error"]);
    assert.deepEqual(places({ value: 1 }, { error }), ["value"]);
  });

  it("compares an error by type and key, and its text not", () => {
    const error = { type: "ConfigKeyError", message: "Missing key x", key: "x" };
    assert.deepEqual(places({ error }, { error: { ...error, message: "No 'x'" } }), []);
    assert.deepEqual(places({ error }, { error: { ...error, key: "a.x" } }), ["error.key"]);
    assert.deepEqual(places({ error }, { error: { ...error, type: "TypeError" } }), ["error"]);
  });

  it("compares an error of YAML by type and line", () => {
    const error = { type: "ScannerError", message: "found a tab", line: 3, column: 4 };
    assert.deepEqual(places({ error }, { error: { type: "ScannerError", message: "", line: 3 } }), []);
    assert.deepEqual(places({ error }, { error: { type: "ScannerError", message: "", line: 2 } }), [
      "error.line",
    ]);
  });

  it("takes any designed error, but no crash, for a message of Python's own", () => {
    const error = { type: "AttributeError", message: "'int' object has no attribute 'x'" };
    assert.deepEqual(places({ error }, { error: { type: "ConfigTypeError", message: "" } }), []);
    assert.deepEqual(places({ error }, { error: { type: "crash: TypeError", message: "" } }), ["error"]);
  });
});
