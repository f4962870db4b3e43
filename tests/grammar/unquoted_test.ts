import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { endOfUnquoted, unescapeUnquoted } from "../../src/grammar/unquoted.ts";

describe("endOfUnquoted", () => {
  const runs: readonly (readonly [string, string])[] = [
    ["abc", ""],
    ["a b c ", ""],
    ["abc,d", ",d"],
    ["abc \t,d", " \t,d"],
    ["abc ]", " ]"],
    ["abc }", " }"],
    ["abc )", " )"],
    ["a : ,b", ",b"],
    ["a:b", ""],
    ["a\\,b,c", ",c"],
    ["a\\ ,c", ",c"],
    ["a\\\\,c", ",c"],
    ["a${b}", "${b}"],
    ["a$<b>", "$<b>"],
    ["a$b", ""],
    ["a (b)", " (b)"],
    ["é", "é"],
    ["a\nb", "\nb"],
    ["a'b'", "'b'"],
  ];
  for (const [text, rest] of runs) {
    it(`stops in ${JSON.stringify(text)} before ${JSON.stringify(rest)}`, () => {
      assert.equal(text.slice(endOfUnquoted(text, 0, { angle: true })), rest);
    });
  }

  it("stops before a colon, and the blanks before it, in a key", () => {
    assert.equal(endOfUnquoted("a b : c", 0, { angle: true, stopAtColon: true }), 3);
    assert.equal(endOfUnquoted("a\\:b:c", 0, { angle: true, stopAtColon: true }), 4);
  });

  it("takes a dollar before an angle bracket as text where that spelling is off", () => {
    assert.equal(endOfUnquoted("a$<b>", 0, { angle: false }), 2);
  });
});

describe("unescapeUnquoted", () => {
  it("undoes the escapes of special characters and leaves other backslashes", () => {
    assert.equal(
      unescapeUnquoted(String.raw`\\ \( \) \[ \] \{ \} \: \= \, \a \$ \'`),
      String.raw`\ ( ) [ ] { } : = , \a \$ \'`,
    );
    assert.equal(unescapeUnquoted("a\\ \\\tb"), "a \tb");
  });
});
