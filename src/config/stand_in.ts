import { InterpolationNode, ListNode, MapNode, type Node } from "../tree/node.ts";
import { Tuple } from "../tree/tuple.ts";

/**
 * A node of the kind that a value would be, to ask whether its place takes one: where that refuses, what is wrong
 * within the value does not count.
 */
export function standInFor(value: unknown): Node {
  if (typeof value === "string") return new InterpolationNode("", { parts: [] });
  return Array.isArray(value) || value instanceof Tuple
    ? new ListNode([], value instanceof Tuple)
    : new MapNode([], []);
}
