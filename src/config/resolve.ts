import { resolvedTree } from "../resolve/resolved_tree.ts";
import { withNode } from "./changed.ts";
import type { Config } from "./config.ts";

/**
 * A configuration in which every interpolation is replaced by what it leads to, in a new root; what resolvers
 * gave is part of the tree. `???` stays.
 *
 * @throws {ConfigError} what the first interpolation that cannot be evaluated fails with
 * @example
 * ```ts
 * import { create, resolve, toYaml } from "@hydrant/config";
 * import assert from "node:assert/strict";
 *
 * assert.equal(toYaml(resolve(create({ a: 1, b: "${a}" }))), "a: 1\nb: 1\n");
 * ```
 */
export function resolve<T>(config: Config<T>): Config<T> {
  const { node } = resolvedTree(config.place, config.context);
  return withNode(config, node);
}
