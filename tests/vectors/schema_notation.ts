import type { Scalar } from "../../src/base/scalar.ts";
import type { EnumMember, EnumType, NodeType, ObjectField, ObjectShape } from "../../src/tree/node_type.ts";
import { numberOf } from "./same_value.ts";
import { isObject, type Json, type JsonObject } from "./json.ts";

/** What the notation of a schema cannot be built from, because TypeScript has no such type. */
export class NoSuchType extends Error {
  override readonly name = "NoSuchType";
}

/** The enums and object shapes that a case declares, built when first asked for: shapes may refer to each other. */
export class SchemaNotation {
  readonly #classes = new Map<string, JsonObject>();
  readonly #shapes = new Map<string, ObjectShape>();
  readonly #enums: JsonObject;
  readonly #decode: (value: Json) => unknown;

  /** `decode` turns a default, written in the notation of values, into what the library takes. */
  constructor(schema: JsonObject | undefined, decode: (value: Json) => unknown) {
    this.#decode = decode;
    this.#enums = (schema?.enums ?? {}) as JsonObject;
    for (const declared of (schema?.classes ?? []) as JsonObject[]) {
      this.#classes.set(String(declared.name), declared);
    }
  }

  shape(name: string): ObjectShape {
    const known = this.#shapes.get(name);
    if (known !== undefined) return known;
    const declared = this.#classes.get(name);
    if (declared === undefined) throw new Error(`The case declares no class '${name}'`);
    const base = declared.extends === undefined ? undefined : this.shape(String(declared.extends));
    const own = (declared.fields as JsonObject[]).map((field) => this.#field(field));
    const shape: ObjectShape = {
      name,
      get fields(): readonly ObjectField[] {
        return allFields(base, own);
      },
      ...(base === undefined ? {} : { base }),
    };
    this.#shapes.set(name, shape);
    return shape;
  }

  #field(field: JsonObject): ObjectField {
    const declared = field.type as Json;
    const typeOf = (): NodeType => this.type(declared);
    const made: { type?: NodeType } = {};
    const decode = this.#decode;
    return {
      name: String(field.name),
      /** Made late: a field may be of the shape that is being declared. */
      get type(): NodeType {
        return made.type ??= typeOf();
      },
      ...(field.default === undefined ? {} : { defaultValue: () => decode(field.default as Json) }),
    };
  }

  enumType(name: string, optional = false): EnumType {
    const members = (this.#enums[name] as [string, Json][]).map(([member, value]): EnumMember => ({
      name: member,
      value: scalarOf(value),
    }));
    return { kind: "enum", name, members, optional };
  }

  type(notation: Json, optional = false): NodeType {
    if (typeof notation === "string") return namedType(notation, optional);
    const [[kind, inner]] = Object.entries(notation as JsonObject) as [[string, Json]];
    const list = inner as readonly Json[];
    switch (kind) {
      case "optional":
        return this.type(inner, true);
      case "list":
        return { kind: "list", element: this.type(inner), optional };
      case "dict":
        return { kind: "dict", key: this.type(list[0]), element: this.type(list[1]), optional };
      case "tuple":
        return { kind: "tuple", items: list.map((item) => this.type(item)), variadic: false, optional };
      case "tuple_var":
        return { kind: "tuple", items: [this.type(inner)], variadic: true, optional };
      case "union":
        return this.#union(list, optional);
      case "literal":
        return { kind: "literal", values: list.map(scalarOf), optional };
      case "enum":
        return this.enumType(String(inner), optional);
      case "object":
        return { kind: "object", shape: this.shape(String(inner)), optional };
      default:
        throw new NoSuchType(kind);
    }
  }

  /** A union that has `none` among its members is an optional union of the others. */
  #union(members: readonly Json[], optional: boolean): NodeType {
    const others = members.filter((member) => member !== "none");
    const hasOptional = others.some((member) => isObject(member) && member.optional !== undefined);
    return {
      kind: "union",
      members: others.map((member) =>
        this.type(isObject(member) && member.optional !== undefined ? member.optional : member)
      ),
      optional: optional || hasOptional || others.length < members.length,
    };
  }
}

/** The fields of the base first, as far as the shape does not declare them anew. */
function allFields(base: ObjectShape | undefined, own: readonly ObjectField[]): readonly ObjectField[] {
  if (base === undefined) return own;
  const names = new Map(own.map((field) => [field.name, field]));
  const inherited = base.fields.map((field) => names.get(field.name) ?? field);
  const known = new Set(inherited.map((field) => field.name));
  return [...inherited, ...own.filter((field) => !known.has(field.name))];
}

function namedType(name: string, optional: boolean): NodeType {
  switch (name) {
    case "int":
    case "float":
    case "bool":
    case "str":
      return { kind: name, optional };
    case "any":
      return { kind: "any", optional: true };
    case "none":
      return { kind: "none", optional: true };
    case "list":
      return { kind: "list", element: { kind: "any", optional: true }, optional };
    case "dict":
      return {
        kind: "dict",
        key: { kind: "any", optional: true },
        element: { kind: "any", optional: true },
        optional,
      };
    case "tuple":
      return { kind: "tuple", items: [{ kind: "any", optional: true }], variadic: true, optional };
    default:
      throw new NoSuchType(name);
  }
}

/** A scalar in the notation of values. */
export function scalarOf(value: Json): Scalar {
  if (value === null) return { kind: "null", value };
  if (typeof value === "string") return { kind: "str", value };
  if (typeof value === "boolean") return { kind: "bool", value };
  if (typeof value === "number") return { kind: Number.isInteger(value) ? "int" : "float", value };
  const marked = value as JsonObject;
  if (marked.$int !== undefined) return { kind: "int", value: BigInt(String(marked.$int)) };
  if (marked.$float !== undefined) return { kind: "float", value: numberOf(marked.$float) };
  throw new NoSuchType(JSON.stringify(value));
}
