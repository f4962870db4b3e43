import { ConfigError } from "../base/error.ts";
import { splitKeyPath } from "../base/key_path.ts";
import { indexOfText, positionOfText } from "../resolve/reference.ts";
import { ListNode, MapNode } from "../tree/node.ts";
import type { Place } from "../tree/place.ts";
import { withPlace } from "./changed.ts";
import { Config } from "./config.ts";
import { deleteItem } from "./item.ts";
import { placeFollowing } from "./place_following.ts";

/**
 * A configuration without what stands at a key path. Interpolations on the way are not followed: what is removed
 * was written there.
 *
 * @throws {ConfigError} `key_not_found`, `readonly`; `config_type` for objects, tuples and mappings in struct mode
 * @example
 * ```ts
 * import { create, toYaml, unset } from "@hydrant/config";
 * import assert from "node:assert/strict";
 *
 * const config = unset(create("a: {x: 1, z: 2}"), "a.x");
 * assert.equal(toYaml(config), "a:\n  z: 2\n");
 * ```
 */
export function unset<T>(config: Config<T>, keyPath: string): Config<T> {
  const keys = splitKeyPath(keyPath);
  let container = config.place;
  for (const key of keys.slice(0, -1)) container = childAt(container, key, keyPath);
  const child = childAt(container, keys[keys.length - 1], keyPath);
  const changed = deleteItem(new Config(container, config.context), child.key).place;
  return withPlace(config, placeFollowing(config.place, changed));
}

function childAt(place: Place, key: string, keyPath: string): Place {
  const { node } = place;
  if (node instanceof MapNode) {
    const at = positionOfText(node, key);
    if (at >= 0) return { node: node.values[at], key: node.keys[at], parent: place };
  } else if (node instanceof ListNode) {
    const at = indexOfText(node, key) ?? -1;
    if (node.items[at] !== undefined) return { node: node.items[at], key: at, parent: place };
  }
  throw new ConfigError("key_not_found", `There is nothing at '${keyPath}' to remove`, {
    details: { key },
    keyPath,
  });
}
