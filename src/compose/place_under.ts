import { splitKeyPath } from "../base/key_path.ts";
import type { ResolveContext } from "../resolve/context.ts";
import { dereference } from "../resolve/dereference.ts";
import { indexOfText, positionOfText } from "../resolve/reference.ts";
import { ListNode, MapNode } from "../tree/node.ts";
import type { Place } from "../tree/place.ts";

/**
 * The place that a key path below another leads to, through interpolations; what stands there may be one itself.
 * Nothing where the path leads nowhere, or to `???`.
 *
 * @throws {ConfigError} what an interpolation on the way fails with
 */
export function placeUnder(start: Place, path: string, context: ResolveContext): Place | undefined {
  let place: Place | undefined = start;
  for (const key of splitKeyPath(path)) {
    if (place.node.kind === "interpolation") place = dereference(place, context);
    place = childUnder(place, key);
    if (place === undefined) return undefined;
  }
  return place.node.kind === "missing" ? undefined : place;
}

/** The child under a key as key paths write it; nothing where there is none. */
export function childUnder(place: Place, key: string): Place | undefined {
  const { node } = place;
  if (node instanceof MapNode) {
    const at = positionOfText(node, key);
    return at < 0 ? undefined : { node: node.values[at], key: node.keys[at], parent: place };
  }
  if (!(node instanceof ListNode)) return undefined;
  const at = indexOfText(node, key);
  const item = at === undefined ? undefined : node.items[at];
  return item === undefined ? undefined : { node: item, key: at, parent: place };
}
