import type { Scalar } from "../base/scalar.ts";
import type { EnumType, NodeType, ObjectShape, ScalarType, UnionType } from "../tree/node_type.ts";

/** A JSON Schema document or a part of one. */
export type JsonSchema = { readonly [keyword: string]: unknown };

/** What the schema is for. */
export interface JsonSchemaOptions {
  /** The document's title. */
  readonly title?: string;
  /**
   * Whether required keys must be there. Off for the files of a config group, which say only a part.
   * Default: false, for in a tree of files no single file says everything.
   */
  readonly complete?: boolean;
  /** Whether a `defaults` list, and what is said to Hydra, may stand at the root. Default: true. */
  readonly defaultsList?: boolean;
}

/** Where a value may be written, an interpolation or `???` may be, too. */
const placeholder: JsonSchema = { type: "string", pattern: "\\$\\{|\\$<|^\\?\\?\\?$" };

/**
 * The JSON Schema (2020-12) of the files that configure a type, for editors and other checkers:
 * interpolations and `???` are allowed wherever a value is.
 */
export function jsonSchemaOf(type: NodeType, options: JsonSchemaOptions = {}): JsonSchema {
  const printer = new JsonSchemaPrinter(options.complete ?? false);
  const root = printer.root(type);
  const { defaultsList = true, title } = options;
  const properties = root["properties"] as JsonSchema | undefined;
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    ...(title !== undefined && { title }),
    ...root,
    ...(defaultsList && properties !== undefined &&
      { properties: { defaults: defaultsListSchema, hydra: hydraSchema, ...properties } }),
    ...(printer.definitions.size > 0 && { $defs: Object.fromEntries(printer.definitions) }),
  };
}

/** Entries of a defaults list: a config, `group: option`, several options, `_self_`, with `optional` and `override`. */
const defaultsListSchema: JsonSchema = {
  description: "The configs that this one is composed from, in order",
  type: "array",
  items: {
    anyOf: [
      { type: "string" },
      {
        type: "object",
        minProperties: 1,
        maxProperties: 1,
        additionalProperties: {
          anyOf: [{ type: "string" }, { type: "null" }, { type: "array", items: { type: "string" } }],
        },
      },
    ],
  },
};

const hydraSchema: JsonSchema = { description: "How the configuration is composed", type: "object" };

/** Prints types; an object's shape is printed once, under `$defs`. */
class JsonSchemaPrinter {
  readonly definitions: Map<string, JsonSchema> = new Map();
  readonly #names: Map<ObjectShape, string> = new Map();
  readonly #complete: boolean;

  constructor(complete: boolean) {
    this.#complete = complete;
  }

  root(type: NodeType): JsonSchema {
    return type.kind === "object" ? this.#shape(type.shape) : this.#print(type);
  }

  #print(type: NodeType): JsonSchema {
    const body = this.#body(type);
    const notes = {
      ...(type.description !== undefined && { description: type.description }),
      ...(type.secret === true && { writeOnly: true }),
    };
    if (body === undefined) return notes;
    const alternatives = [
      type.constraints === undefined ? body : { ...body, ...type.constraints },
      ...(type.optional ? [{ type: "null" }] : []),
      placeholder,
    ];
    return { ...notes, anyOf: alternatives };
  }

  /** What a value of the type looks like; nothing for `any`. */
  #body(type: NodeType): JsonSchema | undefined {
    switch (type.kind) {
      case "list":
        return { type: "array", items: this.#print(type.element) };
      case "tuple":
        return type.variadic
          ? { type: "array", items: this.#printFirst(type.items) }
          : { type: "array", prefixItems: type.items.map((item) => this.#print(item)), items: false };
      case "dict":
        return { type: "object", additionalProperties: this.#print(type.element) };
      case "object":
        return { $ref: `#/$defs/${this.#define(type.shape)}` };
      case "union":
        return this.#union(type);
      case "enum":
        return { enum: enumTexts(type) };
      case "literal":
        return { enum: type.values.map(plainScalar) };
      default:
        return scalarBody(type);
    }
  }

  #printFirst(items: readonly NodeType[]): JsonSchema {
    const [item] = items;
    return item === undefined ? {} : this.#print(item);
  }

  #union(type: UnionType): JsonSchema | undefined {
    const bodies = type.members.map((member) => this.#body(member));
    return bodies.some((body) => body === undefined) ? undefined : { anyOf: bodies };
  }

  #define(shape: ObjectShape): string {
    const known = this.#names.get(shape);
    if (known !== undefined) return known;
    const base = shape.name.replaceAll(/[^A-Za-z0-9_.-]/g, "_") || "Object";
    let name = base;
    for (let copy = 2; this.definitions.has(name); copy++) name = `${base}_${copy}`;
    this.#names.set(shape, name);
    this.definitions.set(name, {});
    this.definitions.set(name, this.#shape(shape));
    return name;
  }

  #shape(shape: ObjectShape): JsonSchema {
    const required = this.#complete
      ? shape.fields.filter((field) => field.defaultValue === undefined && field.omittable !== true)
      : [];
    return {
      type: "object",
      properties: Object.fromEntries(shape.fields.map((field) => [field.name, this.#print(field.type)])),
      ...(required.length > 0 && { required: required.map((field) => field.name) }),
      additionalProperties: shape.rest === undefined ? false : this.#print(shape.rest),
    };
  }
}

function scalarBody(type: ScalarType): JsonSchema | undefined {
  switch (type.kind) {
    case "any":
      return undefined;
    case "int":
      return { type: "integer" };
    case "float":
      return { type: "number" };
    case "bool":
      return { type: "boolean" };
    case "str":
      return { type: "string" };
    case "none":
      return { type: "null" };
  }
}

/** An enum is written by name or by value. */
function enumTexts(type: EnumType): unknown[] {
  return [...new Set(type.members.flatMap((member) => [member.name, plainScalar(member.value)]))];
}

function plainScalar(scalar: Scalar): unknown {
  return typeof scalar.value === "bigint" ? Number(scalar.value) : scalar.value;
}
