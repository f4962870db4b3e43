import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ConfigError } from "../../src/base/error.ts";
import { parseInterpolation } from "../../src/interpolation/parse.ts";

describe("errors", () => {
  it("say what was expected, where, and what stood there", () => {
    assert.throws(() => parseInterpolation("x ${a.}"), (error) => {
      assert.ok(ConfigError.is(error, "grammar_parse"));
      assert.deepEqual(error.details, { text: "x ${a.}", offset: 6, expected: "a key" });
      assert.equal(error.message, "Cannot parse 'x ${a.}': expected a key at offset 6, found '}'");
      return true;
    });
  });

  it("name the ways out where angle brackets may not have been meant", () => {
    for (const text of ["costs $<b", "$<a b>", "$<a ${b"]) {
      assert.throws(() => parseInterpolation(text), /'\\\$<'.*angle: false/s, text);
    }
    assert.throws(
      () => parseInterpolation("$<a> ${b"),
      (error) => error instanceof Error && !/angle/.test(error.message),
    );
  });

  it("show no more of a long text than the surroundings", () => {
    assert.throws(
      () => parseInterpolation(`\${${"a.".repeat(1000)}}`),
      (error) => error instanceof Error && error.message.length < 200,
    );
  });
});

describe("hostile texts", () => {
  const million = 1_000_000;
  const texts: Readonly<Record<string, string>> = {
    "a megabyte of arguments": `\${f:${"a,".repeat(million / 2)}}`,
    "a megabyte of keys": `\${${"a.".repeat(million / 2)}a}`,
    "a megabyte of dollars": `${"$".repeat(million)}\${a}`,
    "a megabyte of backslashes": `${"\\".repeat(million)}\${a}`,
    "a megabyte of quoted backslashes": `\${f:'${"\\".repeat(million)}'}`,
    "a megabyte of escapes": "\\${".repeat(million / 4),
    "a megabyte of words and blanks": `\${f:${"a ".repeat(million / 2)}}`,
    "a megabyte of almost digits": `\${f:${"1_".repeat(million / 2)}}`,
    "a megabyte of brackets that open nothing": "$< ".repeat(million / 3),
    "ten thousand interpolations": "${a}$<f:b> ".repeat(10_000),
  };
  for (const [title, text] of Object.entries(texts)) {
    it(`reads ${title} in linear time`, () => void parseInterpolation(text));
  }

  const nested: Readonly<Record<string, string>> = {
    "interpolations": "${".repeat(10_000),
    "keys": `${"${a.".repeat(10_000)}x${"}".repeat(10_000)}`,
    "angle brackets": "$<$<".repeat(10_000) + "a",
    "lists": `\${f:${"[".repeat(100_000)}}`,
    "dicts": `\${f:${"{a:".repeat(100_000)}}`,
    "quotes": "${f:'".repeat(10_000),
  };
  for (const [title, text] of Object.entries(nested)) {
    it(`refuses endless nesting of ${title} by the name of the limit`, () => {
      assert.throws(() => parseInterpolation(text), (error) => {
        assert.ok(ConfigError.is(error, "limit_exceeded"));
        assert.equal(error.details.limit, "interpolation depth");
        return true;
      });
    });
  }

  it("reads nesting up to the limit", () => {
    assert.equal(parseInterpolation(`${"${".repeat(256)}a${"}".repeat(256)}`)?.parts.length, 1);
  });
});
