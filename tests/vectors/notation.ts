import { numberOf } from "./same_value.ts";
import { isObject, type Json, type JsonObject, markOf } from "./json.ts";
import { type Config, library, type Options } from "./library.ts";
import { NoSuchType, SchemaNotation } from "./schema_notation.ts";

/** Turns what a case writes (values, config specs) into what the library takes. */
export class Notation {
  readonly schema: SchemaNotation;
  readonly #options: Options;

  constructor(schema: JsonObject | undefined, options: Options) {
    this.#options = options;
    this.schema = new SchemaNotation(schema, (value) => this.value(value));
  }

  /** Builds the config that a CONFIG SPEC describes. */
  config(spec: Json): Config {
    if (!isObject(spec)) return library.create(spec, this.#options);
    if (spec.data !== undefined) return library.create(this.value(spec.data), this.#options);
    if (spec.structured !== undefined) {
      return library.create(this.#instance(spec.structured, spec.args), this.#options);
    }
    if (spec.merge !== undefined) {
      return library.merge(...(spec.merge as Json[]).map((part) => this.config(part)));
    }
    if (spec.dotlist !== undefined) return library.fromDotlist(spec.dotlist as string[], this.#options);
    throw new Error(`Unknown config spec ${JSON.stringify(spec).slice(0, 200)}`);
  }

  /** A value in the notation, as the library takes plain values. */
  value(notation: Json): unknown {
    if (Array.isArray(notation)) return notation.map((item) => this.value(item));
    if (!isObject(notation)) return notation;
    const mark = markOf(notation);
    if (mark !== undefined) return this.#marked(mark, notation);
    const object: Record<string, unknown> = Object.create(null);
    for (const key of Object.keys(notation)) object[key] = this.value(notation[key] as Json);
    return object;
  }

  values(list: Json | undefined): unknown[] {
    return ((list ?? []) as Json[]).map((item) => this.value(item));
  }

  #marked(mark: string, notation: JsonObject): unknown {
    const inner = notation[mark] as Json;
    switch (mark) {
      case "$float":
        return library.float(numberOf(inner));
      case "$int":
        return BigInt(String(inner));
      case "$map":
        return new Map((inner as [Json, Json][]).map(([key, value]) => [this.value(key), this.value(value)]));
      case "$tuple":
        return library.tuple(...this.values(inner));
      case "$enum": {
        const [name, member] = String(inner).split(".");
        return library.enumValue(this.schema.enumType(name), member);
      }
      case "$cfg":
        return this.config(inner);
      case "$type":
        return this.#instance(inner, undefined);
      case "$new":
        return this.#instance(inner, notation.args);
      default:
        throw new NoSuchType(mark);
    }
  }

  #instance(name: Json, args: Json | undefined): unknown {
    const values = args === undefined ? undefined : this.value(args) as Options;
    return library.structured(this.schema.shape(String(name)), values);
  }
}
