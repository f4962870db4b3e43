import type { Float } from "../base/float.ts";
import type { EnumValue } from "../tree/enum_value.ts";
import type { Tuple } from "../tree/tuple.ts";
import type { Spot } from "./spot.ts";

/**
 * A value while interpolations are evaluated: what Python would hold where OmegaConf does. A `number` is an int;
 * a spot is a container at its place.
 */
export type Native =
  | string
  | number
  | bigint
  | boolean
  | null
  | Float
  | EscapedMissing
  | EnumValue
  | Spot
  | Tuple
  | readonly Native[]
  | NativeMap;

export type NativeMap = ReadonlyMap<NativeKey, Native>;

export type NativeKey = string | number | bigint | boolean | null | Float | EnumValue;

/** A text that looks like a missing value and is none, because it was written with an escape. */
export class EscapedMissing {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** Whether a text is `???` after any number of backslashes. */
export function looksMissing(text: string): boolean {
  return text.endsWith("???") && /^\\*\?\?\?$/.test(text);
}
