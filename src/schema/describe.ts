import { ConfigError } from "../base/error.ts";
import type { Scalar } from "../base/scalar.ts";
import type { EnumMember, NodeType, ObjectField, ObjectShape, TypeFields } from "../tree/node_type.ts";
import { constraintsOf } from "./constraints.ts";
import type { Meta } from "./meta.ts";
import { typedDefault } from "./typed_default.ts";
import { literalScalar, unionType } from "./union.ts";
import { isValibotSchema, type ValibotAction, type ValibotSchema } from "./valibot_shape.ts";

/** What a schema entry becomes: a node type, and what stands there when nothing is written. */
export interface Described {
  readonly type: NodeType;
  readonly defaultValue?: () => unknown;
  readonly omittable?: boolean;
}

/**
 * Translates a valibot schema to a node type. Shapes are made once per schema object and kept with it, so that
 * two configs of one schema are of one type.
 */
export function describeValibot(schema: ValibotSchema, name = "Config"): Described {
  if (schema.async) {
    throw unsupported(schema, "an asynchronous schema: composing is synchronous");
  }
  const { pipe } = schema;
  if (pipe === undefined) return describeBare(schema, name);
  const first = pipe[0];
  const root = isValibotSchema(first) ? describeValibot(first, name) : describeBare(schema, name);
  return pipe.slice(1).reduce(
    (described: Described, item) => item.kind === "schema" ? described : applyAction(described, item),
    root,
  );
}

function describeBare(schema: ValibotSchema, name: string): Described {
  const wrapper = describeWrapper(schema, name);
  if (wrapper !== undefined) return wrapper;
  const type = typeOf(schema, name);
  // An object that is required stands with its own defaults, so that what is missing in it shows by name.
  return type.kind === "object" ? { type, defaultValue: () => typedDefault(type, {}) } : { type };
}

function describeWrapper(schema: ValibotSchema, name: string): Described | undefined {
  if (schema.wrapped === undefined) return undefined;
  const inner = describeValibot(schema.wrapped, name);
  switch (schema.type) {
    case "optional":
    case "exact_optional":
    case "undefinedable":
      return withDefault({ type: inner.type, omittable: true }, schema.default);
    case "nullable":
      return withDefault({ ...inner, type: { ...inner.type, optional: true } }, schema.default);
    case "nullish":
      return withDefault({ type: { ...inner.type, optional: true }, omittable: true }, schema.default);
    case "non_optional":
      return { type: inner.type, ...(inner.defaultValue && { defaultValue: inner.defaultValue }) };
    case "non_nullable":
    case "non_nullish":
      return { ...inner, type: { ...inner.type, optional: false } };
    default:
      return inner;
  }
}

function withDefault(described: Described, value: unknown): Described {
  if (value === undefined) return described;
  const { type } = described;
  const given = typeof value === "function" ? (value as () => unknown) : () => value;
  return { type, defaultValue: () => typedDefault(type, given()) };
}

function typeOf(schema: ValibotSchema, name: string): NodeType {
  switch (schema.type) {
    case "string":
      return { kind: "str", optional: false };
    case "number":
      return { kind: "float", optional: false };
    case "bigint":
      return { kind: "int", optional: false };
    case "boolean":
      return { kind: "bool", optional: false };
    case "any":
    case "unknown":
    case "custom":
    case "intersect":
    case "lazy":
      return { kind: "any", optional: true };
    case "null":
      return { kind: "none", optional: true };
    case "literal":
      return { kind: "literal", values: [literalScalar(schema.literal, schema)], optional: false };
    case "picklist":
      return {
        kind: "literal",
        values: (schema.options ?? []).map((value) => literalScalar(value, schema)),
        optional: false,
      };
    case "enum":
      return { kind: "enum", name, members: enumMembers(schema), optional: false };
    case "union":
    case "variant":
      return unionType(schema, (option, at) => describeValibot(option, `${name}${at + 1}`).type);
    default:
      return containerType(schema, name);
  }
}

