import { settledPlace } from "../resolve/settled_place.ts";
import { withPlace } from "./changed.ts";
import type { Config } from "./config.ts";
import { keepingSecrets } from "./keeping_secrets.ts";

/**
 * A configuration in which every interpolation is replaced by what it leads to, in a new root; containers elsewhere
 * that they lead to are resolved, too. What resolvers gave is part of the tree then, and a text that they gave may
 * be an interpolation in its turn, which stays. `???` stays.
 *
 * @throws {ConfigError} what the first interpolation that cannot be evaluated fails with
 * @example
 * ```ts
 * import { create, toYaml } from "@hydrant/config";
 * import { resolve } from "@hydrant/config/tree";
 * import assert from "node:assert/strict";
 *
 * assert.equal(toYaml(resolve(create({ a: 1, b: "${a}" }))), "a: 1\nb: 1\n");
 * ```
 */
export function resolve<T>(config: Config<T>): Config<T> {
  return withPlace(config, keepingSecrets(config, () => settledPlace(config.place, config.context)));
}
