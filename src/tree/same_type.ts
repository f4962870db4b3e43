import type { Scalar } from "../base/scalar.ts";
import type { NodeType } from "./node_type.ts";

/** Whether two types say the same of the values that they take. Shapes are the same by identity. */
export function sameType(left: NodeType, right: NodeType): boolean {
  if (left === right) return true;
  return left.kind === right.kind && left.optional === right.optional && sameContent(left, right);
}

function sameContent(left: NodeType, right: NodeType): boolean {
  switch (left.kind) {
    case "enum":
      return right.kind === "enum" && left.name === right.name;
    case "object":
      return right.kind === "object" && left.shape === right.shape;
    case "list":
      return right.kind === "list" && sameType(left.element, right.element);
    case "dict":
      return right.kind === "dict" && sameType(left.key, right.key) && sameType(left.element, right.element);
    case "tuple":
      return right.kind === "tuple" && left.variadic === right.variadic && sameTypes(left.items, right.items);
    case "union":
      return right.kind === "union" && sameTypes(left.members, right.members);
    case "literal":
      return right.kind === "literal" && left.values.length === right.values.length &&
        left.values.every((value, at) => sameScalar(value, right.values[at]));
    default:
      return true;
  }
}

function sameTypes(left: readonly NodeType[], right: readonly NodeType[]): boolean {
  return left.length === right.length && left.every((type, at) => sameType(type, right[at]));
}

/** Whether two scalars are of one type and equal: `1` is neither `1.0` nor true. */
export function sameScalar(left: Scalar, right: Scalar): boolean {
  return left.kind === right.kind && left.value === right.value;
}
