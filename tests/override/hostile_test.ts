import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ConfigError } from "../../src/base/error.ts";
import { parseOverride } from "../../src/override/parse.ts";
import { sweepTexts } from "../../src/override/expand.ts";

const million = 1_000_000;

function attempt(text: string): string {
  try {
    parseOverride(text);
    return "read";
  } catch (error) {
    assert.ok(ConfigError.is(error), String(error));
    assert.ok(error.message.length < 400, "long message");
    return error.code;
  }
}

describe("hostile overrides", () => {
  const rows: readonly (readonly [title: string, text: string, outcome: string])[] = [
    ["a long key", `${"a.".repeat(million / 2)}a=1`, "read"],
    ["a long key of escapes", `${"\\.".repeat(million / 2)}=1`, "read"],
    ["a long key that ends badly", `${"a.".repeat(million / 2)}=1`, "override_grammar"],
    ["a long list", `a=[${"b,".repeat(million / 2)}c]`, "read"],
    ["a long choice", `a=${"b,".repeat(million / 2)}c`, "read"],
    ["a long call", `a=choice(${"b,".repeat(million / 2)}c)`, "read"],
    ["a long dict with one key", `a={${"b:1,".repeat(million / 4)}b:2}`, "read"],
    ["many blanks", `a=b${" ".repeat(million)}c`, "read"],
    ["words and blanks", `a=${"b ".repeat(million / 2)}`, "read"],
    ["many backslashes", `a='${"\\".repeat(million)}'`, "read"],
    ["backslashes before a quote", `a='${"\\\\x".repeat(million / 3)}\\''`, "read"],
    ["an unclosed quote", `a='${"\\'".repeat(million / 2)}`, "override_grammar"],
    ["many interpolations", `a=${"${b}".repeat(million / 4)}`, "read"],
    ["many unclosed interpolations", `a=${"$<b".repeat(million / 3)}`, "override_grammar"],
    ["almost a number", `a=${"1_".repeat(million / 2)}`, "read"],
    ["too long a number", `a=${"1".repeat(5000)}`, "limit_exceeded"],
    ["deep lists", `a=${"[".repeat(million)}`, "limit_exceeded"],
    ["deep dicts", `a=${"{a:".repeat(100_000)}`, "limit_exceeded"],
    ["deep calls", `a=${"int(".repeat(100_000)}`, "limit_exceeded"],
    ["deep calls that close", `a=${"int(".repeat(256)}1${")".repeat(256)}`, "read"],
  ];
  for (const [title, text, outcome] of rows) {
    it(`meets ${title} in linear time: ${outcome}`, () => assert.equal(attempt(text), outcome));
  }

  it("keeps keys with a meaning in JavaScript as plain data", () => {
    const { value } = parseOverride("a={__proto__: {polluted: 1}, constructor: 2}");
    assert.ok(value?.kind === "dict");
    assert.deepEqual(value.keys.map((key) => key.value), ["__proto__", "constructor"]);
    assert.equal(Object.hasOwn(Object.prototype, "polluted"), false);
  });

  it("finds no function where JavaScript would", () => {
    assert.throws(() => parseOverride("a=constructor(1)"), /no function 'constructor'/);
  });

  it("lists numbers of any size", () => {
    const texts = sweepTexts(parseOverride("a=range(1e300,1e301,1e300)"));
    assert.equal(texts.next().value, "1e+300");
  });
});
