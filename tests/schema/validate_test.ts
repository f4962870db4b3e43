import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as v from "valibot";
import { ConfigError } from "../../src/base/error.ts";
import { SchemaValidator } from "../../src/schema/validate.ts";

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
    assert.deepEqual(validator.validate({ day: "monday" }), { value: { day: 6 } });
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
