import { floatRepr } from "./float.ts";
import { integerText } from "./integer.ts";

/**
 * What the writers of JSON, YAML and Python text ask for a value's content. They know no nodes: whoever holds
 * values of some kind tells their content to a sink, and the writer walks.
 */
export interface ValueSource<Value> {
  /** Calls exactly one method of the sink, once. */
  describe(value: Value, sink: ValueSink<Value>): void;
}

/** Takes the content of one value. Containers hand over their children as values, to be described in turn. */
export interface ValueSink<Value> {
  str(value: string): void;
  int(value: number | bigint): void;
  float(value: number): void;
  bool(value: boolean): void;
  null(): void;
  /** Keys and values in parallel, in order. */
  map(keys: readonly SourceKey[], values: readonly Value[]): void;
  list(items: readonly Value[]): void;
  tuple(items: readonly Value[]): void;
}

/** A key with its type: a `number` or `bigint` is an int, an object that holds a number a float. What resolvers give may have null for a key. */
export type SourceKey = string | number | bigint | boolean | null | FloatSourceKey | EnumSourceKey;

export interface FloatSourceKey {
  readonly value: number;
}

/** A member of an enum, which is written by its name. */
export interface EnumSourceKey {
  readonly member: { readonly name: string };
}

/** A key as it is written where enums are names. */
export function namedKey(key: SourceKey): Exclude<SourceKey, EnumSourceKey> {
  return typeof key === "object" && key !== null && "member" in key ? key.member.name : key;
}

/** A key as the text that stands for it where keys are strings: in plain values and in JSON. */
export function keyText(key: SourceKey): string {
  const named = namedKey(key);
  if (typeof named === "string") return named;
  if (typeof named === "boolean" || named === null) return String(named);
  return typeof named === "object" ? floatRepr(named.value) : integerText(named);
}
