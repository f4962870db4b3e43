import { ConfigError } from "../base/error.ts";
import type { Scalar } from "../base/scalar.ts";
import type { NodeType, ObjectField, ObjectShape, TypeFields } from "../tree/node_type.ts";
import type { Described } from "./describe.ts";
import type { JsonSchema } from "./json_schema.ts";
import { typedDefault } from "./typed_default.ts";
import { discriminatorOf } from "./union.ts";

/**
 * Translates a JSON Schema to a node type, for schema files in JSON and for libraries that offer Standard JSON
 * Schema. What has no counterpart among node types stands as `any`, and is left to the validator. An object
 * that does not say `additionalProperties` refuses unknown keys, as struct mode does.
 */
export function describeJsonSchema(schema: JsonSchema, name = "Config"): Described {
  return new JsonSchemaReader(schema).describe(schema, name);
}

const narrowing: ReadonlySet<string> = new Set([
  "minimum",
  "maximum",
  "exclusiveMinimum",
  "exclusiveMaximum",
  "multipleOf",
  "minLength",
  "maxLength",
  "pattern",
  "format",
  "minItems",
  "maxItems",
  "uniqueItems",
]);

const anything: NodeType = { kind: "any", optional: true };

class JsonSchemaReader {
  readonly #root: JsonSchema;
  readonly #shapes: Map<JsonSchema, ObjectShape> = new Map();

  constructor(root: JsonSchema) {
    this.#root = root;
  }

  describe(schema: JsonSchema, name: string): Described {
    const target = this.#follow(schema);
    const type = this.#withFields(this.#type(target, name), target);
    const fallback = target["default"];
    if (fallback !== undefined) return { type, defaultValue: () => typedDefault(type, fallback) };
    return type.kind === "object" ? { type, defaultValue: () => typedDefault(type, {}) } : { type };
  }

