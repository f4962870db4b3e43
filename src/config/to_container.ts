import type { Placed } from "../resolve/context.ts";
import { plainOfNode } from "../resolve/plain_of_node.ts";
import { resolvedTree } from "../resolve/resolved_tree.ts";
import { keepingSecrets } from "./keeping_secrets.ts";
import { refuseMissing } from "./refuse_missing.ts";

/** How a configuration becomes a plain value. */
export interface ToContainerOptions {
  /** Whether interpolations are replaced by what they lead to, rather than kept as text. Default: false. */
  readonly resolve?: boolean;
  /** Whether `???` is an error, rather than kept as text. Default: false. */
  readonly throwOnMissing?: boolean;
}

/**
 * A configuration as a frozen plain value, evaluated anew at every call. Members of an enum are their names.
 *
 * @throws {ConfigError} `missing_value` with `throwOnMissing`; with `resolve`, what the first interpolation that
 * cannot be evaluated fails with
 * @example
 * ```ts
 * import { create, toContainer } from "@hydrant/config";
 * import assert from "node:assert/strict";
 *
 * const config = create({ a: 1, b: "${a}" });
 * assert.deepEqual({ ...toContainer(config) as object }, { a: 1, b: "${a}" });
 * assert.deepEqual({ ...toContainer(config, { resolve: true }) as object }, { a: 1, b: 1 });
 * ```
 */
export function toContainer(config: Placed, options: ToContainerOptions = {}): unknown {
  const { place, context } = config;
  const throwOnMissing = options.throwOnMissing ?? false;
  if (options.resolve === true) {
    const { node, shared } = keepingSecrets(config, () => resolvedTree(place, context, { throwOnMissing }));
    return plainOfNode(node, shared);
  }
  if (throwOnMissing) refuseMissing(place);
  return plainOfNode(place.node);
}
