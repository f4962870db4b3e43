import { ListNode, MapNode, type Node } from "./node.ts";
import { withType } from "./node_edit.ts";
import type { EnumType, NodeType, ScalarType } from "./node_type.ts";

/**
 * What a node counts as, by its content or, where that is null, `???` or an interpolation, by its type.
 * `any` is a scalar that anything may replace.
 */
export type Role = "dict" | "list" | "tuple" | "union" | "scalar" | "any";

export const anyType: ScalarType = { kind: "any", optional: true };

export const anyTuple: NodeType = { kind: "tuple", items: [anyType], variadic: true, optional: true };

export function roleOf(node: Node): Role {
  if (node.type?.kind === "union") return "union";
  return contentRole(node);
}

/** As `roleOf`, seeing through a union to what stands in it. */
export function contentRole(node: Node): Role {
  if (node instanceof MapNode) return "dict";
  if (node instanceof ListNode) return node.tuple ? "tuple" : "list";
  switch (node.type?.kind) {
    case undefined:
    case "any":
      return "any";
    case "dict":
    case "object":
      return "dict";
    case "list":
    case "tuple":
    case "union":
      return node.type.kind;
    default:
      return "scalar";
  }
}

/** The enum that the node of a member is of. */
export function enumOf(node: Node): EnumType | undefined {
  const { type } = node;
  if (type?.kind === "union") return type.selected?.kind === "enum" ? type.selected : undefined;
  return type?.kind === "enum" ? type : type?.kind === "any" ? type.of : undefined;
}

/** A node where anything may stand. */
export function asAny(node: Node): Node {
  if (node.type === undefined) return node;
  const of = node.kind === "enum" ? enumOf(node) : undefined;
  return withType(node, of === undefined ? undefined : { ...anyType, of });
}

/** Whether a node is null, `???` or an interpolation: these stand where any type is declared. */
export function isSpecial(node: Node): boolean {
  return node.kind === "null" || node.kind === "missing" || node.kind === "interpolation";
}

/** Whether a node is a container that is there, neither null nor `???` nor an interpolation. */
export function isContainer(node: Node): node is MapNode | ListNode {
  return node instanceof MapNode || node instanceof ListNode;
}

/** The declared type of a place; `any` where nothing is declared. */
export function declaredType(node: Node): NodeType {
  return node.type ?? anyType;
}

/** Whether a type other than `any` is declared. */
export function hasDeclaredType(node: Node): boolean {
  return node.type !== undefined && node.type.kind !== "any";
}

/** The type that governs the content of a container: in a union, that of the member it is of. */
export function contentType(node: Node): NodeType {
  const type = node.type ?? anyType;
  return type.kind === "union" ? type.selected ?? anyType : type;
}

/** The type of a map's elements, as a dict declares it. */
export function elementIn(map: Node): NodeType {
  const type = contentType(map);
  return type.kind === "dict" ? type.element : anyType;
}

/** Whether null may stand in a place of this type. */
export function allowsNull(type: NodeType): boolean {
  return type.optional || type.kind === "any" || type.kind === "none" || hasNullLiteral(type);
}

export function hasNullLiteral(type: NodeType): boolean {
  if (type.kind === "literal") return type.values.some((value) => value.kind === "null");
  return type.kind === "union" && type.members.some(hasNullLiteral);
}

export function isContainerType(type: NodeType): boolean {
  return type.kind === "dict" || type.kind === "list" || type.kind === "tuple";
}

/** Whether values of a type are bare scalars that convert when they are set. */
export function isPrimitiveType(type: NodeType): boolean {
  switch (type.kind) {
    case "int":
    case "float":
    case "bool":
    case "str":
    case "none":
    case "enum":
      return true;
    default:
      return false;
  }
}
