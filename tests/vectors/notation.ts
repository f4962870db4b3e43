import { float } from "../../src/base/float.ts";
import type { Config } from "../../src/config/config.ts";
import { create, type CreateOptions } from "../../src/config/create.ts";
import { fromDotlist } from "../../src/config/dotlist.ts";
import { merge } from "../../src/config/merge.ts";
import { enumValue } from "../../src/tree/enum_value.ts";
import { structured } from "../../src/tree/structured.ts";
import { tuple } from "../../src/tree/tuple.ts";
import { isObject, type Json, type JsonObject, markOf } from "./json.ts";
import { numberOf } from "./same_value.ts";
import { NoSuchType, SchemaNotation } from "./schema_notation.ts";

/** Turns what a case writes (values, config specs) into what the library takes. */
export class Notation {
  readonly schema: SchemaNotation;
  readonly #options: CreateOptions;

  constructor(schema: JsonObject | undefined, options: CreateOptions) {
    this.#options = options;
    this.schema = new SchemaNotation(schema, (value) => this.value(value));
  }

  /** Builds the config that a CONFIG SPEC describes. */
  config(spec: Json): Config {
    if (!isObject(spec)) return create(spec, this.#options);
    if (spec.data !== undefined) return create(this.value(spec.data), this.#options);
    if (spec.structured !== undefined) {
      return create(this.#instance(spec.structured, spec.args), this.#options);
    }
    if (spec.merge !== undefined) {
      const [first, ...others] = (spec.merge as Json[]).map((part) => this.config(part));
      return merge(first, ...others);
    }
    if (spec.dotlist !== undefined) return fromDotlist(spec.dotlist as string[], this.#options);
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
        return float(numberOf(inner));
      case "$int":
        return BigInt(String(inner));
      case "$map":
        return new Map((inner as [Json, Json][]).map(([key, value]) => [this.value(key), this.value(value)]));
      case "$tuple":
        return tuple(this.values(inner));
      case "$enum": {
        const [name, member] = String(inner).split(".");
        return enumValue(this.schema.enumType(name), member);
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
    const values = args === undefined ? undefined : this.value(args) as Readonly<Record<string, unknown>>;
    return structured(this.schema.shape(String(name)), values);
  }
}
