import { deepFreeze } from "../base/plain.ts";
import type { Place } from "../tree/place.ts";
import type { ResolveContext } from "./context.ts";
import { issueError } from "./issue_error.ts";
import { plainOfNode } from "./plain_of_node.ts";
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
  throw errorOfIssues(outcome.issues.map((issue) => issueError(tree.node, issue)));
}

function isValidated(place: Place, context: ResolveContext): boolean {
  return place.parent === undefined && context.parts.validate !== undefined;
}
