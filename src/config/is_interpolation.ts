import { checkAccess } from "../tree/assign.ts";
import { flagAt } from "../tree/flag_at.ts";
import type { Key } from "../tree/key.ts";
import { checkedKey, keyTypeOf } from "../tree/map_key.ts";
import { MapNode } from "../tree/node.ts";
import { childPlace, type Place } from "../tree/place.ts";
import { keyOf } from "../tree/plain_node.ts";
import { trailOf } from "../tree/trail.ts";
import type { Config } from "./config.ts";
import { childOf } from "./item.ts";

/**
 * Whether the value under a key, or the configuration itself, is an interpolation.
 *
 * @throws {ConfigError} `key_validation`, `index_out_of_range`; `attribute_not_found` for a key that may not be there
 * @example
 * ```ts
 * import { create } from "@hydrant/config";
 * import { isInterpolation } from "@hydrant/config/tree";
 * import assert from "node:assert/strict";
 *
 * assert.equal(isInterpolation(create("a: 1\nb: ${a}"), "b"), true);
 * ```
 */
export function isInterpolation(config: Config, key?: unknown): boolean {
  const { place } = config;
  if (key === undefined || key === null) return place.node.kind === "interpolation";
  const treeKey = keyOf(key, trailOf(place));
  if (!(place.node instanceof MapNode)) return childOf(place, treeKey).node.kind === "interpolation";
  const child = declaredChild(place, place.node, treeKey);
  return child !== undefined && child.node.kind === "interpolation";
}

/** The child under a key, nothing where a key is not there that might be. */
function declaredChild(place: Place, map: MapNode, key: Key): Place | undefined {
  const trail = { parent: trailOf(place), key, listed: false };
  const normal = checkedKey(key, keyTypeOf(map), trail);
  const child = childPlace(place, normal);
  const struct = flagAt(place, "struct") === true;
  checkAccess({ node: map, struct, notFound: "attribute_not_found" }, normal, child?.node, trail);
  return child;
}
