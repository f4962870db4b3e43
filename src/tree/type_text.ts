import type { Scalar } from "../base/scalar.ts";
import { floatRepr } from "../base/float.ts";
import type { NodeType } from "./node_type.ts";

/** Names a type for people: `int`, `list[str]`, `dict[str, Db]`, `int | str | null`. */
export function typeText(type: NodeType): string {
  const text = bareText(type);
  return type.optional && type.kind !== "any" && type.kind !== "none" ? `${text} | null` : text;
}

function bareText(type: NodeType): string {
  switch (type.kind) {
    case "none":
      return "null";
    case "enum":
      return type.name;
    case "object":
      return type.shape.name;
    case "list":
      return `list[${typeText(type.element)}]`;
    case "dict":
      return `dict[${typeText(type.key)}, ${typeText(type.element)}]`;
    case "tuple":
      return `tuple[${type.items.map(typeText).join(", ")}${type.variadic ? ", …" : ""}]`;
    case "union":
      return type.members.map(typeText).join(" | ");
    case "literal":
      return type.values.map(scalarText).join(" | ");
    default:
      return type.kind;
  }
}

/** A scalar as it would be written: strings quoted. */
export function scalarText(scalar: Scalar): string {
  switch (scalar.kind) {
    case "str":
      return `'${scalar.value}'`;
    case "float":
      return floatRepr(scalar.value);
    default:
      return String(scalar.value);
  }
}