  /** Follows `$ref` within the document; a chain that leads back to itself ends at the root of the document. */
  #follow(schema: JsonSchema): JsonSchema {
    const seen = new Set<JsonSchema>();
    let current = schema;
    while (typeof current["$ref"] === "string" && !seen.has(current)) {
      seen.add(current);
      current = this.#lookUp(current["$ref"]);
    }
    return current;
  }

  #lookUp(reference: string): JsonSchema {
    if (!reference.startsWith("#")) throw unknownReference(reference);
    let current: unknown = this.#root;
    for (const part of reference.slice(1).split("/").slice(1)) {
      const key = decodeURIComponent(part).replaceAll("~1", "/").replaceAll("~0", "~");
      current = isSchema(current) && Object.hasOwn(current, key) ? current[key] : undefined;
    }
    if (!isSchema(current)) throw unknownReference(reference);
    return current;
  }

  #withFields(type: NodeType, schema: JsonSchema): NodeType {
    const constraints = Object.fromEntries(
      Object.entries(schema).filter(([keyword]) => narrowing.has(keyword)),
    );
    const fields: Partial<TypeFields> = {
      ...(typeof schema["description"] === "string" && { description: schema["description"] }),
      ...(schema["writeOnly"] === true && { secret: true }),
      ...(Object.keys(constraints).length > 0 && { constraints }),
    };
    return Object.keys(fields).length === 0 ? type : { ...type, ...fields };
  }

  #type(schema: JsonSchema, name: string): NodeType {
    if (schema["const"] !== undefined) return literalType([schema["const"]]);
    if (Array.isArray(schema["enum"])) return literalType(schema["enum"]);
    const options = schema["anyOf"] ?? schema["oneOf"];
    if (Array.isArray(options)) return this.#union(options.filter(isSchema), name);
    const types = typeof schema["type"] === "string" ? [schema["type"]] : schema["type"];
    if (!Array.isArray(types)) {
      return schema["properties"] === undefined ? anything : this.#object(schema, name);
    }
    const members = types.filter((word) => word !== "null");
    const optional = members.length < types.length;
    if (members.length === 0) return { kind: "none", optional: true };
    if (members.length > 1) return anything;
    return { ...this.#named(members[0], schema, name), optional };
  }

  #named(word: unknown, schema: JsonSchema, name: string): NodeType {
    switch (word) {
      case "string":
        return { kind: "str", optional: false };
      case "integer":
        return { kind: "int", optional: false };
      case "number":
        return { kind: "float", optional: false };
      case "boolean":
        return { kind: "bool", optional: false };
      case "array":
        return this.#array(schema, name);
      case "object":
        return this.#object(schema, name);
      default:
        return anything;
    }
  }

  #array(schema: JsonSchema, name: string): NodeType {
    const { prefixItems, items } = schema;
    if (Array.isArray(prefixItems) && (items === false || items === undefined)) {
      const types = prefixItems.filter(isSchema).map((item, at) => this.describe(item, `${name}${at}`).type);
      return { kind: "tuple", items: types, variadic: false, optional: false };
    }
    const element = isSchema(items) && !Array.isArray(prefixItems)
      ? this.describe(items, `${name}Item`).type
      : anything;
    return { kind: "list", element, optional: false };
  }

  #object(schema: JsonSchema, name: string): NodeType {
    const { properties, additionalProperties } = schema;
    if (isSchema(properties)) {
      return { kind: "object", shape: this.#shape(schema, properties, name), optional: false };
    }
    const element = isSchema(additionalProperties)
      ? this.describe(additionalProperties, `${name}Value`).type
      : anything;
    return { kind: "dict", key: { kind: "str", optional: false }, element, optional: false };
  }

  #shape(schema: JsonSchema, properties: JsonSchema, name: string): ObjectShape {
    const known = this.#shapes.get(schema);
    if (known !== undefined) return known;
    const required = new Set(Array.isArray(schema["required"]) ? schema["required"] : []);
    const fields: ObjectField[] = [];
    const shape: ObjectShape = { name, fields, ...this.#rest(schema, name) };
    // Known before its fields are read, so that a schema that refers to itself ends.
    this.#shapes.set(schema, shape);
    for (const [key, property] of Object.entries(properties)) {
      if (!isSchema(property)) continue;
      const { type, defaultValue } = this.describe(property, `${name}.${key}`);
      const omittable = !required.has(key);
      const stands = property["default"] !== undefined || !omittable;
      fields.push({
        name: key,
        type,
        ...(stands && defaultValue !== undefined && { defaultValue }),
        ...(omittable && property["default"] === undefined && { omittable }),
      });
    }
    return shape;
  }

  #rest(schema: JsonSchema, name: string): { readonly rest?: NodeType } {
    const rest = schema["additionalProperties"];
    if (rest === true) return { rest: anything };
    return isSchema(rest) ? { rest: this.describe(rest, `${name}Rest`).type } : {};
  }

  #union(options: readonly JsonSchema[], name: string): NodeType {
    const types = options.map((option, at) => this.describe(option, `${name}${at + 1}`).type);
    const members = types.filter((type) => type.kind !== "none");
    const optional = members.length < types.length || members.some((type) => type.optional);
    const [single] = members;
    if (single === undefined) return { kind: "none", optional: true };
    if (members.length === 1) return { ...single, optional };
    if (members.some((type) => type.kind === "any")) return anything;
    const discriminator = discriminatorOf(members);
    return { kind: "union", members, optional, ...(discriminator !== undefined && { discriminator }) };
  }
}

function literalType(values: readonly unknown[]): NodeType {
  const scalars = values.filter((value) => value !== null).map(scalarOf);
  return scalars.some((scalar) => scalar === undefined)
    ? anything
    : { kind: "literal", values: scalars as Scalar[], optional: values.includes(null) };
}

function scalarOf(value: unknown): Scalar | undefined {
  if (typeof value === "string") return { kind: "str", value };
  if (typeof value === "boolean") return { kind: "bool", value };
  if (typeof value !== "number") return undefined;
  return Number.isInteger(value) ? { kind: "int", value } : { kind: "float", value };
}

function isSchema(value: unknown): value is JsonSchema {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function unknownReference(reference: string): ConfigError<"unsupported_value"> {
  return new ConfigError("unsupported_value", `Reference '${reference}' leads nowhere in the JSON Schema`, {
    details: { value: reference, expected: "a JSON pointer within the same document, as '#/$defs/name'" },
  });
}
