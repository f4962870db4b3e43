import { splitKeyPath } from "../base/key_path.ts";
import { hashOfTree } from "../live/tree_hash.ts";
import { keyText, positionOfKey } from "../tree/key.ts";
import { ListNode, MapNode, type Node } from "../tree/node.ts";

/** The keys that a key path leads through; none for the empty path, which is the whole. */
export function keysOfPath(path: string): readonly string[] {
  return path === "" ? [] : splitKeyPath(path);
}

const indexPattern = /^(0|[1-9][0-9]*)$/;

/** The node of a resolved tree at a key path; nothing where there is none. */
export function nodeAt(tree: Node, keys: readonly string[]): Node | undefined {
  let node: Node | undefined = tree;
  for (const key of keys) {
    if (node instanceof MapNode) {
      const at = positionOfText(node, key);
      node = at < 0 ? undefined : node.values[at];
    } else if (node instanceof ListNode) {
      node = indexPattern.test(key) ? node.items[Number(key)] : undefined;
    } else {
      return undefined;
    }
  }
  return node;
}

/** The plain value at a key path; nothing where there is none. */
export function plainAt(value: unknown, keys: readonly string[]): unknown {
  let found = value;
  for (const key of keys) {
    if (typeof found !== "object" || found === null || !Object.hasOwn(found, key)) return undefined;
    if (Array.isArray(found) && !indexPattern.test(key)) return undefined;
    found = (found as Readonly<Record<string, unknown>>)[key];
  }
  return found;
}

/**
 * What is selected of a resolved tree, where it stands: maps hold the selected keys alone, a list that a path leads
 * into stays whole, and a path that leads nowhere leaves no trace.
 */
export function selectFrom(tree: Node, paths: readonly string[]): Node {
  const wanted = new Wanted();
  for (const path of paths) wanted.add(keysOfPath(path));
  return restrict(tree, wanted) ?? new MapNode([], []);
}

/** Paths as a tree of keys. */
class Wanted {
  whole = false;
  readonly below = new Map<string, Wanted>();

  add(keys: readonly string[]): void {
    if (keys.length === 0) {
      this.whole = true;
      return;
    }
    const [first, ...rest] = keys;
    const next = this.below.get(first) ?? new Wanted();
    this.below.set(first, next);
    next.add(rest);
  }
}

function restrict(node: Node, wanted: Wanted): Node | undefined {
  if (wanted.whole || node instanceof ListNode) return node;
  if (!(node instanceof MapNode)) return undefined;
  const keys: string[] = [];
  const values: Node[] = [];
  for (let at = 0; at < node.keys.length; at++) {
    const key = keyText(node.keys[at]);
    const below = wanted.below.get(key);
    const value = below === undefined ? undefined : restrict(node.values[at], below);
    if (value === undefined) continue;
    keys.push(key);
    values.push(value);
  }
  return keys.length === 0 ? undefined : new MapNode(keys, values);
}

function positionOfText(map: MapNode, key: string): number {
  const position = positionOfKey(map, key);
  return position >= 0 ? position : map.keys.findIndex((each) => keyText(each) === key);
}

/** Stands for the hash of what is not there. */
const hashOfNothing = "absent";

/**
 * Hashes of parts of trees. What is equal in the next generation is the same node, so its hash is known already.
 */
export class PartHashes {
  readonly #byNode = new WeakMap<Node, string>();

  of(node: Node | undefined): string {
    if (node === undefined) return hashOfNothing;
    const known = this.#byNode.get(node);
    if (known !== undefined) return known;
    const hash = hashOfTree(node);
    this.#byNode.set(node, hash);
    return hash;
  }
}
