import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { PlainObject } from "../../src/base/plain.ts";
import type { Config } from "../../src/config/config.ts";
import { create } from "../../src/config/create.ts";
import { merge } from "../../src/config/merge.ts";
import { adoptValue } from "../../src/base/adopt_value.ts";
import { select } from "../../src/config/select.ts";
import type { Placed } from "../../src/resolve/context.ts";
import { valueOf } from "./value_of.ts";

type Plain = Readonly<Record<string, unknown>>;

describe("value", () => {
  const config = create(
    "a: {b: [1, {c: '${x}'}]}\nx: 2.0\nbig: 18446744073709551616\n1: one\n1e-05: small\nfalse: yes\n",
  );

  it("is plain, with keys as text and big integers as bigint", () => {
    assert.deepEqual(valueOf(config), {
      "1": "one",
      a: { b: [1, { c: 2 }] },
      x: 2,
      big: 2n ** 64n,
      "1e-05": "small",
      false: true,
    });
  });

  it("is computed once", () => assert.equal(config.value, config.value));

  it("is frozen all the way down", () => {
    const { a } = config.value as { a: { b: readonly unknown[] } };
    for (const part of [config.value, a, a.b, a.b[1]]) assert.ok(Object.isFrozen(part));
  });

  it("inherits nothing", () => {
    const value = config.value as Plain;
    assert.equal(Object.getPrototypeOf(value), PlainObject.prototype);
    for (const name of ["constructor", "toString", "hasOwnProperty", "__proto__"]) {
      assert.equal(value[name], undefined);
      assert.equal(name in value, false);
    }
  });

  it("holds keys such as constructor as data", () => {
    const value = create({ constructor: 1, toString: 2 }).value as Plain;
    assert.deepEqual([value.constructor, value.toString, Object.keys(value)], [1, 2, [
      "constructor",
      "toString",
    ]]);
  });

  it("keeps ??? as text without a schema", () =>
    assert.deepEqual(valueOf(create({ a: "???" })), { a: "???" }));

  it("of a container below is that of its part, at its place", () => {
    const whole: Placed = create({ a: { b: "${c}", d: "${.b}" }, c: 1 });
    assert.deepEqual(structuredClone((select(whole, "a") as Config).value), { b: 1, d: 1 });
  });

  it("shares a container that interpolations lead to", () => {
    const value = create({ d: { x: 1 }, a: "${d}", b: "${d}" }).value as Plain;
    assert.equal(value.a, value.d);
    assert.equal(value.b, value.d);
  });

  it("is checked and transformed by the context's validation, at the root alone", () => {
    const seen: unknown[] = [];
    const validate = (value: unknown) => (seen.push(value), { value: { wrapped: value } });
    const checked = create({ a: { b: 1 } }, { validate });
    const { wrapped } = checked.value as { wrapped: unknown };
    assert.deepEqual(structuredClone(wrapped), { a: { b: 1 } });
    assert.ok(Object.isFrozen(checked.value));
    assert.equal(seen.length, 1);
  });

  it("fails with all that validation finds, by key path and origin", () => {
    const validate = () => ({
      issues: [
        { path: ["a", "0"], message: "Not good" },
        { path: ["b"], message: "Not there" },
      ],
    });
    const checked = create("a: [x]\n", { validate, name: "app.yaml" });
    assert.throws(() => checked.value, (error: unknown) => {
      const { code, issues } = error as {
        code: string;
        issues: { keyPath: string; origin?: { kind: string } }[];
      };
      assert.equal(code, "validation");
      assert.deepEqual(issues.map(({ keyPath, origin }) => [keyPath, origin?.kind]), [["a[0]", "text"], [
        "b",
        "text",
      ]]);
      return true;
    });
  });

  it("takes ??? for a failure where there is validation", () => {
    const checked = create("a: ???\nb: {c: '???'}\n", { validate: (value) => ({ value }) });
    assert.throws(() => checked.value, (error: unknown) => {
      const { issues } = error as { issues: { code: string; keyPath: string }[] };
      assert.deepEqual(issues.map(({ code, keyPath }) => [code, keyPath]), [
        ["missing_value", "a"],
        ["missing_value", "b.c"],
      ]);
      return true;
    });
  });
});

/** Texts in which no interpolation or missing value is read. */
const text = fc.string().filter((part) => !/[$]|\?\?\?/.test(part));
const leaf = fc.oneof(
  text,
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
  fc.bigInt({ min: 2n ** 60n, max: 2n ** 80n }),
);
const key = fc.string({ minLength: 1 }).filter((name) => name !== "__proto__");
const literal = fc.letrec((tie) => ({
  value: fc.oneof({ maxDepth: 4 }, leaf, fc.dictionary(key, tie("value")), fc.array(tie("value"))),
})).value;

describe("laws of values", () => {
  it("a value made of plain data is that data", () => {
    fc.assert(fc.property(fc.dictionary(key, literal), (data) => {
      assert.deepEqual(valueOf(create(data)), structuredClone({ ...data }));
    }));
  });

  it("an interpolation to every entry gives the same again", () => {
    fc.assert(fc.property(fc.array(literal, { maxLength: 5 }), (items) => {
      const links = Object.fromEntries(items.map((_, at) => [`k${at}`, `\${items[${at}]}`]));
      const { items: _, ...rest } = valueOf(create({ items, ...links })) as Record<string, unknown>;
      assert.deepEqual(Object.values(rest), structuredClone(items));
    }));
  });
});

describe("adoptValue", () => {
  it("keeps the identity of whatever did not change", () => {
    const before = create({ a: { x: 1 }, b: [{ y: 1 }, { y: 2 }], c: 1 });
    const after = merge(create({ a: { x: 1 }, b: [{ y: 1 }, { y: 3 }], c: 1 }), { d: { z: 1 } });
    const previous = before.value as Record<string, readonly unknown[]>;
    const next = adoptValue(previous, after.value as Record<string, readonly unknown[]>);
    assert.equal(next.a, previous.a);
    assert.notEqual(next.b, previous.b);
    assert.equal(next.b[0], previous.b[0]);
    assert.notEqual(next.b[1], previous.b[1]);
    assert.deepEqual(structuredClone(next), structuredClone(after.value));
    assert.ok(Object.isFrozen(next) && Object.isFrozen(next.b));
  });

  it("gives the previous value itself when all is equal", () => {
    const data = { a: [1, { b: null }], c: Number.NaN };
    const previous = create(data).value;
    assert.equal(adoptValue(previous, create(data).value), previous);
  });

  it("takes another order of keys for another value", () => {
    const previous = create({ a: 1, b: 2 }).value;
    const next = create({ b: 2, a: 1 }).value;
    assert.equal(adoptValue(previous, next), next);
  });

  it("never changes the value", () => {
    fc.assert(fc.property(fc.dictionary(key, literal), fc.dictionary(key, literal), (one, other) => {
      const next = create(other).value;
      assert.deepEqual(structuredClone(adoptValue(create(one).value, next)), structuredClone(next));
    }));
  });
});
