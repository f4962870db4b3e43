import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as v from "valibot";
import { ConfigError } from "../../src/base/error.ts";
import { describeValibot } from "../../src/schema/describe.ts";
import { meta } from "../../src/schema/meta.ts";
import { Structured } from "../../src/tree/structured.ts";
import { isValibotSchema, type ValibotSchema } from "../../src/schema/valibot_shape.ts";

function asValibot(schema: unknown): ValibotSchema {
  assert.ok(isValibotSchema(schema));
  return schema;
}

const cases: readonly (readonly [string, unknown, unknown])[] = [
  ["a string", v.string(), { kind: "str", optional: false }],
  ["a number, which is a float", v.number(), { kind: "float", optional: false }],
  ["a number piped through integer, which is an int", v.pipe(v.number(), v.integer()), {
    kind: "int",
    optional: false,
  }],
  ["a bigint, which is an int", v.bigint(), { kind: "int", optional: false }],
  ["a boolean", v.boolean(), { kind: "bool", optional: false }],
  ["unknown, which is anything", v.unknown(), { kind: "any", optional: true }],
  ["a nullable string", v.nullable(v.string()), { kind: "str", optional: true }],
  ["a union with null", v.union([v.string(), v.null()]), { kind: "str", optional: true }],
  ["a picklist", v.picklist(["a", "b"]), {
    kind: "literal",
    values: [{ kind: "str", value: "a" }, { kind: "str", value: "b" }],
    optional: false,
  }],
  [
    "a numeric enum with its reverse names",
    v.enum({ Red: 1, 1: "Red" } as unknown as Record<string, number>),
    {
      kind: "enum",
      name: "Config",
      members: [{ name: "Red", value: { kind: "int", value: 1 } }],
      optional: false,
    },
  ],
  ["a list", v.array(v.boolean()), {
    kind: "list",
    element: { kind: "bool", optional: false },
    optional: false,
  }],
  ["a record", v.record(v.string(), v.string()), {
    kind: "dict",
    key: { kind: "str", optional: false },
    element: { kind: "str", optional: false },
    optional: false,
  }],
  ["a tuple", v.tuple([v.string(), v.boolean()]), {
    kind: "tuple",
    items: [{ kind: "str", optional: false }, { kind: "bool", optional: false }],
    variadic: false,
    optional: false,
  }],
  ["checks that JSON Schema can say", v.pipe(v.number(), v.minValue(0), v.maxValue(1), v.check(() => true)), {
    kind: "float",
    optional: false,
    constraints: { minimum: 0, maximum: 1 },
  }],
  ["what comes before a transformation", v.pipe(v.string(), v.transform(Number), v.number()), {
    kind: "str",
    optional: false,
  }],
  ["meta on a list", v.pipe(v.array(v.string()), meta({ merge: "unique", secret: true, restart: "mark" })), {
    kind: "list",
    element: { kind: "str", optional: false },
    optional: false,
    merge: "unique",
    secret: true,
    restart: "mark",
  }],
];

describe("describeValibot", () => {
  for (const [name, schema, expected] of cases) {
    it(`reads ${name}`, () => {
      assert.deepEqual(describeValibot(asValibot(schema)).type, expected);
    });
  }

  it("gives a field its default, leaves out what may be absent, and requires the rest", () => {
    const schema = v.object({
      required: v.string(),
      withDefault: v.optional(v.string(), "x"),
      absent: v.optional(v.string()),
      interpolated: v.pipe(v.number(), meta({ default: "${required}" })),
      nested: v.object({ inner: v.string() }),
    });
    const { type } = describeValibot(asValibot(schema));
    assert.equal(type.kind, "object");
    assert.ok(type.kind === "object");
    const fields = type.shape.fields.map((
      field,
    ) => [field.name, field.defaultValue?.(), field.omittable ?? false]);
    const nested = type.shape.fields[4];
    assert.ok(nested?.type.kind === "object");
    assert.deepEqual(fields, [
      ["required", undefined, false],
      ["withDefault", "x", false],
      ["absent", undefined, true],
      ["interpolated", "${required}", false],
      ["nested", new Structured(nested.type.shape), false],
    ]);
  });

  it("gives one schema one shape, wherever it stands", () => {
    const Point = v.object({ x: v.number() });
    const first = describeValibot(asValibot(Point)).type;
    const second = describeValibot(asValibot(v.pipe(v.nullable(Point), v.check(() => true)))).type;
    assert.ok(first.kind === "object" && second.kind === "object");
    assert.equal(first.shape, second.shape);
  });

  it("tells the objects of a variant apart by their key", () => {
    const Shape = v.variant("type", [
      v.object({ type: v.literal("circle"), radius: v.number() }),
      v.object({ type: v.literal("square"), side: v.number() }),
    ]);
    const { type } = describeValibot(asValibot(Shape));
    assert.ok(type.kind === "union");
    assert.equal(type.discriminator, "type");
  });

  for (
    const [name, schema] of [["a date", v.date()], ["an asynchronous schema", v.objectAsync({})]] as const
  ) {
    it(`refuses ${name}`, () => {
      assert.throws(
        () => describeValibot(asValibot(schema)),
        (error: unknown) => ConfigError.is(error, "unsupported_value"),
      );
    });
  }
});
