import type { PartOf } from "../base/path_type.ts";
import type { Config } from "./config.ts";

/** A source that is no configuration of a known type: nothing where it is one, so that no overload lets it through. */
export type Untyped<Source> = Source extends Config<infer Value> ? (unknown extends Value ? Source : never)
  : Source;

/** A value of which nothing is known, such as what a platform hands in; anything that has a type is checked. */
export type Unchecked<Value> = unknown extends Value ? Value : never;

/** What may be put over a value of a known type: a part of it, or a configuration. */
export type TypedInput<Value> = PartOf<Value> | Config;
