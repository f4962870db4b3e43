import type { NodeType, ObjectShape } from "../tree/node_type.ts";
import { Structured } from "../tree/structured.ts";

/**
 * A default as the tree takes it: a plain object stands for an object of the declared shape wherever the type
 * declares one. In a schema, unlike in a configuration that is merged, nothing else could be meant.
 */
export function typedDefault(type: NodeType, value: unknown): unknown {
  switch (type.kind) {
    case "object":
      return isRecord(value) ? new Structured(type.shape, fieldValues(type.shape, value)) : value;
    case "list":
      return Array.isArray(value) ? value.map((item) => typedDefault(type.element, item)) : value;
    case "tuple":
      return Array.isArray(value)
        ? value.map((item, at) => typedDefault(type.items[type.variadic ? 0 : at] ?? anything, item))
        : value;
    case "dict":
      return isRecord(value) ? mapValues(value, (item) => typedDefault(type.element, item)) : value;
    case "union":
      return typedDefault(memberOf(type.members, type.discriminator, value) ?? anything, value);
    default:
      return value;
  }
}

const anything: NodeType = { kind: "any", optional: true };

function fieldValues(shape: ObjectShape, value: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const types = new Map(shape.fields.map((field) => [field.name, field.type]));
  return mapValues(value, (item, key) => typedDefault(types.get(key) ?? shape.rest ?? anything, item));
}

/** The object of a union that a plain object is, told by the field that is a literal in each. */
function memberOf(
  members: readonly NodeType[],
  discriminator: string | undefined,
  value: unknown,
): NodeType | undefined {
  if (discriminator === undefined || !isRecord(value)) return undefined;
  return members.find((member) =>
    member.kind === "object" &&
    member.shape.fields.some(({ name, type }) =>
      name === discriminator && type.kind === "literal" &&
      type.values.some((literal) => literal.value === value[discriminator])
    )
  );
}

function mapValues(
  value: Readonly<Record<string, unknown>>,
  convert: (item: unknown, key: string) => unknown,
): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, convert(item, key)]));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
