import { indexOfText, positionOfText } from "../resolve/reference.ts";
import { ListNode, MapNode, type Node } from "../tree/node.ts";
import { type Place, rootOf } from "../tree/place.ts";

/** References beyond this many are not looked through. */
const longestChain = 1000;

/**
 * Whether an interpolation leads to its target by references alone, at every step of the way: what a resolver
 * gives is no part of the tree, and cannot be changed through it.
 */
export function refersOnly(place: Place): boolean {
  return follow(place, new Set()) !== "resolver";
}

/** Where a place leads; nothing where the way ends early or does not end. */
function follow(place: Place, waiting: Set<Node>): Place | "resolver" | undefined {
  const { node } = place;
  if (node.kind !== "interpolation") return place;
  if (waiting.has(node) || waiting.size === longestChain) return undefined;
  const [part] = node.syntax.parts;
  if (node.syntax.parts.length !== 1 || part.kind !== "node") return "resolver";
  waiting.add(node);
  let current: Place | undefined = start(place, part.relativeDots);
  for (const key of part.path ?? []) {
    const child: Place | undefined = current && childOf(current, key);
    if (child === undefined) return undefined;
    const target = follow(child, waiting);
    if (target === undefined || target === "resolver") return target;
    current = target;
  }
  waiting.delete(node);
  return current;
}

function start(place: Place, relativeDots: number): Place | undefined {
  if (relativeDots === 0) return rootOf(place);
  let current: Place | undefined = place;
  for (let dot = 0; dot < relativeDots && current !== undefined; dot++) current = current.parent;
  return current;
}

function childOf(place: Place, key: string): Place | undefined {
  const { node } = place;
  if (node instanceof MapNode) {
    const at = positionOfText(node, key);
    return at < 0 ? undefined : { node: node.values[at], key: node.keys[at], parent: place };
  }
  if (!(node instanceof ListNode)) return undefined;
  const at = indexOfText(node, key) ?? -1;
  return node.items[at] === undefined ? undefined : { node: node.items[at], key: at, parent: place };
}
