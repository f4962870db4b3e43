import assert from "node:assert/strict";
import { performance } from "node:perf_hooks";
import { describe, it } from "node:test";
import { errorOf, faultOf, shown } from "./shown.ts";

function repeated(text: string, times: number): string {
  return text.repeat(times);
}

/** Each level holds ten of the level before. */
function bomb(levels: number): string {
  const lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"];
  for (let at = 1; at < levels; at++) {
    lines.push(`a${at}: &a${at} [${repeated(`*a${at - 1},`, 10)}]`);
  }
  return lines.join("\n");
}

describe("limits on YAML", () => {
  it("bounds the length of the text", () => {
    const error = errorOf("a: bcdef", { maximumBytes: 7 });
    assert.deepEqual(error.details, { limit: "maximumBytes", maximum: 7, actual: 8 });
    assert.equal(shown("a: bcde", { maximumBytes: 7 }), '{"a": "bcde"}');
    assert.equal(faultOf("x".repeat(2 ** 23 + 1)), "limit_exceeded 1:1");
  });

  it("bounds the depth of lists and mappings", () => {
    const nested = (depth: number) => repeated("[", depth) + repeated("]", depth);
    assert.equal(shown(nested(512)).length, 1024);
    assert.equal(faultOf(nested(513)), "limit_exceeded 1:513");
    assert.equal(faultOf(repeated("- ", 513)), "limit_exceeded 1:1025");
    assert.equal(faultOf("a:\n b:\n  c: {}", { maximumDepth: 3 }), "limit_exceeded 3:6");
    assert.equal(shown(nested(5000), { maximumDepth: 5000 }).length, 10_000);
  });

  it("bounds the number of nodes", () => {
    assert.equal(shown("[a, {b: c}]", { maximumNodes: 5 }), '["a", {"b": "c"}]');
    const error = errorOf("[a, {b: c}]", { maximumNodes: 4 });
    assert.deepEqual(error.details, { limit: "maximumNodes", maximum: 4 });
    assert.equal(faultOf("[a, {b: c}]", { maximumNodes: 4 }), "limit_exceeded 1:9");
  });

  it("bounds what aliases stand for, not what is written", () => {
    const honest = repeated("- {a: 1, b: [2, 3]}\n", 10_000);
    assert.equal(shown(honest).length, 230_000);
    assert.equal(faultOf(bomb(5)), "limit_exceeded 4:5");
    assert.equal(faultOf(bomb(12)), "limit_exceeded 4:5");
    assert.equal(faultOf(bomb(12), { maximumAliasedNodes: 1e9 }), "limit_exceeded 4:5");
  });

  it("bounds how much larger aliases make a document", () => {
    const wide = `a: &a [0]\nb: [${repeated("*a,", 600)}]`;
    assert.deepEqual(errorOf(wide).details, { limit: "largestRatio", maximum: 100, actual: 201 });
    assert.equal(shown(`a: &a [0]\nb: [${repeated("*a,", 250)}]`).length, 1267);
  });

  it("bounds the digits of integers", () => {
    assert.equal(shown(repeated("9", 4300)), repeated("9", 4300));
    assert.equal(faultOf(`a: ${repeated("9", 4301)}`), "limit_exceeded 1:4");
    assert.equal(faultOf(`a: 0x${repeated("f", 5000)}`), "limit_exceeded 1:4");
    assert.equal(faultOf(`a: 1${repeated(":59", 3000)}`), "limit_exceeded 1:4");
  });

  it("names the limit in the message", () => {
    assert.match(errorOf("[[[]]]", { maximumDepth: 2 }).message, /limit 'maximumDepth' of 2/);
  });
});

