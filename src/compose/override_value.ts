import { Float } from "../base/float.ts";
import type { Scalar } from "../base/scalar.ts";
import type { Value } from "../override/value.ts";

/** The plain value that an override gives: with `Float` for floats, `Map` for mappings. */
export function plainOfValue(value: Value): unknown {
  switch (value.kind) {
    case "quoted":
      return value.text;
    case "list":
    case "choice":
    case "extension":
      return value.items.map(plainOfValue);
    case "dict":
      return new Map(value.keys.map((key, at) => [plainOfScalar(key), plainOfValue(value.values[at])]));
    case "str":
    case "int":
    case "float":
    case "bool":
    case "null":
      return plainOfScalar(value);
    default:
      // Nothing that stands for several values can stand in a configuration: whoever makes a node of it refuses it.
      return Symbol.for(value.kind);
  }
}

function plainOfScalar(scalar: Scalar): unknown {
  return scalar.kind === "float" ? new Float(scalar.value) : scalar.value;
}
