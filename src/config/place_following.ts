import { childPlace, type Place, rootOf } from "../tree/place.ts";
import type { Key } from "../tree/key.ts";

/** The place that a place's keys lead to in the tree that another place is in. */
export function placeFollowing(place: Place, changed: Place): Place {
  const keys: Key[] = [];
  for (let current = place; current.parent !== undefined; current = current.parent) {
    keys.push(current.key as Key);
  }
  let found = rootOf(changed);
  for (let at = keys.length - 1; at >= 0; at--) {
    const child = childPlace(found, keys[at]);
    // What stood on the way was replaced as a whole: the nearest container that is left.
    if (child === undefined) return found;
    found = child;
  }
  return found;
}
