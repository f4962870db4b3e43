import { isPlainObject, PlainObject } from "../base/plain.ts";
import { isValibotSchema, type ValibotSchema } from "./valibot_shape.ts";

/**
 * A resolved plain value as valibot takes it, where valibot knows kinds of values that a plain value does not have:
 * members of an enum by value rather than by name, `bigint` for every integer under `v.bigint()`, and numbers for
 * integers of any size under `v.number()`. Parts that are the same for both keep their identity.
 */
export function schemaInput(schema: ValibotSchema, value: unknown): unknown {
  const first = schema.pipe?.[0];
  if (isValibotSchema(first)) return schemaInput(first, value);
  if (schema.wrapped !== undefined) return schemaInput(schema.wrapped, value);
  switch (schema.type) {
    case "bigint":
      return typeof value === "number" && Number.isInteger(value) ? BigInt(value) : value;
    case "number":
      return typeof value === "bigint" ? Number(value) : value;
    case "enum":
      return typeof value === "string" && Object.hasOwn(schema.enum ?? {}, value)
        ? schema.enum?.[value]
        : value;
    case "union":
    case "variant":
      return unionInput(schema, value);
    case "lazy":
      return schema.getter === undefined ? value : schemaInput(schema.getter(value), value);
    case "intersect":
      return optionsOf(schema).reduce((input, option) => schemaInput(option, input), value);
    default:
      return Array.isArray(value)
        ? arrayInput(schema, value)
        : isPlainObject(value)
        ? objectInput(schema, value)
        : value;
  }
}

function arrayInput(schema: ValibotSchema, value: readonly unknown[]): unknown {
  const { item, items, rest } = schema;
  if (item === undefined && items === undefined) return value;
  let changed: unknown[] | undefined;
  for (let at = 0; at < value.length; at++) {
    const part = item ?? items?.[at] ?? rest;
    const input = part === undefined ? value[at] : schemaInput(part, value[at]);
    if (input !== value[at]) (changed ??= value.slice())[at] = input;
  }
  return changed ?? value;
}

function objectInput(schema: ValibotSchema, value: Readonly<Record<string, unknown>>): unknown {
  const { entries } = schema;
  const rest = schema.type === "record" ? schema.value : schema.rest;
  if (entries === undefined && rest === undefined) return value;
  let changed: PlainObject | undefined;
  for (const key of Object.keys(value)) {
    const part = entries !== undefined && Object.hasOwn(entries, key) ? entries[key] : rest;
    const input = part === undefined ? value[key] : schemaInput(part, value[key]);
    if (input !== value[key]) (changed ??= Object.assign(new PlainObject(), value))[key] = input;
  }
  return changed ?? value;
}

/** As the first option takes it that accepts it; as it is, where none does. */
function unionInput(schema: ValibotSchema, value: unknown): unknown {
  for (const option of optionsOf(schema)) {
    const input = schemaInput(option, value);
    const { issues } = option["~run"]({ value: input }, {});
    if (issues === undefined) return input;
  }
  return value;
}

function optionsOf(schema: ValibotSchema): readonly ValibotSchema[] {
  return (schema.options ?? []).filter(isValibotSchema);
}
