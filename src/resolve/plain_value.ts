import { ConfigError } from "../base/error.ts";
import { type KeyPathPart, printKeyPath } from "../base/key_path.ts";
import { deepFreeze } from "../base/plain.ts";
import type { Node } from "../tree/node.ts";
import type { Place } from "../tree/place.ts";
import type { ResolveContext } from "./context.ts";
import { plainKey, plainOfNode } from "./plain_of_node.ts";
import { errorOfIssues, type ResolvedTree, resolvedTree } from "./resolved_tree.ts";

/**
 * The resolved plain value of a place; at a root, checked by the context's `validate`.
 *
 * @throws {ConfigError} when anything in it cannot be resolved or validated; `issues` lists every failure
 */
export function plainValue(place: Place, context: ResolveContext): unknown {
  return validatedValue(wholeTree(place, context), place, context);
}

/** The resolved tree that the plain value of a place is made of. */
export function wholeTree(place: Place, context: ResolveContext): ResolvedTree {
  return resolvedTree(place, context, { all: true, throwOnMissing: isValidated(place, context) });
}

/** The plain value of a resolved tree; at a root, checked and transformed by the context's `validate`. */
export function validatedValue(tree: ResolvedTree, place: Place, context: ResolveContext): unknown {
  const plain = plainOfNode(tree.node, tree.shared);
  const { validate } = context.parts;
  if (validate === undefined || !isValidated(place, context)) return plain;
  const outcome = validate(plain);
  if (outcome.issues === undefined) return deepFreeze(outcome.value);
  throw errorOfIssues(outcome.issues.map(({ path, message }) => issueError(tree.node, path, message)));
}

function isValidated(place: Place, context: ResolveContext): boolean {
  return place.parent === undefined && context.parts.validate !== undefined;
}

function issueError(root: Node, path: readonly string[], message: string): ConfigError {
  const parts: KeyPathPart[] = [];
  let node: Node | undefined = root;
  let origin = root.origin;
  for (const key of path) {
    parts.push({ key, bracketed: node?.kind === "list" });
    node = node === undefined ? undefined : childUnder(node, key);
    origin = node?.origin ?? origin;
  }
  return new ConfigError("validation", message, {
    details: {},
    keyPath: printKeyPath(parts),
    ...(origin === undefined ? {} : { origin }),
  });
}

function childUnder(node: Node, key: string): Node | undefined {
  if (node.kind === "list") return node.items[Number(key)];
  if (node.kind !== "map") return undefined;
  const at = node.keys.findIndex((candidate) => plainKey(candidate) === key);
  return at < 0 ? undefined : node.values[at];
}
