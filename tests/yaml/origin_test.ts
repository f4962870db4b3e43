import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { positionOf } from "../../src/base/source_text.ts";
import type { YamlBuilder } from "../../src/yaml/builder.ts";
import { readYaml } from "../../src/yaml/read.ts";
import { errorOf } from "./shown.ts";

/** Each value that is built, with where it and its key stand: `1 at 1:4 under 1:1`. */
function placesIn(text: string): readonly string[] {
  const source = { name: "test.yaml", text };
  const places: string[] = [];
  const placed = (value: string, offset: number, keyOffset: number): string => {
    const under = keyOffset < 0 ? "" : ` under ${place(keyOffset)}`;
    places.push(`${value} at ${place(offset)}${under}`);
    return value;
  };
  const place = (offset: number): string => {
    const { line, column } = positionOf(source, offset);
    return `${line}:${column}`;
  };
  const builder: YamlBuilder<string> = {
    scalar: (_kind, value, offset, keyOffset) => placed(String(value), offset, keyOffset),
    mapping: (_keys, _values, offset, keyOffset) => placed("{}", offset, keyOffset),
    sequence: (_items, offset, keyOffset) => placed("[]", offset, keyOffset),
    tuple: (_items, offset, keyOffset) => placed("()", offset, keyOffset),
    alias: (target, offset, keyOffset) => placed(`*${target}`, offset, keyOffset),
    unsupported: (type, offset, keyOffset) => placed(type, offset, keyOffset),
  };
  readYaml(source, builder);
  return places;
}

const rows: readonly (readonly [text: string, places: readonly string[]])[] = [
  ["a: 1\nb:\n  c: x y\n", [
    "x y at 3:6 under 3:3",
    "{} at 3:3 under 2:1",
    "1 at 1:4 under 1:1",
    "{} at 1:1",
  ]],
  ["l:\n- 'a'\n- [b]\n", ["b at 3:4", "[] at 3:3", "a at 2:3", "[] at 2:1 under 1:1", "{} at 1:1"]],
  ["a:\nb: |\n  c\n", ["null at 1:3 under 1:1", "c\n at 2:4 under 2:1", "{} at 1:1"]],
  ["a: &x !!int '1'\nb: *x\n", ["1 at 1:4 under 1:1", "*1 at 2:4 under 2:1", "{} at 1:1"]],
  ["? k\n: v\n", ["v at 2:3 under 1:3", "{} at 1:1"]],
  ["{a: {b: 1}}", ["1 at 1:9 under 1:6", "{} at 1:5 under 1:2", "{} at 1:1"]],
  ["- {<<: {a: 1}, b: 2}\n", [
    "1 at 1:12 under 1:9",
    "2 at 1:19 under 1:16",
    "{} at 1:3",
    "[] at 1:1",
  ]],
  ["!!omap [a: 1]", ["a at 1:9", "1 at 1:12 under 1:9", "() at 1:9", "[] at 1:1"]],
  ["\ufeffa: 1\r\nb: 2\rc: 3\u0085d: 4", [
    "1 at 1:5 under 1:2",
    "2 at 2:4 under 2:1",
    "3 at 3:4 under 3:1",
    "4 at 4:4 under 4:1",
    "{} at 1:2",
  ]],
];

describe("where values stand in a YAML text", () => {
  for (const [text, places] of rows) {
    it(`knows it in ${JSON.stringify(text)}`, () => assert.deepEqual(placesIn(text), places));
  }

  it("builds what an alias stands for once", () => {
    assert.equal(placesIn("a: &x [1]\nb: [*x, *x]\n").filter((place) => place.startsWith("1 ")).length, 1);
    assert.equal(placesIn("a: &x 1\nb: [*x, *x]\n").filter((place) => place.startsWith("1 ")).length, 1);
  });
});

describe("errors of YAML", () => {
  it("hold where they are, and in what", () => {
    const { message, details, origin } = errorOf("a:\n  [1, 2\nb: 3\n");
    assert.equal(
      message,
      "YAML cannot be read at 3:2: ',' or ']' was expected in the list that begins at 2:3",
    );
    assert.deepEqual(details, { problem: "',' or ']' was expected", context: "list" });
    assert.deepEqual(origin, {
      kind: "text",
      source: { name: "test.yaml", text: "a:\n  [1, 2\nb: 3\n" },
      offset: 12,
      keyOffset: -1,
    });
  });

  it("stay short, whatever the text", () => {
    const long = "k".repeat(100_000);
    const texts = [
      `? ${long}\n: 1\n? ${long}\n: 2\n`,
      `!${long} a`,
      `!${long}!b c`,
      `*${long}`,
      `%${long} b`,
      `- &${long} a\n- &${long} b`,
    ];
    for (const text of texts) assert.ok(errorOf(text).message.length < 300);
  });
});
