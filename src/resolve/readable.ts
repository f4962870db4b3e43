import { Float } from "../base/float.ts";
import { EnumValue } from "../tree/enum_value.ts";
import { Tuple } from "../tree/tuple.ts";
import type { Evaluator } from "./evaluator.ts";
import { EscapedMissing, looksMissing, type Native } from "./native.ts";
import { Spot } from "./spot.ts";

/** How texts in a value are to be read again. */
export interface ReadableOptions {
  /** Whether a `???` in it is a text, because it was the finished result of a resolver. */
  readonly literalMissing: boolean;
}

/** A native value as the reader of plain values takes it, which reads interpolations and `???` in its texts. */
export function readable(evaluator: Evaluator, native: Native, options: ReadableOptions): unknown {
  const read = (value: Native): unknown => {
    if (typeof value === "string") {
      return options.literalMissing && looksMissing(value) ? `\\${value}` : value;
    }
    if (value === null || typeof value !== "object") return value;
    if (value instanceof Float || value instanceof EnumValue) return value;
    if (value instanceof EscapedMissing) return `\\${value.text}`;
    if (value instanceof Spot) return evaluator.handOver(value);
    if (value instanceof Map) return new Map([...value].map(([key, item]) => [key, read(item)]));
    if (value instanceof Tuple) return new Tuple((value.items as readonly Native[]).map(read));
    return (value as readonly Native[]).map(read);
  };
  return read(native);
}
