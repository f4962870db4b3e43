import { keyText } from "../tree/key.ts";
import type { Node } from "../tree/node.ts";
import type { NodeType, ObjectField } from "../tree/node_type.ts";

const anything: NodeType = { kind: "any", optional: true };

/**
 * The type of a whole tree: what is declared where anything is, and the keys that there are elsewhere, which may hold
 * anything.
 */
export function typeOfTree(node: Node): NodeType {
  if (node.type !== undefined || node.kind !== "map") return node.type ?? anything;
  if (node.shape !== undefined) return { kind: "object", shape: node.shape, optional: false };
  const fields = node.keys.map((key, at): ObjectField => ({
    name: keyText(key),
    type: typeOfTree(node.values[at] as Node),
    omittable: true,
  }));
  return { kind: "object", shape: { name: "Config", fields, rest: anything }, optional: false };
}

/** The type of what stands at a key path of a type; anything, where nothing is declared. */
export function typeAt(type: NodeType, keys: readonly string[]): NodeType {
  return keys.reduce(typeUnder, type);
}

function typeUnder(type: NodeType, key: string): NodeType {
  switch (type.kind) {
    case "object":
      return type.shape.fields.find((field) => field.name === key)?.type ?? type.shape.rest ?? anything;
    case "dict":
    case "list":
      return type.element;
    case "tuple":
      return type.items[type.variadic ? 0 : Number(key)] ?? anything;
    default:
      return anything;
  }
}
