import { MapNode, type Node, ValueNode } from "./node.ts";
import { withReplaced } from "./node_edit.ts";

/**
 * A map merged over another where nothing can be refused and nothing needs a closer look: the same keys in the same
 * order, all of them scalars, neither types nor flags. Nothing where it is not as simple.
 */
export function mergedScalars(target: MapNode, source: MapNode): MapNode | undefined {
  if (!isBareMap(target) || !isBareMap(source) || !holdsSuchScalars(target, source)) return undefined;
  const { keys, values, origin, replaced } = target;
  const made: Node[] = [];
  for (let at = 0; at < values.length; at++) {
    made.push(replacing(source.values[at] as ValueNode, values[at]));
  }
  const merged = new MapNode(keys, made, undefined, undefined, undefined, origin, replaced);
  merged.index = target.index;
  return merged;
}

function holdsSuchScalars(target: MapNode, source: MapNode): boolean {
  const { keys, values } = source;
  if (keys.length === 0 || keys.length !== target.keys.length) return false;
  for (let at = 0; at < keys.length; at++) {
    const value = values[at];
    const existing = target.values[at];
    if (
      keys[at] !== target.keys[at] || !(value instanceof ValueNode) || !(existing instanceof ValueNode) ||
      value === existing || value.kind === "missing" || value.type !== undefined ||
      existing.type !== undefined
    ) return false;
  }
  return true;
}

/** Whether a node is a map without type or flags. */
export function isBareMap(node: Node): node is MapNode {
  return node instanceof MapNode && node.type === undefined && node.shape === undefined &&
    node.flags === undefined;
}

/** A scalar in the place of another, without the detour through all that nodes may carry. */
export function replacing(value: ValueNode, existing: Node): Node {
  if (value.replaced !== undefined) return withReplaced(value, existing);
  return new ValueNode(value.kind, value.value, undefined, value.flags, value.origin, existing);
}
