import type { Key } from "../tree/key.ts";
import type { Node } from "../tree/node.ts";
import { childPlace, keyPathOf, type Place, replaceAt, rootOf, rootPlace } from "../tree/place.ts";
import type { ResolveContext } from "./context.ts";
import { Evaluation } from "./evaluation.ts";
import { Failure } from "./failure.ts";
import { withErrors } from "./resolved_tree.ts";
import type { Spot } from "./spot.ts";
import { TreeResolver } from "./tree_resolver.ts";

/**
 * The same place in a tree in which interpolations are replaced for good: in what stands at the place, and in the
 * containers elsewhere that its interpolations lead to. What resolvers gave is part of the tree then, and a text
 * that they gave is read again: it may be an interpolation in its turn, which stays.
 *
 * @throws {ConfigError} what the first interpolation that cannot be evaluated fails with
 */
export function settledPlace(place: Place, context: ResolveContext): Place {
  const evaluation = new Evaluation(context, { settles: true });
  const reached = new Set<Spot>();
  const resolver = new TreeResolver(evaluation, { reached });
  const spot = evaluation.spotAt(place);
  const node = withErrors(evaluation, place, () => resolver.resolve(evaluation.settle(spot)));
  if (node instanceof Failure) throw evaluation.error(node, keyPathOf(node.place));
  let settled = replaceAt(place, node);
  for (const target of reached) {
    const keys = keysBelow(spot.root(), target);
    if (keys === undefined || target.resolved === undefined || target.resolved instanceof Failure) continue;
    settled = withNodeElsewhere(settled, keys, target.resolved);
  }
  return settled;
}

/** The keys that lead from the root to a container that the tree holds. */
function keysBelow(root: Spot, target: Spot): readonly Key[] | undefined {
  const keys: Key[] = [];
  let current: Spot = target;
  for (; current.parent !== undefined; current = current.parent) {
    if (current.key === undefined) return undefined;
    keys.push(current.key);
  }
  return current === root ? keys.reverse() : undefined;
}

/** A place in a tree in which another node stands somewhere; where that is below the place, it stands there already. */
function withNodeElsewhere(place: Place, keys: readonly Key[], node: Node): Place {
  let target: Place | undefined = rootOf(place);
  for (const key of keys) target = target === undefined ? undefined : childPlace(target, key);
  if (target === undefined || target.node === node) return place;
  return samePlace(place, rootOf(replaceAt(target, node)).node) ?? place;
}

/** The place that the same keys lead to in another tree. */
function samePlace(place: Place, root: Node): Place | undefined {
  const keys: (Key | undefined)[] = [];
  for (let current = place; current.parent !== undefined; current = current.parent) keys.push(current.key);
  let found: Place | undefined = rootPlace(root);
  for (const key of keys.reverse()) {
    found = key === undefined || found === undefined ? undefined : childPlace(found, key);
  }
  return found;
}
