import { PlainObject } from "../base/plain.ts";
import { keyText } from "../base/value_source.ts";
import type { Key } from "../tree/key.ts";
import type { ListNode, MapNode, Node, ValueNode } from "../tree/node.ts";
import type { EnumMember } from "../tree/node_type.ts";

/**
 * The frozen plain value of a tree: `???` and interpolations are their text, members of an enum their names. A node
 * of `shared` gives one object, however often it stands in the tree.
 */
export function plainOfNode(node: Node, shared?: ReadonlySet<Node>): unknown {
  if (shared === undefined || shared.size === 0) return plain(node);
  return new PlainValues(shared).of(node);
}

function plain(node: Node): unknown {
  switch (node.kind) {
    case "map":
      return plainMap(node);
    case "list":
      return plainList(node);
    default:
      return plainLeaf(node);
  }
}

function plainMap(node: MapNode): unknown {
  const { keys, values } = node;
  const object = new PlainObject();
  for (let at = 0; at < keys.length; at++) {
    const key = keys[at];
    object[typeof key === "string" ? key : plainKey(key)] = plain(values[at]);
  }
  return Object.freeze(object);
}

function plainList(node: ListNode): unknown {
  const { items } = node;
  const list: unknown[] = [];
  for (let at = 0; at < items.length; at++) list.push(plain(items[at]));
  return Object.freeze(list);
}

function plainLeaf(node: Exclude<Node, MapNode | ListNode>): unknown {
  switch (node.kind) {
    case "interpolation":
      return node.text;
    case "missing":
      return "???";
    case "enum":
      return (node.value as EnumMember).name;
    default:
      return (node as ValueNode).value;
  }
}

/** A key where keys are strings. */
export function plainKey(key: Key): string {
  return keyText(key);
}

/** Plain values of trees that share nodes: a container gives one object, in however many of them it stands. */
export class PlainValues {
  readonly #shared: ReadonlySet<Node> | undefined;
  readonly #built = new WeakMap<Node, unknown>();

  /** With `shared`, only these containers are kept; without it, all of them. */
  constructor(shared?: ReadonlySet<Node>) {
    this.#shared = shared;
  }

  of(node: Node): unknown {
    if (node.kind !== "map" && node.kind !== "list") return plainLeaf(node);
    if (this.#shared?.has(node) === false) return this.#container(node);
    const known = this.#built.get(node);
    if (known !== undefined) return known;
    const built = this.#container(node);
    this.#built.set(node, built);
    return built;
  }

  #container(node: MapNode | ListNode): unknown {
    if (node.kind === "list") return Object.freeze(node.items.map((item) => this.of(item)));
    const object = new PlainObject();
    node.keys.forEach((key, at) => object[plainKey(key)] = this.of(node.values[at]));
    return Object.freeze(object);
  }
}
