import { ConfigError } from "../base/error.ts";
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
  const { validate } = context.parts;
  if (validate === undefined || !isValidated(place, context)) {
    return resolvedTree(place, context, { all: true });
  }
  try {
    return resolvedTree(place, context, { all: true, throwOnMissing: true });
  } catch (error) {
    throw ConfigError.is(error) ? withOtherIssues(error, place, context) : error;
  }
}

/** What is missing, and besides it what is wrong with the values that there are. */
function withOtherIssues(error: ConfigError, place: Place, context: ResolveContext): ConfigError {
  const missing = error.issues.map(({ keyPath }) => keyPath ?? "");
  if (!error.issues.every(({ code }) => code === "missing_value")) return error;
  const { node, shared } = resolvedTree(place, context, { all: true });
  const outcome = context.parts.validate?.(plainOfNode(node, shared));
  const others = (outcome?.issues ?? []).map((issue) => issueError(node, issue)).filter(({ keyPath = "" }) =>
    !missing.some((path) => isWithin(path, keyPath) || isWithin(keyPath, path))
  );
  return others.length === 0 ? error : errorOfIssues([...error.issues, ...others]);
}

/** Whether a key path is another one or leads below it. */
function isWithin(keyPath: string, outer: string): boolean {
  return outer === "" || keyPath === outer || keyPath.startsWith(`${outer}.`) ||
    keyPath.startsWith(`${outer}[`);
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