function containerType(schema: ValibotSchema, name: string): NodeType {
  const inner = (part: ValibotSchema | undefined, suffix: string): NodeType =>
    part === undefined ? { kind: "any", optional: true } : describeValibot(part, name + suffix).type;
  switch (schema.type) {
    case "array":
      return { kind: "list", element: inner(schema.item, "Item"), optional: false };
    case "tuple":
    case "strict_tuple":
      return {
        kind: "tuple",
        items: (schema.items ?? []).map((item, at) => inner(item, String(at))),
        variadic: false,
        optional: false,
      };
    case "loose_tuple":
    case "tuple_with_rest":
      return { kind: "list", element: { kind: "any", optional: true }, optional: false };
    case "record":
      return {
        kind: "dict",
        key: { kind: "str", optional: false },
        element: inner(schema.value, "Value"),
        optional: false,
      };
    case "object":
    case "strict_object":
    case "loose_object":
    case "object_with_rest":
      return { kind: "object", shape: shapeOf(schema, name), optional: false };
    default:
      throw unsupported(
        schema,
        "a type that a configuration can hold: a string, number, boolean, list, record or object",
      );
  }
}

/** Shapes by schema: a pure memo, so that one schema is one shape wherever it is described. */
const shapes = new WeakMap<object, ObjectShape>();

function shapeOf(schema: ValibotSchema, name: string): ObjectShape {
  const entries = schema.entries ?? {};
  const known = shapes.get(schema);
  if (known !== undefined) return known;
  const fields = Object.entries(entries).map(([key, entry]): ObjectField => {
    const { type, defaultValue, omittable } = describeValibot(entry, name === "" ? key : `${name}.${key}`);
    return {
      name: key,
      type,
      ...(defaultValue !== undefined && { defaultValue }),
      ...(defaultValue === undefined && omittable === true && { omittable }),
    };
  });
  const shape: ObjectShape = { name, fields, ...restOf(schema, name) };
  shapes.set(schema, shape);
  return shape;
}

function restOf(schema: ValibotSchema, name: string): { readonly rest?: NodeType } {
  if (schema.type === "loose_object") return { rest: { kind: "any", optional: true } };
  if (schema.type !== "object_with_rest" || schema.rest === undefined) return {};
  return { rest: describeValibot(schema.rest, `${name}Rest`).type };
}

function enumMembers(schema: ValibotSchema): EnumMember[] {
  const members: EnumMember[] = [];
  for (const [name, value] of Object.entries(schema.enum ?? {})) {
    // A numeric TypeScript enum also maps its numbers back to names.
    const isReverse = typeof value === "string" && schema.enum?.[value] === Number(name) && name !== value;
    if (!isReverse) members.push({ name, value: literalScalar(value, schema) as Scalar });
  }
  return members;
}

function applyAction(described: Described, action: ValibotAction): Described {
  const { type } = described;
  if (action.kind === "metadata") return applyMetadata(described, action);
  if (action.kind !== "validation") return described;
  if ((action.type === "integer" || action.type === "safe_integer") && type.kind === "float") {
    return { ...described, type: { ...type, kind: "int" } };
  }
  const constraints = constraintsOf(action);
  return constraints === undefined
    ? described
    : { ...described, type: { ...type, constraints: { ...type.constraints, ...constraints } } };
}

function applyMetadata(described: Described, action: ValibotAction): Described {
  if (action.type === "description" && typeof action.description === "string") {
    return { ...described, type: { ...described.type, description: action.description } };
  }
  const words = action.type === "metadata" ? (action.metadata?.hydrant as Meta | undefined) : undefined;
  if (words === undefined) return described;
  const fields: Partial<TypeFields> = {
    ...(words.secret !== undefined && { secret: words.secret }),
    ...(words.restart !== undefined && { restart: words.restart }),
    ...(words.description !== undefined && { description: words.description }),
  };
  const type = words.merge !== undefined && described.type.kind === "list"
    ? { ...described.type, ...fields, merge: words.merge }
    : { ...described.type, ...fields };
  const defaultValue = words.default;
  return defaultValue === undefined ? { ...described, type } : { type, defaultValue: () => defaultValue };
}

function unsupported(schema: ValibotSchema, expected: string): ConfigError<"unsupported_value"> {
  return new ConfigError(
    "unsupported_value",
    `Schema of type '${schema.type}' cannot type a configuration: wanted ${expected}`,
    {
      details: { value: schema.type, expected },
    },
  );
}
