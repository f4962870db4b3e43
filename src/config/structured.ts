import { ConfigError } from "../base/error.ts";
import { describeSchema } from "../schema/schema.ts";
import type { SchemaOutput, StandardSchema } from "../schema/standard.ts";
import { validatorOf } from "../schema/validate.ts";
import type { NodeType } from "../tree/node_type.ts";
import { Structured } from "../tree/structured.ts";
import type { Config } from "./config.ts";
import { create, type CreateOptions } from "./create.ts";

/**
 * The structured config of a schema: its defaults, and `???` for what is required. Whatever is merged over it or
 * set in it is converted to the types of the schema, and keys that the schema does not know are refused; `value`
 * is what the schema makes of the resolved whole.
 *
 * @param schema a valibot schema of an object, or one of another library that follows Standard Schema
 * @param options as for `create`
 * @throws {ConfigError} `unsupported_value` for a schema that types what no configuration can hold; `validation`
 * for a default that does not fit its type
 * @example
 * ```ts
 * import { merge, structured } from "@hydrant/config";
 * import * as v from "valibot";
 * import assert from "node:assert/strict";
 *
 * const Service = v.object({ host: v.string(), port: v.optional(v.pipe(v.number(), v.integer()), 80) });
 * const config = merge(structured(Service), { host: "db", port: 5432 });
 * assert.deepEqual({ ...config.value }, { host: "db", port: 5432 });
 * ```
 */
export function structured<Schema extends StandardSchema>(
  schema: Schema,
  options: CreateOptions = {},
): Config<SchemaOutput<Schema>> {
  const { type } = describeSchema(schema, options.name);
  const validator = validatorOf(schema);
  return create<SchemaOutput<Schema>>(emptyOf(type), {
    ...options,
    validate: options.validate ?? ((value) => validator.validate(value)),
  });
}

/** What stands before anything is written: an object with its defaults; nothing where the schema names no fields. */
function emptyOf(type: NodeType): unknown {
  if (type.kind === "object") return new Structured(type.shape);
  if (type.kind === "any" || type.kind === "dict") return {};
  throw new ConfigError(
    "unsupported_value",
    `A schema of kind '${type.kind}' cannot type a whole configuration`,
    {
      details: { value: type.kind, expected: "a schema of an object" },
    },
  );
}
