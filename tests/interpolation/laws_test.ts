import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { ConfigError } from "../../src/base/error.ts";
import { parseAnyInterpolation, parseElement, parseInterpolation } from "../../src/interpolation/parse.ts";
import { printInterpolation } from "../../src/interpolation/print.ts";

const space = fc.constantFrom("", "", "", " ", "\t ");
const key = fc.constantFrom("a", "b1", "0", "$x", "-k", "k-k", "\\.", "a\\[0\\]", "é");
const name = fc.constantFrom("f", "oc.env", "ns-1.g");
const word = fc.constantFrom(
  "x",
  "1",
  "-1.5e3",
  "true",
  "null",
  "a b",
  "/p%*@?|",
  "\\,",
  "\\\\",
  "a:b",
  "???",
  "\\???",
);
const quotedText = fc.constantFrom("", "x", "\\\\", "\\'", "\\${", "\\$<a>", "$ ", ">", "}", "a\\n");
const plain = fc.constantFrom("", "x", "$", "\\", "\\\\", "\\${", "\\$<a", "}", ">", "'", "é😀", "\n", "$<=");

/** Texts of interpolations, generated along the grammar. */
const { interpolation } = fc.letrec<{ interpolation: string; element: string; keys: string }>((tie) => ({
  interpolation: fc.oneof(
    { depthSize: "small" },
    fc.tuple(space, fc.nat(2), tie("keys"), space).map(([left, dots, keys, right]) =>
      `${left}${".".repeat(dots)}${keys}${right}`
    ),
    fc.tuple(space, name, space, fc.array(tie("element"), { maxLength: 3 }), space)
      .map(([left, called, middle, args, right]) =>
        `${left}${called}${middle}:${args.join(`${middle},`)}${right}`
      ),
  ).chain((inner) => fc.constantFrom(`\${${inner}}`, ...(opensAngle(inner) ? [`$<${inner}>`] : []))),
  keys: fc.array(fc.oneof({ depthSize: "small" }, key, tie("interpolation")), { minLength: 1, maxLength: 3 })
    .map((keys) => keys.join(".")),
  element: fc.oneof(
    { depthSize: "small" },
    word,
    tie("interpolation"),
    fc.tuple(word, tie("interpolation")).map((parts) => parts.join("")),
    fc.array(fc.oneof({ depthSize: "small" }, quotedText, tie("interpolation")), { maxLength: 3 }).map((
      parts,
    ) => `'${parts.join("")}'`),
    fc.array(tie("element"), { maxLength: 3 }).map((items) => `[${items.join(", ")}]`),
    fc.array(tie("element"), { maxLength: 2 }).map((items) =>
      `{${items.map((item, at) => `k${at}: ${item}`).join(",")}}`
    ),
  ),
}));

function opensAngle(inner: string): boolean {
  return /^[A-Za-z0-9_.$\\é]/.test(inner);
}

/** Text that gives no meaning to what follows it: a backslash before an interpolation would. */
const value = fc.array(fc.oneof(plain, interpolation), { maxLength: 5 }).map((parts) => parts.join(""));

describe("laws of interpolations", () => {
  it("parses whatever the grammar gives", () => {
    fc.assert(fc.property(interpolation, (text) => {
      assert.equal(parseInterpolation(text)?.parts.length, 1);
    }));
  });

  it("prints back exactly what it parsed", () => {
    fc.assert(fc.property(value, (text) => {
      const tree = parsedOrRefused(() => parseInterpolation(text));
      if (tree !== undefined) assert.equal(printInterpolation(tree), text);
    }));
  });

  it("parses the printed text to the same tree", () => {
    fc.assert(fc.property(value, (text) => {
      const tree = parsedOrRefused(() => parseInterpolation(text));
      if (tree !== undefined) assert.deepEqual(parseInterpolation(printInterpolation(tree)), tree);
    }));
  });

  it("takes the short way only to where the whole grammar leads", () => {
    const keys = fc.string({
      unit: fc.constantFrom("a", "0", "_", "-", ".", "$", "é", "{", "}", "<", ">", "\n"),
      maxLength: 6,
    });
    fc.assert(fc.property(keys, fc.boolean(), (inner, angle) => {
      for (const text of [`\${${inner}}`, `$<${inner}>`]) {
        const short = parsedOrRefused(() => parseInterpolation(text, { angle }));
        if (short !== undefined) assert.deepEqual(short, parseAnyInterpolation(text, { angle }));
      }
    }));
  });

  it("fails on any text only with an error of its own", () => {
    const unit = fc.constantFrom(..."ab1.:,[]{}()<>$\\'\" \t?=\n");
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 20 }), (text) => {
        parsedOrRefused(() => parseInterpolation(text));
        parsedOrRefused(() => parseInterpolation(`\${${text}}`));
        parsedOrRefused(() => parseElement(text));
      }),
      { numRuns: 2000 },
    );
  });
});

function parsedOrRefused<Parsed>(parse: () => Parsed): Parsed | undefined {
  try {
    return parse();
  } catch (error) {
    assert.ok(ConfigError.is(error, "grammar_parse"), String(error));
    return undefined;
  }
}
