import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as v from "valibot";
import { ConfigError } from "../../src/base/error.ts";
import { type SchemaOutcome, SchemaValidator, validatorOf } from "../../src/schema/validate.ts";

function valueOf(outcome: SchemaOutcome): object {
  assert.equal(outcome.issues, undefined);
  return outcome.value as object;
}

describe("SchemaValidator", () => {
  it("reports every issue at once, each with its path", () => {
    const validator = new SchemaValidator(v.object({
      ml: v.object({ threshold: v.pipe(v.number(), v.maxValue(1)) }),
      names: v.array(v.string()),
    }));
    const outcome = validator.validate({ ml: { threshold: 2 }, names: ["a", 1] });
    assert.deepEqual(outcome.issues?.map((issue) => issue.path), [["ml", "threshold"], ["names", "1"]]);
  });

  it("gives what the schema makes of the value", () => {
    const validator = new SchemaValidator(
      v.object({ day: v.pipe(v.string(), v.transform((text) => text.length)) }),
    );
    assert.deepEqual({ ...valueOf(validator.validate({ day: "monday" })) }, { day: 6 });
  });

  it("validates again only the subtrees that are other objects", () => {
    let calls = 0;
    const counted = v.object({ n: v.pipe(v.number(), v.check(() => ++calls > 0)) });
    const validator = new SchemaValidator(v.object({ a: counted, b: counted }));
    const a = { n: 1 };
    validator.validate({ a, b: { n: 2 } });
    assert.equal(calls, 2);
    validator.validate({ a, b: { n: 3 } });
    assert.equal(calls, 3);
  });

  it("profits from one generation to the next, though their values are made anew", () => {
    let calls = 0;
    const counted = v.object({
      n: v.pipe(v.number(), v.check(() => ++calls > 0)),
      absent: v.optional(v.string()),
    });
    const schema = v.object({ a: counted, b: counted });
    const first = valueOf(validatorOf(schema).validate({ a: { n: 1 }, b: { n: 2 } })) as Record<
      string,
      unknown
    >;
    const second = valueOf(validatorOf(schema).validate({ a: { n: 1 }, b: { n: 3 } })) as Record<
      string,
      unknown
    >;
    assert.equal(calls, 3);
    assert.equal(first["a"], second["a"]);
  });

  it("keeps what the schema leaves as it was, and freezes what it makes", () => {
    const validator = new SchemaValidator(v.object({
      same: v.pipe(v.object({ list: v.array(v.object({ x: v.number() })) }), v.check(() => true)),
      made: v.pipe(v.string(), v.transform((text) => ({ text, parts: [text] }))),
    }));
    const value = { same: { list: [{ x: 1 }] }, made: "a" };
    const output = valueOf(validator.validate(value)) as { same: unknown; made: { parts: unknown } };
    assert.equal(output.same, value.same);
    assert.ok(Object.isFrozen(output.made) && Object.isFrozen(output.made.parts));
    const plain = { n: 1 };
    assert.equal(valueOf(new SchemaValidator(v.object({ n: v.number() })).validate(plain)), plain);
  });

  it("gives valibot what it knows by other kinds: members of enums, bigints, integers of any size", () => {
    const Part = v.object({
      color: v.enum({ Red: "r", Blue: "b" }),
      count: v.bigint(),
      big: v.pipe(v.number(), v.integer()),
      either: v.union([v.boolean(), v.enum({ On: 1 })]),
    });
    const schema = v.object({
      parts: v.array(v.variant("kind", [v.looseObject({ kind: v.literal("p"), ...Part.entries })])),
    });
    const part = { kind: "p", color: "Blue", count: 3, big: 2n ** 70n, either: "On" };
    const output = valueOf(new SchemaValidator(schema).validate({ parts: [part] })) as { parts: [object] };
    assert.deepEqual({ ...output.parts[0] }, { kind: "p", color: "b", count: 3n, big: 2n ** 70n, either: 1 });
  });

  it("tells what was wanted apart from what the schema says in words of its own", () => {
    const validator = new SchemaValidator(v.object({
      a: v.number(),
      b: v.pipe(v.number(), v.maxValue(1, "b is a share")),
    }));
    assert.deepEqual(
      validator.validate({ a: "x", b: 2 }).issues?.map(({ message, expected }) => [message, expected]),
      [
        ['Invalid type: Expected number but received "x"', "number"],
        ["b is a share", undefined],
      ],
    );
  });

  it("runs the checks of an object as a whole when any part of it changed", () => {
    const validator = new SchemaValidator(v.pipe(
      v.object({ low: v.object({ n: v.number() }), high: v.object({ n: v.number() }) }),
      v.check(({ low, high }) => low.n < high.n, "low must be below high"),
    ));
    const low = { n: 1 };
    assert.equal(validator.validate({ low, high: { n: 2 } }).issues, undefined);
    assert.equal(validator.validate({ low, high: { n: 0 } }).issues?.[0]?.message, "low must be below high");
  });

  it("takes any library's schema that follows Standard Schema", () => {
    const even = {
      "~standard": {
        version: 1,
        vendor: "test",
        validate: (value: unknown) =>
          value === 2 ? { value } : { issues: [{ message: "wanted 2", path: [{ key: "x" }, 0] }] },
      },
    } as const;
    assert.deepEqual(new SchemaValidator(even).validate(2), { value: 2 });
    assert.deepEqual(new SchemaValidator(even).validate(3), {
      issues: [{ message: "wanted 2", path: ["x", "0"] }],
    });
  });

  it("refuses a schema that answers later", () => {
    const later = {
      "~standard": { version: 1, vendor: "test", validate: () => Promise.resolve({ value: 1 }) },
    } as const;
    assert.throws(
      () => new SchemaValidator(later).validate(1),
      (error: unknown) => ConfigError.is(error, "unsupported_value"),
    );
  });
});
