import type { Scalar } from "../base/scalar.ts";

/**
 * What the YAML reader drives: it knows no nodes, and builds whatever a builder makes of each value.
 * Offsets are 0-based in the source text; `keyOffset` is that of the key the value stands under, -1 for list
 * items and the root. Nothing is built before the whole text was found to be sound; what a container holds is built
 * before it.
 */
export interface YamlBuilder<Built> {
  /** A scalar after implicit and explicit typing. */
  scalar<Kind extends Scalar["kind"]>(
    kind: Kind,
    value: Extract<Scalar, { kind: Kind }>["value"],
    offset: number,
    keyOffset: number,
  ): Built;
  /** A mapping with its merge keys applied and duplicates settled. */
  mapping(keys: readonly Scalar[], values: readonly Built[], offset: number, keyOffset: number): Built;
  sequence(items: readonly Built[], offset: number, keyOffset: number): Built;
  /** A pair of key and value in `!!omap` and `!!pairs`, which Python holds as a tuple. */
  tuple(items: readonly Built[], offset: number, keyOffset: number): Built;
  /** The place of an alias: the value that its anchor marks, again. */
  alias(target: Built, offset: number, keyOffset: number): Built;
  /** A value of a type that YAML has and configurations have not. */
  unsupported(type: UnsupportedType, offset: number, keyOffset: number): Built;
}

/** By the names of Python's types. */
export type UnsupportedType = "bytes" | "date" | "datetime" | "set";
