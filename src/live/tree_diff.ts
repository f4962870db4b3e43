import { type KeyPathPart, printKeyPath } from "../base/key_path.ts";
import { keyText } from "../tree/key.ts";
import { ListNode, MapNode, type Node, ValueNode } from "../tree/node.ts";

/** One difference between two resolved trees. */
export interface KeyChange {
  readonly kind: "added" | "changed" | "removed";
  /** Where it is; empty for the whole. */
  readonly keyPath: string;
  readonly before: Node | undefined;
  readonly after: Node | undefined;
}

export interface TreeComparison {
  /** The later tree, in which every subtree that is equal to the earlier one's is that very node. */
  readonly tree: Node;
  /** The differences, as deep down as they can be told; in the order of the later tree, what is gone last. */
  readonly changes: readonly KeyChange[];
}

/**
 * Compares two resolved trees. Nodes that are one and the same object are equal without a look inside, so the cost
 * is that of what was made anew. The order of keys is no difference; what nodes say besides their content is none.
 */
export function compareTrees(before: Node, after: Node): TreeComparison {
  const changes: KeyChange[] = [];
  const tree = compare({ before, after, path: undefined }, changes);
  return { tree, changes };
}

/** The way from the root, kept as a chain: its text is made only for what differs. */
interface PathStep {
  readonly parent: PathStep | undefined;
  readonly part: KeyPathPart;
}

interface Pair {
  readonly before: Node;
  readonly after: Node;
  readonly path: PathStep | undefined;
}

function compare(pair: Pair, changes: KeyChange[]): Node {
  const { before, after } = pair;
  if (before === after) return after;
  if (before instanceof MapNode && after instanceof MapNode) {
    return compareMaps({ ...pair, before, after }, changes);
  }
  if (before instanceof ListNode && after instanceof ListNode) {
    return compareLists({ ...pair, before, after }, changes);
  }
  if (before instanceof ValueNode && after instanceof ValueNode && sameValue(before, after)) return before;
  changes.push({ kind: "changed", keyPath: textOf(pair.path), before, after });
  return after;
}

function compareMaps(
  pair: Pair & { readonly before: MapNode; readonly after: MapNode },
  changes: KeyChange[],
): Node {
  const { before, after, path } = pair;
  const positions = positionsByText(before);
  const values: Node[] = [];
  let equal = before.keys.length === after.keys.length;
  let matched = 0;
  for (let at = 0; at < after.keys.length; at++) {
    const key = keyText(after.keys[at]);
    const value = after.values[at];
    const step: PathStep = { parent: path, part: { key, bracketed: false } };
    // Mostly the keys stand in the same places.
    const position = before.keys[at] === after.keys[at] ? at : positions().get(key);
    if (position === undefined) {
      changes.push({ kind: "added", keyPath: textOf(step), before: undefined, after: value });
      values.push(value);
      equal = false;
      continue;
    }
    matched++;
    const shared = compare({ before: before.values[position], after: value, path: step }, changes);
    if (shared !== before.values[position]) equal = false;
    values.push(shared);
  }
  if (matched < before.keys.length) tellRemoved(pair, changes);
  if (equal && sameOrder(before, after)) return before;
  return new MapNode(after.keys, values, after.type, after.shape, after.flags, after.origin, after.replaced);
}

function tellRemoved(
  pair: Pair & { readonly before: MapNode; readonly after: MapNode },
  changes: KeyChange[],
): void {
  const positions = positionsByText(pair.after)();
  for (let at = 0; at < pair.before.keys.length; at++) {
    const key = keyText(pair.before.keys[at]);
    if (positions.has(key)) continue;
    const step: PathStep = { parent: pair.path, part: { key, bracketed: false } };
    changes.push({
      kind: "removed",
      keyPath: textOf(step),
      before: pair.before.values[at],
      after: undefined,
    });
  }
}

function compareLists(
  pair: Pair & { readonly before: ListNode; readonly after: ListNode },
  changes: KeyChange[],
): Node {
  const { before, after, path } = pair;
  const items: Node[] = [];
  let equal = before.items.length === after.items.length;
  for (let at = 0; at < Math.max(before.items.length, after.items.length); at++) {
    const step: PathStep = { parent: path, part: { key: String(at), bracketed: true } };
    const one = before.items[at];
    const other = after.items[at];
    if (other === undefined) {
      changes.push({ kind: "removed", keyPath: textOf(step), before: one, after: undefined });
    } else if (one === undefined) {
      changes.push({ kind: "added", keyPath: textOf(step), before: undefined, after: other });
      items.push(other);
    } else {
      const shared = compare({ before: one, after: other, path: step }, changes);
      if (shared !== one) equal = false;
      items.push(shared);
    }
  }
  if (equal) return before;
  return new ListNode(items, after.tuple, after.type, after.flags, after.origin, after.replaced);
}

/** Equal in the one JSON text of the value: an enum's member is its name, `???` a text. */
function sameValue(before: ValueNode, after: ValueNode): boolean {
  if (before.kind === after.kind && before.kind !== "enum") return Object.is(before.value, after.value);
  const one = textValue(before);
  return one !== undefined && one === textValue(after);
}

function textValue(node: ValueNode): string | undefined {
  if (node.kind === "missing") return "???";
  if (node.kind === "enum") return (node as ValueNode<"enum">).value.name;
  return node.kind === "str" ? (node.value as string) : undefined;
}

function sameOrder(before: MapNode, after: MapNode): boolean {
  return before.keys.every((key, at) => key === after.keys[at] || keyText(key) === keyText(after.keys[at]));
}

/** Looks keys up by their text; the table is made when first needed. */
function positionsByText(map: MapNode): () => ReadonlyMap<string, number> {
  let positions: Map<string, number> | undefined;
  return () => positions ??= new Map(map.keys.map((key, at) => [keyText(key), at]));
}

function textOf(path: PathStep | undefined): string {
  const parts: KeyPathPart[] = [];
  for (let step = path; step !== undefined; step = step.parent) parts.push(step.part);
  return printKeyPath(parts.reverse());
}
