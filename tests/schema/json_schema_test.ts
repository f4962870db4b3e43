import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as v from "valibot";
import { ConfigError } from "../../src/base/error.ts";
import { describeJsonSchema } from "../../src/schema/describe_json_schema.ts";
import { describeValibot } from "../../src/schema/describe.ts";
import { jsonSchemaOf } from "../../src/schema/json_schema.ts";
import { isValibotSchema } from "../../src/schema/valibot_shape.ts";

const placeholder = { type: "string", pattern: "\\$\\{|\\$<|^\\?\\?\\?$" };

function typeOf(schema: unknown) {
  assert.ok(isValibotSchema(schema));
  return describeValibot(schema).type;
}

describe("jsonSchemaOf", () => {
  it("allows an interpolation or ??? wherever a value is", () => {
    const schema = jsonSchemaOf(typeOf(v.object({ n: v.pipe(v.number(), v.integer(), v.minValue(1)) })));
    const { properties } = schema as { properties: Record<string, unknown> };
    assert.deepEqual(properties["n"], { anyOf: [{ type: "integer", minimum: 1 }, placeholder] });
  });

  it("lets a defaults list stand at the root", () => {
    const schema = jsonSchemaOf(typeOf(v.object({}))) as { properties: Record<string, { type: string }> };
    assert.equal(schema.properties["defaults"]?.type, "array");
  });

  it("defines a shape once, and refers to it", () => {
    const Point = v.object({ x: v.number() });
    const schema = jsonSchemaOf(typeOf(v.object({ a: Point, b: Point })));
    assert.equal(Object.keys(schema["$defs"] as object).length, 1);
  });

  it("requires keys only where the text is to be complete", () => {
    const type = typeOf(
      v.object({ a: v.string(), b: v.optional(v.string()), c: v.optional(v.string(), "x") }),
    );
    assert.equal(jsonSchemaOf(type)["required"], undefined);
    assert.deepEqual(jsonSchemaOf(type, { complete: true })["required"], ["a"]);
  });
});

describe("describeJsonSchema", () => {
  const cases: readonly (readonly [string, Record<string, unknown>, unknown])[] = [
    ["a nullable string", { type: ["string", "null"] }, { kind: "str", optional: true }],
    ["an integer with bounds", { type: "integer", minimum: 0 }, {
      kind: "int",
      optional: false,
      constraints: { minimum: 0 },
    }],
    ["a const", { const: "a" }, { kind: "literal", values: [{ kind: "str", value: "a" }], optional: false }],
    ["a map", { type: "object", additionalProperties: { type: "boolean" } }, {
      kind: "dict",
      key: { kind: "str", optional: false },
      element: { kind: "bool", optional: false },
      optional: false,
    }],
    ["a reference", { $ref: "#/$defs/n", $defs: { n: { type: "number" } } }, {
      kind: "float",
      optional: false,
    }],
    ["what has no counterpart", { type: ["string", "number"] }, { kind: "any", optional: true }],
  ];
  for (const [name, schema, expected] of cases) {
    it(`reads ${name}`, () => {
      assert.deepEqual(describeJsonSchema(schema).type, expected);
    });
  }

  it("leaves out what may be absent, and keeps defaults", () => {
    const { type } = describeJsonSchema({
      type: "object",
      required: ["a"],
      properties: { a: { type: "string" }, b: { type: "string" }, c: { type: "integer", default: 3 } },
    });
    assert.ok(type.kind === "object");
    const fields = type.shape.fields.map((
      field,
    ) => [field.name, field.defaultValue?.(), field.omittable ?? false]);
    assert.deepEqual(fields, [["a", undefined, false], ["b", undefined, true], ["c", 3, false]]);
  });

  it("ends on a schema that refers to itself", () => {
    const { type } = describeJsonSchema({
      $ref: "#/$defs/node",
      $defs: { node: { type: "object", properties: { next: { $ref: "#/$defs/node" } } } },
    });
    assert.ok(type.kind === "object");
    const [next] = type.shape.fields;
    assert.ok(next?.type.kind === "object");
    assert.equal(next.type.shape, type.shape);
  });

  it("refuses a reference that leads nowhere", () => {
    assert.throws(
      () => describeJsonSchema({ $ref: "#/$defs/nope" }),
      (error: unknown) => ConfigError.is(error, "unsupported_value"),
    );
  });
});
