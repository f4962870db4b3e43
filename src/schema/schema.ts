import { ConfigError } from "../base/error.ts";
import { type Described, describeValibot } from "./describe.ts";
import { describeJsonSchema } from "./describe_json_schema.ts";
import type { JsonSchema } from "./json_schema.ts";
import { isStandardSchema, type StandardJsonSchema, type StandardSchema } from "./standard.ts";
import { isValibotSchema } from "./valibot_shape.ts";

/**
 * The node type of a schema: of valibot from the schema itself, of another library from its Standard JSON
 * Schema. One that offers neither validates the whole, and types nothing.
 *
 * @throws {ConfigError} unsupported_value when it is no schema, or types what no configuration can hold
 */
export function describeSchema(schema: StandardSchema, name?: string): Described {
  if (isValibotSchema(schema)) return describeValibot(schema, name);
  if (!isStandardSchema(schema)) {
    throw new ConfigError("unsupported_value", "Schema is no schema: it has no '~standard' property", {
      details: {
        value: schema,
        expected: "a valibot schema, or one of another library that follows Standard Schema",
      },
    });
  }
  const { jsonSchema } = schema["~standard"];
  if (jsonSchema === undefined) return { type: { kind: "any", optional: true } };
  const document = documentOf(jsonSchema);
  return document === undefined
    ? { type: { kind: "any", optional: true } }
    : describeJsonSchema(document, name);
}

/** The document that a library gives; nothing where it refuses to, as for what JSON Schema cannot say. */
function documentOf({ input }: StandardJsonSchema): JsonSchema | undefined {
  try {
    return input({ target: "draft-2020-12", libraryOptions: { unrepresentable: "any" } });
  } catch {
    return undefined;
  }
}
