import { fullKey, type KeyPathPart } from "../base/key_path.ts";
import { parsePythonInt } from "../base/python_number.ts";
import { type Key, keyText, positionOfKey } from "./key.ts";
import { ListNode, MapNode, type Node } from "./node.ts";
import { withItem, withValueAt } from "./node_edit.ts";

/**
 * A node and the way to it from the root. Nodes hold no parent, so whatever needs the surroundings of a node
 * (relative interpolations, inherited flags, error messages) works on places.
 */
export interface Place {
  readonly node: Node;
  /** The key in a map, the index in a list; absent at the root. */
  readonly key: Key | undefined;
  readonly parent: Place | undefined;
}

/** The place of a whole tree. */
export function rootPlace(node: Node): Place {
  return { node, key: undefined, parent: undefined };
}

/** The place at the top of the tree that a place is in. */
export function rootOf(place: Place): Place {
  let current = place;
  while (current.parent !== undefined) current = current.parent;
  return current;
}

/** The place of the child under a key; nothing where there is none. Lists take an index from 0. */
export function childPlace(place: Place, key: Key): Place | undefined {
  const { node } = place;
  if (node instanceof MapNode) {
    const at = positionOfKey(node, key);
    return at < 0 ? undefined : { node: node.values[at], key: node.keys[at], parent: place };
  }
  if (node instanceof ListNode) {
    const item = typeof key === "number" ? node.items[key] : undefined;
    return item === undefined ? undefined : { node: item, key, parent: place };
  }
  return undefined;
}

/** The same place in a tree in which another node stands there. Everything else of the tree is shared. */
export function replaceAt(place: Place, node: Node): Place {
  const { key, parent } = place;
  if (parent === undefined) return rootPlace(node);
  if (node === place.node) return place;
  // A container that a resolver made is held by no tree: the tree around it stays as it is.
  if (key === undefined) return { node, key, parent };
  return { node, key, parent: replaceAt(parent, replaceChild(parent.node, key, node)) };
}

/** A container with another child under a key that it has. */
export function replaceChild(container: Node, key: Key, child: Node): Node {
  if (container instanceof MapNode) return withValueAt(container, positionOfKey(container, key), child);
  if (container instanceof ListNode) return withItem(container, Number(key), child);
  return container;
}

/** The full key of a place as errors show it: `a.b[0].c`; empty at the root. */
export function keyPathOf(place: Place): string {
  return fullKey(partsOf(place));
}

/** The full key of a child of a place, whether it exists or not. */
export function keyPathOfChild(place: Place, key: Key): string {
  const text = keyText(key);
  if (text === "") return keyPathOf(place);
  const { node } = place;
  if (!(node instanceof ListNode)) return fullKey([...partsOf(place), { key: text, bracketed: false }]);
  // An index that the list has is shown as counted from its start.
  const index = Number(parsePythonInt(text) ?? NaN);
  const from = index < 0 ? index + node.items.length : index;
  const known = node.items[from] === undefined ? text : String(from);
  return fullKey([...partsOf(place), { key: known, bracketed: true }]);
}

/** The keys from the root to a place. */
export function partsOf(place: Place): KeyPathPart[] {
  const parts: KeyPathPart[] = [];
  for (let current = place; current.parent !== undefined; current = current.parent) {
    // A container that a resolver made stands in a tree without a key.
    if (current.key !== undefined) parts.push(partOf(current.key, current.parent));
  }
  return parts.reverse();
}

function partOf(key: Key, { node, key: containerKey, parent }: Place): KeyPathPart {
  if (node.kind !== "list") return { key: keyText(key), bracketed: false };
  // Below a list without a key OmegaConf sets the brackets off as it does a key.
  const setOff = containerKey === undefined && parent !== undefined && parent.node.kind !== "list";
  return setOff ? { key: `[${keyText(key)}]`, bracketed: false } : { key: keyText(key), bracketed: true };
}
