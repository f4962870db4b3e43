import { Float } from "./float.ts";
import { type JsonBuilder, type JsonLimits, readJson } from "./json_read.ts";
import { PlainObject } from "./plain.ts";

/** Builds plain values as the library gives them: floats are numbers, whole ones too. */
const plainBuilder: JsonBuilder<unknown> = {
  scalar: (_kind, value) => value,
  object: plainObject,
  array: (items) => items,
};

/** Builds plain values as the library takes them in: floats are `Float`s, so that `1.0` stays one. */
const inputBuilder: JsonBuilder<unknown> = {
  scalar: (kind, value) => (kind === "float" ? new Float(Number(value)) : value),
  object: plainObject,
  array: (items) => items,
};

function plainObject(keys: readonly string[], values: readonly unknown[]): PlainObject {
  const object = new PlainObject();
  for (let at = 0; at < keys.length; at++) object[keys[at]] = values[at];
  return object;
}

/** What reading JSON into plain values may be told. */
export interface JsonReadOptions extends JsonLimits {
  /** What errors call the text; default `<json>`. */
  readonly name?: string;
  /** Whether floats come as `Float`, to be handed to `create` or `merge`; default false: as numbers. */
  readonly keepFloats?: boolean;
}

/**
 * Reads JSON into plain values: integers beyond 2^53 are `bigint`.
 *
 * @throws {ConfigError} json_parse, limit_exceeded, unsafe_key
 */
export function parseJson(text: string, options: JsonReadOptions = {}): unknown {
  const { name = "<json>", keepFloats = false, ...limits } = options;
  return readJson({ name, text }, keepFloats ? inputBuilder : plainBuilder, limits);
}
