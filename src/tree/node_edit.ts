import type { Flags } from "./flags.ts";
import { indexWith, type Key } from "./key.ts";
import { InterpolationNode, ListNode, MapNode, type Node, type NodeFields, ValueNode } from "./node.ts";
import type { NodeType } from "./node_type.ts";

/** A node with some of its fields changed; a field that is given as `undefined` is taken away. */
export function withFields(node: Node, fields: NodeFields): Node {
  const type = "type" in fields ? fields.type : node.type;
  const flags = "flags" in fields ? fields.flags : node.flags;
  const origin = "origin" in fields ? fields.origin : node.origin;
  const replaced = "replaced" in fields ? fields.replaced : node.replaced;
  if (node instanceof MapNode) {
    const copy = new MapNode(node.keys, node.values, type, node.shape, flags, origin, replaced);
    copy.index = node.index;
    return copy;
  }
  if (node instanceof ListNode) return new ListNode(node.items, node.tuple, type, flags, origin, replaced);
  if (node instanceof InterpolationNode) {
    return new InterpolationNode(node.text, node.syntax, type, flags, origin, replaced);
  }
  return new ValueNode(node.kind, node.value, type, flags, origin, replaced);
}

/** The same content, declared otherwise. */
export function withType(node: Node, type: NodeType | undefined): Node {
  return node.type === type ? node : withFields(node, { type });
}

export function withFlags(node: Node, flags: Flags | undefined): Node {
  return node.flags === flags ? node : withFields(node, { flags });
}

/** A node that knows what it took the place of, before what it had replaced already. */
export function withReplaced(node: Node, replaced: Node | undefined): Node {
  if (replaced === undefined || node === replaced) return node;
  if (node.replaced === undefined) return withFields(node, { replaced });
  return withFields(node, { replaced: chainedReplaced(node.replaced, replaced) });
}

/** The nodes of a chain, oldest last, with another one at its end. */
function chainedReplaced(chain: Node, last: Node): Node {
  const nodes: Node[] = [];
  for (let node: Node | undefined = chain; node !== undefined; node = node.replaced) {
    // Both operands may come from one composition, and share the end of their chains.
    if (node === last) return chain;
    nodes.push(node);
  }
  let linked = last;
  for (let at = nodes.length - 1; at >= 0; at--) linked = withFields(nodes[at], { replaced: linked });
  return linked;
}

/** A map with another value at a position. */
export function withValueAt(map: MapNode, at: number, value: Node): MapNode {
  if (map.values[at] === value) return map;
  const values = map.values.slice();
  values[at] = value;
  return remade(map, map.keys, values, map.index);
}

/** A map with one more key at its end, which it must not have. */
export function withEntry(map: MapNode, key: Key, value: Node): MapNode {
  const index = indexWith(map, key);
  return remade(map, [...map.keys, key], [...map.values, value], index);
}

/** A map without the key at a position. */
export function withoutEntryAt(map: MapNode, at: number): MapNode {
  return remade(map, map.keys.toSpliced(at, 1), map.values.toSpliced(at, 1));
}

/** A map with other entries, and everything else as it was. */
export function withEntries(map: MapNode, keys: readonly Key[], values: readonly Node[]): MapNode {
  return remade(map, keys, values);
}

function remade(
  map: MapNode,
  keys: readonly Key[],
  values: readonly Node[],
  index?: MapNode["index"],
): MapNode {
  const copy = new MapNode(keys, values, map.type, map.shape, map.flags, map.origin, map.replaced);
  copy.index = index;
  return copy;
}

/** A list with another item at an index that it has. */
export function withItem(list: ListNode, at: number, item: Node): ListNode {
  if (list.items[at] === item) return list;
  const items = list.items.slice();
  items[at] = item;
  return withItems(list, items);
}

/** A list with other items, and everything else as it was. */
export function withItems(list: ListNode, items: readonly Node[]): ListNode {
  return new ListNode(items, list.tuple, list.type, list.flags, list.origin, list.replaced);
}
