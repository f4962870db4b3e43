import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ConfigError } from "../../src/base/error.ts";
import { packageHeaderOf } from "../../src/source/package_header.ts";

describe("a package header", () => {
  const cases: readonly (readonly [string, string, string | undefined])[] = [
    ["stands in the first line", "# @package foo.bar\na: 1\n", "foo.bar"],
    ["may be indented, and written without a blank", "  #@package foo\n", "foo"],
    ["may follow blank lines", "\n \n# @package foo\n", "foo"],
    ["may follow other headers", "# @author me\n# @package foo\n", "foo"],
    ["counts last where there are two", "# @package foo\n# @package bar\n", "bar"],
    ["does not follow a comment", "# hello\n# @package foo\n", undefined],
    ["does not follow content", "a: 1\n# @package foo\n", undefined],
    ["does not follow a document marker", "---\n# @package foo\n", undefined],
    ["does not follow a byte order mark", "\ufeff# @package foo\n", undefined],
    ["ends a line at any line break", "# @package foo\r# @package bar\u2028a: 1", "bar"],
    ["is not looked for behind 512 characters", `${"\n".repeat(512)}# @package foo\n`, undefined],
    ["counts a line break of two characters as one", `${"\r\n".repeat(490)}# @package foo\n`, "foo"],
    ["is cut off at 512 characters", `${"\n".repeat(512 - 14)}# @package foobar\n`, "foo"],
  ];
  for (const [what, text, wanted] of cases) {
    it(what, () => assert.equal(packageHeaderOf(text, "a.yaml"), wanted));
  }

  for (const text of ["# @package\n", "# @package a b\n", "# @package\tfoo\n"]) {
    it(`refuses ${JSON.stringify(text)}`, () => {
      assert.throws(
        () => packageHeaderOf(text, "a.yaml"),
        (error) => ConfigError.is(error, "composition_value"),
      );
    });
  }
});
