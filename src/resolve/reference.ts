import { excerpt } from "../grammar/fault_text.ts";
import { splitKeyPath } from "../base/key_path.ts";
import { mayStartNumber, parsePythonInt } from "../base/python_number.ts";
import type { NodeReference, Reference } from "../interpolation/ast.ts";
import { EnumKey, keyText, positionOfKey } from "../tree/key.ts";
import { keyTypeOf, normalizeKey } from "../tree/map_key.ts";
import type { ListNode, MapNode, Node } from "../tree/node.ts";
import type { Evaluator } from "./evaluator.ts";
import { type Fault, Faulty, faulty } from "./failure.ts";
import type { Spot } from "./spot.ts";

/** The way that a reference to a node takes. */
export interface ReferencePath {
  readonly relativeDots: number;
  readonly keys: readonly string[];
}

/**
 * The spot that `${a.b}` leads to, seen from a node: through interpolations on the way, and on from the last node
 * if that is an interpolation, too. Throws a `Failure` or `Faulty`.
 */
export function followReference(
  evaluator: Evaluator,
  reference: NodeReference,
  from: Spot,
  path: ReferencePath,
): Spot {
  const container = from.parent;
  if (container === undefined) throw faulty("An interpolation cannot stand at the root", textOf(reference));
  let current = startOf(reference, container, path);
  const { keys } = path;
  const last = keys.length - 1;
  for (let at = 0; at <= last; at++) {
    const next = childAt(current, keys[at]);
    if (next === undefined) throw notFound(reference, current, keys[at], keys.slice(0, at));
    if (next.node.kind === "missing") throw missing(reference, keys.slice(0, at + 1));
    current = next.node.kind === "interpolation" ? evaluator.outcomeOf(next) : next;
    if (at < last && !isOpen(current)) throw noContainer(reference, current, keys, at);
  }
  for (let above: Spot | undefined = container; above !== undefined; above = above.parent) {
    if (above !== current) continue;
    throw faulty(
      `Interpolation '${excerpt(reference.raw)}' leads to a container that it stands in`,
      textOf(reference),
    );
  }
  return current;
}

function textOf(reference: Reference): Pick<Fault, "text"> {
  return { text: reference.raw };
}

/** Where the keys are looked up: the root, or the container of the node or one above it. */
function startOf(reference: NodeReference, container: Spot, path: ReferencePath): Spot {
  if (path.relativeDots === 0) return container.root();
  const start = above(container, path.relativeDots - 1);
  if (start !== undefined) return start;
  throw new Faulty({
    code: "interpolation_key",
    what: `Interpolation '${excerpt(reference.raw)}' leads above the root`,
    text: reference.raw,
  });
}

/** The container that stands a number of levels above another. */
export function above(container: Spot, levels: number): Spot | undefined {
  let current: Spot | undefined = container;
  for (let level = 0; level < levels && current !== undefined; level++) current = current.parent;
  return current;
}

/** Whether keys can be looked up there: in a container, or in vain where a container is declared and null stands. */
export function isOpen(spot: Spot): boolean {
  if (spot.result !== undefined) return false;
  const { kind, type } = spot.node;
  if (kind === "map" || kind === "list") return true;
  return kind === "null" && type !== undefined && containerTypes.has(type.kind);
}

/** A list, or one that must yet be set. */
function isDeclaredList({ kind, type }: Node): boolean {
  return kind === "list" || (kind === "missing" && (type?.kind === "list" || type?.kind === "tuple"));
}

const containerTypes: ReadonlySet<string> = new Set(["dict", "list", "tuple", "object"]);

/**
 * The child under a key as key paths write it: in a map the text or the integer that it spells, in a list an
 * index as Python's `int()` reads it, from the end when negative. Throws `Faulty` for a list index that is none.
 */
export function childAt(container: Spot, key: string): Spot | undefined {
  const { node } = container;
  if (node.kind === "map") {
    const at = positionOfText(node, key);
    return at < 0 ? undefined : container.child(at);
  }
  if (isDeclaredList(node) && parsePythonInt(key) === undefined) {
    throw faulty(`Index '${key}' is no integer, as a list needs`, { thrown: notAnIndex });
  }
  if (node.kind !== "list") return undefined;
  const at = indexOfText(node, key) ?? -1;
  return at < 0 || at >= node.items.length ? undefined : container.child(at);
}

/** Marks the fault of a list index that is none, which OmegaConf tells from the others. */
export const notAnIndex = new TypeError("not an index");

/** The position of a key in a map by its text; -1 when there is none. */
export function positionOfText(map: MapNode, key: string): number {
  const at = positionOfKey(map, key);
  if (at >= 0) return at;
  const keyType = keyTypeOf(map);
  if (keyType?.kind === "enum") {
    const member = normalizeKey(key, keyType);
    return member instanceof EnumKey ? positionOfKey(map, member) : -1;
  }
  const number = mayStartNumber(key.charCodeAt(0)) ? parsePythonInt(key) : undefined;
  if (number === undefined) return -1;
  const position = positionOfKey(map, number);
  if (position < 0) return -1;
  const found = map.keys[position];
  return typeof found === "number" || typeof found === "bigint" ? position : -1;
}

/** The index in a list that a text writes; nothing when it writes none. */
export function indexOfText(list: ListNode, key: string): number | undefined {
  const number = parsePythonInt(key);
  if (number === undefined) return undefined;
  const index = Number(number);
  return index < 0 ? index + list.items.length : index;
}

function notFound(reference: NodeReference, container: Spot, key: string, way: readonly string[]): Faulty {
  const { node } = container;
  const where = way.length === 0 ? "" : ` in '${way.join(".")}'`;
  const what = node.kind === "list"
    ? `the list${where} has ${node.items.length} items, none at '${key}'`
    : `there is no key '${key}'${where}`;
  return new Faulty({
    code: "interpolation_key",
    what: `Interpolation '${excerpt(reference.raw)}' leads nowhere: ${what}`,
    text: reference.raw,
    sought: { name: key, among: () => keyTexts(node) },
  });
}

function* keyTexts(node: Node): Generator<string> {
  if (node.kind === "map") { for (const key of node.keys) yield keyText(key); }
}

function missing(reference: NodeReference, way: readonly string[]): Faulty {
  return new Faulty({
    code: "interpolation_missing",
    what: `Interpolation '${excerpt(reference.raw)}' leads to '${way.join(".")}', which is ???`,
    text: reference.raw,
  });
}

function noContainer(
  reference: NodeReference,
  spot: Spot,
  keys: readonly string[],
  at: number,
): Faulty {
  const way = keys.slice(0, at + 1).join(".");
  const kind = kindOf(spot.node, spot.result !== undefined);
  return faulty(
    `Interpolation '${excerpt(reference.raw)}' looks for '${keys[at + 1]}' in '${way}', which is ${kind}`,
    textOf(reference),
  );
}

function kindOf(node: Node, isResult: boolean): string {
  if (isResult) return "what a resolver gave, and no part of the configuration";
  return node.kind === "null" ? "null" : `no container but of kind ${node.kind}`;
}

/** Splits the text that an interpolation gave in the place of a key. */
export function keysOfText(
  text: string,
  place: { readonly bracketed: boolean; readonly head: boolean },
): ReferencePath {
  if (place.bracketed) return { relativeDots: 0, keys: splitKeyPath(`[${text}]`) };
  const keys = splitKeyPath(text);
  if (!place.head) return { relativeDots: 0, keys };
  let dots = 0;
  while (text[dots] === ".") dots++;
  return { relativeDots: dots, keys: dots === text.length ? [] : keys.slice(dots) };
}
