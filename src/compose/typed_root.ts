import { ListNode, MapNode, type Node } from "../tree/node.ts";
import { withEntries, withFlags, withItems } from "../tree/node_edit.ts";
import type { ObjectShape } from "../tree/node_type.ts";
import { structured } from "../tree/structured.ts";
import { TreeMaker } from "../tree/tree_maker.ts";

/** A shape as composition needs it: the `hydra` node stands beside what is declared, until it is taken away. */
export function withHydraField(shape: ObjectShape): ObjectShape {
  const hydra = { name: "hydra", type: { kind: "any", optional: true }, omittable: true } as const;
  return { ...shape, fields: [...shape.fields, hydra], base: shape };
}

const nothing = new MapNode([], []);

/** What the configs are merged over: the defaults of a shape, or nothing. */
export function firstTree(shape: ObjectShape | undefined, angle: boolean): Node {
  if (shape === undefined) return nothing;
  return new TreeMaker({ angle }).fromPlain(structured(shape));
}

/** The root with the shape that was declared. */
export function withDeclaredShape(root: MapNode, shape: ObjectShape): MapNode {
  return new MapNode(root.keys, root.values, root.type, shape, root.flags, root.origin, root.replaced);
}

/**
 * The same tree with its declared open places marked so: records, and objects that take further keys, stay out of
 * the struct mode that holds for the rest.
 */
export function withOpenPlaces(node: Node): Node {
  if (node instanceof ListNode) {
    const items = node.items.map(withOpenPlaces);
    return items.some((item, at) => item !== node.items[at]) ? withItems(node, items) : node;
  }
  if (!(node instanceof MapNode)) return node;
  const values = node.values.map(withOpenPlaces);
  const inner = values.some((value, at) => value !== node.values[at])
    ? withEntries(node, node.keys, values)
    : node;
  const isOpen = node.type?.kind === "dict" || node.shape?.rest !== undefined;
  return isOpen ? withFlags(inner, { ...inner.flags, struct: false }) : inner;
}
