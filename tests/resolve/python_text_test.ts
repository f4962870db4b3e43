import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Float, float } from "../../src/base/float.ts";
import {
  pythonRepr,
  type PythonSink,
  type PythonSource,
  pythonStr,
  textRepr,
} from "../../src/resolve/python_text.ts";

/** Plain values; a `Map` is a dict with keys of any kind, a `Set` a tuple, a symbol stands for its description. */
const source: PythonSource<unknown> = { describe: describeValue };

function describeValue(value: unknown, sink: PythonSink<unknown>): void {
  if (value === null) sink.null();
  else if (typeof value === "string") sink.str(value);
  else if (typeof value === "boolean") sink.bool(value);
  else if (typeof value === "number" || typeof value === "bigint") sink.int(value);
  else if (typeof value === "symbol") sink.verbatim(value.description ?? "");
  else if (value instanceof Float) sink.float(value.value);
  else if (Array.isArray(value)) sink.list(value);
  else if (value instanceof Set) sink.tuple([...value]);
  else if (value instanceof Map) sink.dict([...value.keys()], [...value.values()]);
  else sink.map(Object.keys(value as object), Object.values(value as object));
}

const reprs: readonly (readonly [value: unknown, repr: string])[] = [
  [null, "None"],
  [true, "True"],
  [12345678901234567890n, "12345678901234567890"],
  [float(1e-7), "1e-07"],
  [float(NaN), "nan"],
  [[], "[]"],
  [{}, "{}"],
  [new Set(), "()"],
  [new Set([1]), "(1,)"],
  [new Set([1, "a"]), "(1, 'a')"],
  [[[1, 2], ["a", null]], "[[1, 2], ['a', None]]"],
  [{ a: 0, "b'c": { d: [float(1)] } }, `{'a': 0, "b'c": {'d': [1.0]}}`],
  [new Map<unknown, unknown>([[null, 1], [true, [2]], [new Set([1]), 3]]), "{None: 1, True: [2], (1,): 3}"],
  [[Symbol("<Color.RED: 1>")], "[<Color.RED: 1>]"],
];

const texts: readonly (readonly [text: string, repr: string])[] = [
  ["", "''"],
  ["plain", "'plain'"],
  ["it's", `"it's"`],
  ['say "x"', `'say "x"'`],
  [`both ' "`, `'both \\' "'`],
  ["a\\b", "'a\\\\b'"],
  ["a\n\t\r", "'a\\n\\t\\r'"],
  ["\0\x1b\x7f", "'\\x00\\x1b\\x7f'"],
  ["é中😀", "'é中😀'"],
  ["\xa0\xad\x85", "'\\xa0\\xad\\x85'"],
  ["\u2028\u200b\ufeff", "'\\u2028\\u200b\\ufeff'"],
  ["\ud800", "'\\ud800'"],
  ["\u{e000}\u{f0000}", "'\\ue000\\U000f0000'"],
  ["\u{1fae8}", "'\\U0001fae8'"],
  ["it's\n", `"it's\\n"`],
];

describe("pythonRepr", () => {
  for (const [value, repr] of reprs) {
    it(`shows ${repr}`, () => assert.equal(pythonRepr(source, value), repr));
  }

  it("goes deeper than any call stack", () => {
    let value: unknown = 1;
    for (let depth = 0; depth < 20_000; depth++) value = [value];
    assert.equal(pythonRepr(source, value).length, 40_001);
  });
});

describe("textRepr", () => {
  for (const [text, repr] of texts) {
    it(`shows ${repr}`, () => assert.equal(textRepr(text), repr));
  }
});

describe("pythonStr", () => {
  it("leaves a text alone as it is, and quotes it within anything else", () => {
    assert.equal(pythonStr(source, "a'b"), "a'b");
    assert.equal(pythonStr(source, ["a"]), "['a']");
    assert.equal(pythonStr(source, null), "None");
    assert.equal(pythonStr(source, float(1)), "1.0");
  });
});
