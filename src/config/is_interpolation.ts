import { ConfigError } from "../base/error.ts";
import { flagAt } from "../tree/flag_at.ts";
import { keyOf } from "../tree/plain_node.ts";
import { trailOf } from "../tree/trail.ts";
import type { Config } from "./config.ts";
import { childOf } from "./item.ts";

/**
 * Whether the value under a key, or the configuration itself, is an interpolation.
 *
 * @throws {ConfigError} `key_validation`, `index_out_of_range`; `key_not_found` in struct mode
 */
export function isInterpolation(config: Config, key?: unknown): boolean {
  if (key === undefined || key === null) return config.place.node.kind === "interpolation";
  try {
    return childOf(config.place, keyOf(key, trailOf(config.place))).node.kind === "interpolation";
  } catch (error) {
    if (ConfigError.is(error, "key_not_found") && flagAt(config.place, "struct") !== true) return false;
    throw error;
  }
}
