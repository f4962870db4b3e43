import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "node:test";
import { printKeyPath, splitKeyPath } from "../src/base/key_path.ts";
import type { Interpolation } from "../src/interpolation/ast.ts";
import { parseAnyInterpolation } from "../src/interpolation/parse.ts";
import { printInterpolation } from "../src/interpolation/print.ts";
import { ConfigError, create, float, merge, select, toContainer, toYaml, update } from "../mod.ts";

const runs = { numRuns: 300 };

const scalar = fc.oneof(
  fc.string({ unit: "binary", maxLength: 20 }).filter((text) => text.isWellFormed()),
  fc.stringMatching(/^[-a-z0-9 :#'"\\[\]{},.!?_+~]{0,24}$/),
  fc.constantFrom(
    "yes",
    "null",
    "~",
    "1e3",
    "0x1f",
    "1:30",
    ".5",
    "2020-01-01",
    "",
    " ",
    "\n",
    "a\nb",
    "\\???",
    "|",
    ">",
  ),
  fc.integer(),
  fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }),
  fc.boolean(),
  fc.constant(null),
  fc.double().map(float),
);

const key = fc.oneof(
  fc.stringMatching(/^[a-z_][a-z0-9_]{0,8}$/),
  fc.string({ unit: "binary", maxLength: 8 }).filter((text) => text.isWellFormed() && text !== "__proto__"),
);

/** Whether a text is one that a tree reads as something other than itself. */
function isPlainText(value: unknown): boolean {
  return typeof value !== "string" || !(/\$[{<]/.test(value) || /^\\*\?\?\?$/.test(value));
}

const { value: plainTree } = fc.letrec((tie) => ({
  value: fc.dictionary(key, tie("any"), { maxKeys: 5 }),
  any: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    scalar.filter(isPlainText),
    fc.array(tie("any"), { maxLength: 4 }),
    tie("value"),
  ),
}));

/** Trees whose keys decide the kind of their values, so that merging never changes a kind. */
const { value: kindTree } = fc.letrec((tie) => ({
  value: fc.record({
    s1: fc.integer(),
    s2: fc.stringMatching(/^[a-z]{1,4}$/),
    l1: fc.array(fc.integer(), { maxLength: 3 }),
    m1: tie("value"),
    m2: tie("value"),
  }, { requiredKeys: [] }),
}));

function tree(): fc.Arbitrary<Record<string, unknown>> {
  return plainTree as fc.Arbitrary<Record<string, unknown>>;
}

/** The syntax of a text that is well formed. */
function parsed(text: string): Interpolation | undefined {
  try {
    return parseAnyInterpolation(text);
  } catch (error) {
    assert.ok(ConfigError.is(error, "grammar_parse"));
    return undefined;
  }
}

describe("laws", () => {
  it("reads the YAML it writes as what it wrote", () => {
    fc.assert(
      fc.property(tree(), (plain) => {
        const text = toYaml(create(plain));
        assert.equal(toYaml(create(text)), text);
        assert.deepEqual(toContainer(create(text)), toContainer(create(plain)));
      }),
      runs,
    );
  });

  it("prints an interpolation as it was written, whatever it holds", () => {
    const part = fc.oneof(
      fc.constantFrom(
        "${a}",
        "$<a.b>",
        "${a:b,c}",
        "${.x[0]}",
        "$<oc.env:X,'y'>",
        "${a.${b}}",
        "\\${a}",
        "\\$<a>",
        "${a:[1,{b: c}]}",
      ),
      fc.stringMatching(/^[-a-z $<>{}\\'":,.]{0,6}$/),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 5 }), (parts) => {
        const text = parts.join("");
        const syntax = parsed(text);
        if (syntax !== undefined) assert.equal(printInterpolation(syntax), text);
      }),
      runs,
    );
  });

  it("splits a printed key path into the same keys", () => {
    const part = fc.record({ key: fc.string({ unit: "binary", maxLength: 6 }), bracketed: fc.boolean() });
    // The one thing that no path can say is a key that ends in a backslash and is not the last.
    const path = fc.array(part, { minLength: 1, maxLength: 5 })
      .filter((parts) => parts.slice(0, -1).every(({ key }) => !key.endsWith("\\")));
    fc.assert(
      fc.property(path, (parts) => {
        assert.deepEqual(splitKeyPath(printKeyPath(parts)), parts.map(({ key }) => key));
      }),
      runs,
    );
  });

  it("has an empty configuration that merging does not notice", () => {
    fc.assert(
      fc.property(tree(), (plain) => {
        const config = create(plain);
        assert.equal(toYaml(merge(config, {})), toYaml(config));
        assert.equal(toYaml(merge({}, config)), toYaml(config));
      }),
      runs,
    );
  });

  it("merges in any grouping to the same, where no kind changes", () => {
    fc.assert(
      fc.property(kindTree, kindTree, kindTree, (a, b, c) => {
        assert.equal(toYaml(merge(merge(a, b), c)), toYaml(merge(a, merge(b, c))));
      }),
      runs,
    );
  });

  it("selects what was updated", () => {
    const path = fc.array(fc.stringMatching(/^[a-z]{1,3}$/), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(tree(), path, scalar.filter(isPlainText), (plain, keys, value) => {
        const changed = update(create({ top: plain }), ["under", ...keys].join("."), value);
        const wanted = typeof value === "object" && value !== null ? Number(value) : value;
        const got = select(changed, ["under", ...keys].join("."));
        assert.ok(
          Object.is(got, wanted) || String(got) === String(wanted),
          `${String(got)} for ${String(wanted)}`,
        );
      }),
      runs,
    );
  });

  it("leaves every input as it was", () => {
    fc.assert(
      fc.property(tree(), tree(), (left, right) => {
        const before = [left, right].map((plain) => toYaml(create(plain)));
        const [under, over] = [create(left), create(right)];
        try {
          update(merge(under, over), "a.b", 1).value;
        } catch {
          // Kinds that do not merge: what counts is that nothing changed.
        }
        assert.deepEqual([under, over].map((config) => toYaml(config)), before);
        assert.deepEqual([left, right].map((plain) => toYaml(create(plain))), before);
      }),
      runs,
    );
  });
});
