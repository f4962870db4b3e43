import { InterpolationNode, ListNode, MapNode, type Node, ValueNode } from "./node.ts";

/** The node of a value that stands in a tree, as a configuration does; nothing for any other value. */
export function placedNode(value: unknown): Node | undefined {
  if (typeof value !== "object" || value === null || !("place" in value)) return undefined;
  const { place } = value;
  if (typeof place !== "object" || place === null || !("node" in place)) return undefined;
  return isNode(place.node) ? place.node : undefined;
}

export function isNode(value: unknown): value is Node {
  return value instanceof MapNode || value instanceof ListNode || value instanceof ValueNode ||
    value instanceof InterpolationNode;
}
