import { deepFreeze, isPlainObject, PlainObject } from "../base/plain.ts";

/**
 * What a schema made of a plain value, frozen: every part that it left as it was is that very part of the value.
 * An integer that went in as a number comes out exact.
 */
export function schemaOutput(value: unknown, output: unknown): unknown {
  if (Object.is(value, output)) return value;
  if (typeof value === "bigint") return Number(value) === output ? value : output;
  if (Array.isArray(value) && Array.isArray(output)) return arrayOutput(value, output);
  if (isPlainObject(value) && isPlainObject(output)) return objectOutput(value, output);
  return deepFreeze(output);
}

function arrayOutput(value: readonly unknown[], output: readonly unknown[]): unknown {
  const made = output.map((item, at) => schemaOutput(value[at], item));
  const same = made.length === value.length && made.every((item, at) => Object.is(item, value[at]));
  return same ? value : Object.freeze(made);
}

type Entries = Readonly<Record<string, unknown>>;

function objectOutput(value: Entries, output: Entries): unknown {
  const made = new PlainObject();
  const keys = Object.keys(output);
  const before = Object.keys(value);
  let same = keys.length === before.length;
  for (const key of keys) {
    const known = Object.hasOwn(value, key);
    made[key] = schemaOutput(known ? value[key] : undefined, output[key]);
    same &&= known && Object.is(made[key], value[key]);
  }
  return same ? value : Object.freeze(made);
}
