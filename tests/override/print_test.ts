import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { ConfigError } from "../../src/base/error.ts";
import { parseOverride } from "../../src/override/parse.ts";
import { elementText, isHydraOverride, keyElement, valueString } from "../../src/override/print.ts";
import { escapeSpecialCharacters, printQuoted } from "../../src/override/quoted.ts";
import type { Value } from "../../src/override/value.ts";

function texts(text: string): readonly (string | undefined)[] {
  const override = parseOverride(text);
  const element = override.value === undefined ? undefined : elementText(override.value);
  return [keyElement(override), valueString(override), element];
}

describe("printing", () => {
  it("gives back key and value as they were written, and the value anew", () => {
    assert.deepEqual(texts("+db@a.b= [x,  'y z' ]"), ["+db@a.b", " [x,  'y z' ]", "[x,'y z']"]);
    assert.deepEqual(texts("~a"), ["~a", undefined, undefined]);
    assert.deepEqual(texts("~a="), ["~a", "", ""]);
    assert.deepEqual(texts("++a[0]=1_0"), ["++a[0]", "1_0", "10"]);
    assert.deepEqual(texts("a=extend_list(1, b c)"), ["a", "extend_list(1, b c)", "[1,b\\ c]"]);
  });

  it("puts blanks after separators on request", () => {
    const { value } = parseOverride("a={b:[1,2],c:{d:e}}");
    assert.ok(value !== undefined);
    assert.equal(elementText(value, { spaced: true }), "{b: [1, 2], c: {d: e}}");
  });

  it("writes no sweep as one value", () => {
    for (const text of ["a=1,2", "a=[range(3)]", "a={b: interval(0,1)}"]) {
      assert.throws(
        () => elementText(parseOverride(text).value as Value),
        (error) => ConfigError.is(error, "sweep"),
        text,
      );
    }
  });

  it("knows what is about the hydra node", () => {
    const about = [
      "hydra.run.dir=x",
      "hydra/launcher=x",
      "hydra[run]=x",
      "hydra\\.x=1",
      "hydra=x",
      "hydrax.a=1",
    ];
    assert.deepEqual(about.map((text) => isHydraOverride(parseOverride(text))), [
      true,
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});

const plain = { noNullPrototype: true } as const;

const scalar: fc.Arbitrary<Value> = fc.oneof(
  fc.maxSafeInteger().map((value): Value => ({ kind: "int", value })),
  fc.bigInt({ min: 2n ** 54n, max: 2n ** 90n }).map((value): Value => ({ kind: "int", value })),
  fc.double({ noNaN: true }).map((value): Value => ({ kind: "float", value })),
  fc.boolean().map((value): Value => ({ kind: "bool", value })),
  fc.constant<Value>({ kind: "null", value: null }),
  fc.record({
    kind: fc.constant("quoted" as const),
    quote: fc.constantFrom("'" as const, '"' as const),
    text: fc.string({ unit: fc.constantFrom(..."a\\'\",[]{}= é\n$") }),
  }, plain),
  unquotedText().map((value): Value => ({ kind: "str", value })),
);

/** Text that an override can write without quotes, and that reads as nothing but a string. */
function unquotedText(): fc.Arbitrary<string> {
  return fc.string({ unit: fc.constantFrom(..."ab1./\\()[]{}:=, \t$"), minLength: 1 }).map((text) =>
    `s${text}`
  );
}

const { value } = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small" },
    scalar,
    fc.array(tie("value"), { maxLength: 4 }).map((items): Value => ({ kind: "list", items })),
    fc.uniqueArray(fc.tuple(unquotedText(), tie("value")), { selector: ([key]) => key, maxLength: 4 }).map((
      entries,
    ): Value => ({
      kind: "dict",
      keys: entries.map(([key]) => ({ kind: "str", value: key })),
      values: entries.map(([, item]) => item),
    })),
  ),
}));

describe("laws of overrides", () => {
  it("parse what they print to the same value", () => {
    fc.assert(fc.property(value, fc.boolean(), (written, spaced) => {
      assert.deepEqual(parseOverride(`k=${elementText(written, { spaced })}`).value, written);
    }));
  });

  it("keep any string that is escaped or quoted", () => {
    const text = fc.string({ unit: fc.constantFrom(..."a\\'\"()[]{}:=, \t$") });
    fc.assert(fc.property(text, fc.constantFrom("'" as const, '"' as const), (written, quote) => {
      const quoted = parseOverride(`k=${printQuoted({ kind: "quoted", text: written, quote })}`).value;
      assert.deepEqual(quoted, { kind: "quoted", text: written, quote });
      if (/['"]/.test(written)) return;
      const bare = parseOverride(`k=s${escapeSpecialCharacters(written)}`).value;
      assert.deepEqual(bare, { kind: "str", value: `s${written}` });
    }));
  });

  it("print back the whole override from its two parts", () => {
    fc.assert(fc.property(value, fc.constantFrom("a", "+a.b", "++g/h@p", "~a[0]"), (written, key) => {
      const text = `${key}=${elementText(written)}`;
      const override = parseOverride(text);
      assert.equal(`${keyElement(override)}=${valueString(override)}`, text);
    }));
  });

  it("fail on any text only with an error of their own", () => {
    const unit = fc.constantFrom(
      ..."ab1.+~@:,[]{}()<>$\\'\" \t=\n",
      "range(",
      "sort(",
      "int(",
      "choice(",
      "tag(",
      "${",
      "$<a",
    );
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 12 }), (text) => {
        for (const tried of [text, `k=${text}`]) {
          try {
            parseOverride(tried);
          } catch (error) {
            assert.ok(ConfigError.is(error, "override_grammar"), String(error));
          }
        }
      }),
      { numRuns: 2000 },
    );
  });
});
