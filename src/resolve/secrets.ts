import { splitKeyPath } from "../base/key_path.ts";
import { mask } from "../base/message.ts";
import type { Secrecy } from "../base/secrecy.ts";
import { type Key, keyText } from "../tree/key.ts";
import type { Node } from "../tree/node.ts";
import { type Place, rootOf } from "../tree/place.ts";
import type { ObjectShape } from "../tree/node_type.ts";
import {
  collectSecretFields,
  collectSecretNames,
  isSecretType,
  marksChildSecret,
  marksPathSecret,
} from "../tree/secret_type.ts";
import type { ResolveContext } from "./context.ts";
import { tryDereference } from "./dereference.ts";
import { plainOfNode } from "./plain_of_node.ts";

/** A shorter value is looked for only where it could come from: in what an interpolation gave. */
const shortestTelling = 4;

/**
 * What a configuration keeps secret: the places that its types mark, and the values that stand there or stood there
 * before. A value is masked wherever it turns up.
 */
export class Secrets implements Secrecy {
  readonly #root: Node;
  readonly #values: ReadonlySet<string>;
  readonly #telling: readonly string[];

  readonly #names: ReadonlySet<string>;

  constructor(
    root: Node,
    { names, values }: { readonly names: ReadonlySet<string>; readonly values: ReadonlySet<string> },
  ) {
    this.#root = root;
    this.#names = names;
    this.#values = values;
    // The longest first, for one may be a part of another.
    this.#telling = [...values].filter((value) => value.length >= shortestTelling)
      .sort((one, other) => other.length - one.length);
  }

  /** By the way to it from the root, or by a marked name on a way from elsewhere, such as from the top of a file. */
  hides(keyPath: string): boolean {
    if (keyPath === "") return false;
    const keys = splitKeyPath(keyPath);
    return keys.some((key) => this.#names.has(key)) || marksPathAt(this.#root, keys);
  }

  hidesName(name: string): boolean {
    return this.#names.has(name);
  }

  masked(text: string): string {
    return maskedValues(text, this.#telling);
  }

  /** As `masked`, for a text that an interpolation may have put together. */
  maskedResult(text: string): string {
    return maskedValues(text, [...this.#values]);
  }
}

function maskedValues(text: string, values: readonly string[]): string {
  return values.reduce(
    (masked, value) => masked.includes(value) ? masked.replaceAll(value, mask) : masked,
    text,
  );
}

/**
 * What the tree around a place keeps secret; nothing where no type marks anything. `inputs` are trees that were to
 * be put over the place.
 */
export function secretsAround(
  place: Place,
  context: ResolveContext,
  inputs: readonly Node[] = [],
): Secrets | undefined {
  const root = rootOf(place);
  const found = new Search(context);
  found.search(root, false);
  for (const input of inputs) found.searchInput(input, place.node, []);
  return found.marks || found.names.size > 0 ? new Secrets(root.node, found) : undefined;
}

class Search {
  readonly values: Set<string> = new Set();
  /** Of fields that are marked, whether they are there or not. */
  readonly names: Set<string> = new Set();
  readonly #shapes: Set<ObjectShape> = new Set();
  /** Whether anything is marked. */
  marks = false;
  readonly #context: ResolveContext;

  constructor(context: ResolveContext) {
    this.#context = context;
  }

  search(place: Place, hidden: boolean): void {
    const { node } = place;
    if (!hidden && isSecretType(node.type)) hidden = true;
    if (hidden) {
      this.marks = true;
      this.#take(place);
    }
    if (node.type !== undefined) collectSecretNames(node.type, this.names, this.#shapes);
    if (node.kind === "map" && node.shape !== undefined) {
      collectSecretFields(node.shape, this.names, this.#shapes);
    }
    forEachChild(node, (child, key) => {
      const isHidden = hidden || marksChildSecret(node, key);
      if (isHidden || child.kind === "map" || child.kind === "list" || child.type !== undefined) {
        this.search({ node: child, key, parent: place }, isHidden);
      }
    });
  }

  /** What an input holds at the places that are marked in the tree it was to be put over. */
  searchInput(input: Node, target: Node, way: readonly string[]): void {
    if (way.length > 0 && marksPathAt(target, way)) {
      this.marks = true;
      this.#takeLeaves(input);
      return;
    }
    forEachChild(input, (child, key) => this.searchInput(child, target, [...way, keyText(key)]));
  }

  #take(place: Place): void {
    for (let node: Node | undefined = place.node; node !== undefined; node = node.replaced) {
      this.#takeLeaves(node);
    }
    if (place.node.kind !== "interpolation") return;
    const target = tryDereference(place, this.#context);
    if (target !== undefined) this.#takeLeaves(target.node);
  }

  #takeLeaves(node: Node): void {
    if (node.kind === "map" || node.kind === "list") {
      forEachChild(node, (child) => this.#takeLeaves(child));
      return;
    }
    if (
      node.kind === "interpolation" || node.kind === "null" || node.kind === "missing" || node.kind === "bool"
    ) return;
    const text = String(plainOfNode(node));
    if (text !== "") this.values.add(text);
  }
}

function forEachChild(node: Node, visit: (child: Node, key: Key) => void): void {
  if (node.kind === "map") {
    for (let at = 0; at < node.keys.length; at++) visit(node.values[at], node.keys[at]);
  } else if (node.kind === "list") {
    for (let at = 0; at < node.items.length; at++) {
      visit(node.items[at], at);
    }
  }
}

/** Whether what stands, or would stand, at a key path is marked: by the nodes that are there, and by types below. */
function marksPathAt(root: Node, keys: readonly string[]): boolean {
  let node = root;
  for (let at = 0; at < keys.length; at++) {
    if (isSecretType(node.type) || marksPathSecret(node, keys.slice(at))) return true;
    const child = childOf(node, keys[at]);
    if (child === undefined) return false;
    node = child;
  }
  return isSecretType(node.type);
}

function childOf(node: Node, key: string): Node | undefined {
  if (node.kind === "list") return node.items[Number(key)];
  if (node.kind !== "map") return undefined;
  const at = node.keys.findIndex((candidate) => keyText(candidate) === key);
  return at < 0 ? undefined : node.values[at];
}
