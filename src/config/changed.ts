import type { Node } from "../tree/node.ts";
import { type Place, replaceAt } from "../tree/place.ts";
import { Config } from "./config.ts";

/** A configuration at the same place of a tree in which another node stands there. */
export function withNode<T>(config: Config<T>, node: Node): Config<T> {
  return withPlace(config, replaceAt(config.place, node));
}

/**
 * A configuration at the same place in a tree that was changed anywhere: `changed` is a place of the new tree,
 * and the configuration's own keys lead to its node there.
 */
export function withPlace<T>(config: Config<T>, place: Place): Config<T> {
  return new Config<T>(place, config.context.derive());
}
