import { ConfigError } from "../base/error.ts";
import { type Key, keyIdentity } from "../tree/key.ts";
import { MapNode, type Node } from "../tree/node.ts";
import { rootPlace } from "../tree/place.ts";
import { keyOf } from "../tree/plain_node.ts";
import { Config } from "./config.ts";

/**
 * A mapping with some of the keys of another, in its order, without its type and flags.
 *
 * @throws {ConfigError} `invalid_argument` for a list
 * @example
 * ```ts
 * import { create, toYaml } from "@hydrant/config";
 * import { maskedCopy } from "@hydrant/config/tree";
 * import assert from "node:assert/strict";
 *
 * assert.equal(toYaml(maskedCopy(create("{a: 1, b: 2, c: 3}"), ["a", "c"])), "a: 1\nc: 3\n");
 * ```
 */
export function maskedCopy(config: Config, keys: string | readonly unknown[]): Config {
  const { node } = config.place;
  if (!(node instanceof MapNode)) {
    throw new ConfigError("invalid_argument", "Only mappings have a masked copy, this is a list", {
      details: {},
    });
  }
  const wanted = new Set(
    (typeof keys === "string" ? [keys] : keys).map((key) => keyIdentity(keyOf(key, undefined))),
  );
  const keptKeys: Key[] = [];
  const kept: Node[] = [];
  node.keys.forEach((key, at) => {
    if (!wanted.has(keyIdentity(key))) return;
    keptKeys.push(key);
    kept.push(node.values[at]);
  });
  const copy = new MapNode(keptKeys, kept, undefined, undefined, undefined, node.origin);
  return new Config(rootPlace(copy), config.context.derive());
}