const megabyte = 2 ** 20;
/** Texts that would take a careless reader long, and what comes of them. */
const hostile: readonly (readonly [name: string, make: () => string, result: RegExp])[] = [
  ["a line of 8 MB", () => `a: ${repeated("x", 8 * megabyte - 10)}`, /^\{/],
  ["8 MB of spaces", () => repeated(" ", 8 * megabyte), /^nothing/],
  ["8 MB of line breaks", () => repeated("\n", 8 * megabyte), /^nothing/],
  ["8 MB of comment", () => repeated("#", 8 * megabyte), /^nothing/],
  ["a million empty comments", () => repeated("#\n", megabyte), /^nothing/],
  ["8 MB of open brackets", () => repeated("[", 8 * megabyte), /^limit_exceeded/],
  ["8 MB of closed brackets", () => repeated("]", 8 * megabyte), /^yaml_parser/],
  ["nested flow mappings", () => repeated("{a: ", megabyte), /^limit_exceeded/],
  ["brackets in pairs", () => `[${repeated("[]: ,", megabyte)}`, /^(?:limit_exceeded|yaml_)/],
  ["a million dashes", () => repeated("- ", megabyte), /^limit_exceeded/],
  ["a million question marks", () => repeated("? ", megabyte), /^limit_exceeded/],
  ["a million colons", () => repeated(": ", megabyte), /^yaml_/],
  ["colons without blanks", () => repeated(":", megabyte), /^yaml_scanner/],
  ["commas", () => `[${repeated(",", megabyte)}`, /^yaml_parser/],
  ["list items in a flow list", () => `[${repeated("a,", 600_000)}]`, /^(?:\[|limit)/],
  ["possible keys without end", () => repeated("[a ", megabyte), /^(?:limit_exceeded|yaml_)/],
  ["an open quote", () => `"${repeated("x ", 2 * megabyte)}`, /^yaml_scanner/],
  ["empty lines in quotes", () => `"${repeated("\n", 4 * megabyte)}"`, /^"/],
  ["escapes", () => `"${repeated("\\x41", megabyte)}"`, /^"A/],
  ["single quotes", () => `'${repeated("''", megabyte)}'`, /^"'/],
  ["lines of a plain scalar", () => `a: b\n${repeated(" c\n", megabyte)}`, /^\{"a": "b c/],
  ["lines of a literal scalar", () => `a: |\n${repeated(" c\n", megabyte)}`, /^\{"a": "c/],
  ["empty lines of a folded scalar", () => `a: >\n${repeated("\n", 4 * megabyte)} c`, /^\{"a": "\\n/],
  [
    "a key that stands there half a million times",
    () => repeated("a: 1\n", 300_000),
    /^(?:yaml_constructor|limit)/,
  ],
  ["200,000 keys", () => Array.from({ length: 200_000 }, (_, at) => `k${at}: 1\n`).join(""), /^\{/],
  ["an anchor that stands there often", () => repeated("- &a x\n", 500_000), /^yaml_composer/],
  ["200,000 anchors", () => Array.from({ length: 200_000 }, (_, at) => `- &a${at} x\n`).join(""), /^\[/],
  ["8 MB of tag", () => `!${repeated("a", 8 * megabyte - 10)} b`, /^yaml_constructor/],
  ["escapes in a tag", () => `!${repeated("%41", megabyte)} b`, /^yaml_constructor/],
  ["underscores", () => `a: 1${repeated("_", megabyte)}`, /^\{"a": 1\}/],
  ["digits", () => `a: ${repeated("1", megabyte)}`, /^limit_exceeded/],
  ["digits and colons", () => `a: 1${repeated(":1", megabyte)}`, /^limit_exceeded/],
  ["digits and colons that spell no number", () => `a: 1${repeated(":1", megabyte)}x`, /^\{/],
  ["digits of a float", () => `a: 1.${repeated("1", megabyte)}e5`, /^\{"a": 1/],
  ["parts of a float", () => `a: 1${repeated(":1", megabyte)}.5`, /^limit_exceeded/],
  ["underscores between digits", () => `a: ${repeated("1_", megabyte)}1.x`, /^\{/],
  ["underscores between digits of a float", () => `a: ${repeated("1_", megabyte)}1e5`, /^\{"a": inf/],
  ["surrogate pairs", () => repeated("\u{1f600}: a\n", 100), /^yaml_constructor/],
  [
    "characters of two halves within a long key",
    () => `[${repeated("\u{1f600},", megabyte / 2)}`,
    /^yaml_parser/,
  ],
  ["a control character at the end", () => `${repeated("a: 1\n", megabyte)}\x07`, /^yaml_|limit/],
  ["mappings merged in a chain", () => chain(3000), /^limit_exceeded/],
];

function chain(length: number): string {
  return Array.from({ length }, (_, at) => at === 0 ? "- &a0 {k: 1}\n" : `- &a${at} {<<: *a${at - 1}}\n`)
    .join("");
}

function outcome(text: string): string {
  try {
    return shown(text).slice(0, 100);
  } catch {
    return faultOf(text);
  }
}

describe("hostile YAML", () => {
  for (const [name, make, result] of hostile) {
    it(`reads or refuses ${name} at once`, () => {
      const text = make();
      const start = performance.now();
      assert.match(outcome(text), result);
      const took = performance.now() - start;
      // Generous, because machines are busy: quadratic work on these takes minutes.
      assert.ok(took < 5000, `took ${Math.round(took)} ms`);
    });
  }
});
