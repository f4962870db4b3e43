import type { Scalar } from "../base/scalar.ts";
import type { Decimal } from "./decimal.ts";

/** What an override gives: a value, or a description of several. */
export type Value = Scalar | QuotedText | ListValue | DictValue | Sweep | Glob | ListExtension;

/** `'…'` or `"…"`, with its escapes undone. */
export interface QuotedText {
  readonly kind: "quoted";
  readonly text: string;
  readonly quote: "'" | '"';
}

export interface ListValue {
  readonly kind: "list";
  readonly items: readonly Value[];
}

/** A mapping whose keys differ by Python's equality, in parallel arrays. */
export interface DictValue {
  readonly kind: "dict";
  readonly keys: readonly Scalar[];
  readonly values: readonly Value[];
}

/** Several values, one for each job. */
export type Sweep = ChoiceSweep | RangeSweep | IntervalSweep;

/** `a,b`, or `choice(a,b)`. */
export interface ChoiceSweep {
  readonly kind: "choice";
  readonly items: readonly Value[];
  /** Written without a function. */
  readonly simple: boolean;
  /** To be shuffled when it is listed. */
  readonly shuffle: boolean;
  readonly tags: readonly string[];
}

/** `range(start,stop,step)`, with the exact decimals that sorting works out. */
export interface RangeSweep {
  readonly kind: "range";
  readonly start: RangeNumber;
  readonly stop: RangeNumber;
  readonly step: RangeNumber;
  /** To be shuffled when it is listed. */
  readonly shuffle: boolean;
  readonly tags: readonly string[];
  /** What each number is cast to in turn. */
  readonly casts: readonly ("int" | "float")[];
}

export type RangeNumber = NumberScalar | Decimal;

/** A bool counts as the int that it is in Python. */
export type NumberScalar = Extract<Scalar, { kind: "int" | "float" | "bool" }>;

/** `interval(start,end)`: for sweepers that sample; it cannot be listed. */
export interface IntervalSweep {
  readonly kind: "interval";
  readonly start: Scalar;
  readonly end: Scalar;
  readonly tags: readonly string[];
}

/** `glob(include,exclude)`: the options of a group by name. */
export interface Glob {
  readonly kind: "glob";
  readonly include: readonly Value[];
  readonly exclude: readonly Value[];
}

/** `extend_list(…)` where it is no override of its own. */
export interface ListExtension {
  readonly kind: "extension";
  readonly items: readonly Value[];
}

export function isSweep(value: Value): value is Sweep {
  return value.kind === "choice" || value.kind === "range" || value.kind === "interval";
}

/** What Python calls the type of a value. */
export const typeNames: { readonly [Kind in Value["kind"]]: string } = {
  str: "string",
  int: "int",
  float: "float",
  bool: "bool",
  null: "null",
  quoted: "string",
  list: "list",
  dict: "dict",
  choice: "choice",
  range: "range",
  interval: "interval",
  glob: "glob",
  extension: "extend_list",
};

/** What two keys of a mapping share exactly when Python counts them equal: `1`, `1.0` and `true` are one key. */
export function keyIdentity(key: Scalar): string | number | bigint | null {
  return typeof key.value === "boolean" ? Number(key.value) : key.value;
}
