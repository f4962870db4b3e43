import { ConfigError } from "../base/error.ts";
import { trailOf } from "../tree/trail.ts";
import { keyOf } from "../tree/plain_node.ts";
import type { Config } from "./config.ts";
import { childOf } from "./item.ts";

/**
 * Whether the value under a key is `???`, without following interpolations. A key that is not there has no
 * missing value.
 *
 * @throws {ConfigError} `key_validation`, `index_out_of_range`
 * @example
 * ```ts
 * import { create } from "@hydrant/config";
 * import { isMissing } from "@hydrant/config/tree";
 * import assert from "node:assert/strict";
 *
 * assert.equal(isMissing(create("a: ???"), "a"), true);
 * ```
 */
export function isMissing(config: Config, key: unknown): boolean {
  try {
    return childOf(config.place, keyOf(key, trailOf(config.place))).node.kind === "missing";
  } catch (error) {
    if (ConfigError.is(error, "key_not_found")) return false;
    throw error;
  }
}
