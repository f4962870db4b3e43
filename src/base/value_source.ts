import { floatRepr } from "./float.ts";

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

/** A key with its type: a `number` or `bigint` is an int, an object that holds a number is a float. */
export type SourceKey = string | number | bigint | boolean | FloatSourceKey;

export interface FloatSourceKey {
  readonly value: number;
}

/** A key as the text that stands for it where keys are strings: in plain values and in JSON. */
export function keyText(key: SourceKey): string {
  if (typeof key === "string") return key;
  return typeof key === "object" ? floatRepr(key.value) : String(key);
}
