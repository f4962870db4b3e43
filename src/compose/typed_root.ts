import { splitKeyPath } from "../base/key_path.ts";
import { mergeNodes } from "../tree/merge_tree.ts";
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

/** What is declared, besides the whole. */
export interface Declarations {
  readonly angle: boolean;
  /** Shapes of parts, by key path. */
  readonly parts?: ReadonlyMap<string, ObjectShape>;
}

/** What the configs are merged over: the defaults of a shape and of shapes of parts, or nothing. */
export function firstTree(shape: ObjectShape | undefined, { angle, parts = new Map() }: Declarations): Node {
  const maker = new TreeMaker({ angle });
  const first = shape === undefined ? nothing : maker.fromPlain(structured(shape));
  return [...parts].reduce((tree, [keyPath, part]) => {
    const placed = splitKeyPath(keyPath).reduceRight(
      (inner: Node, key) => new MapNode([key], [inner]),
      maker.fromPlain(structured(part)),
    );
    return mergeNodes(tree, placed, { maker, dereference: () => undefined, throughReadonly: false });
  }, first);
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
