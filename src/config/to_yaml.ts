import type { Placed } from "../resolve/context.ts";
import { resolvedTree } from "../resolve/resolved_tree.ts";
import { TreeSource } from "../resolve/tree_source.ts";
import { emitYaml } from "../yaml/emit.ts";
import { keepingSecrets } from "./keeping_secrets.ts";
import { readableTree } from "./readable_tree.ts";

/** How a configuration is written as YAML. */
export interface ToYamlOptions {
  /** Whether interpolations are replaced by what they lead to. Default: false. */
  readonly resolve?: boolean;
  /** Whether keys are sorted. Default: false. */
  readonly sortKeys?: boolean;
  /** Collections in `[]` and `{}`: all, none, or (`null`) those that hold only scalars. Default: false. */
  readonly flowStyle?: boolean | null;
  /** Whether what a schema marks secret is shown rather than masked. Default: false. */
  readonly reveal?: boolean;
}

/**
 * A configuration as a YAML text that reads back as the same one, but for what a schema marks secret: that is
 * masked, unless it is to be revealed.
 *
 * @throws {ConfigError} with `resolve`, what the first interpolation that cannot be evaluated fails with;
 * `limit_exceeded`
 * @example
 * ```ts
 * import { create, toYaml } from "@hydrant/config";
 * import assert from "node:assert/strict";
 *
 * const config = create({ host: "db", url: "http://${host}" });
 * assert.equal(toYaml(config), "host: db\nurl: http://${host}\n");
 * assert.equal(toYaml(config, { resolve: true }), "host: db\nurl: http://db\n");
 * ```
 */
export function toYaml(config: Placed, options: ToYamlOptions = {}): string {
  const { place, context } = config;
  const shown = options.resolve === true
    ? keepingSecrets(config, () => resolvedTree(place, context)).node
    : place.node;
  const node = options.reveal === true ? shown : readableTree(config, shown);
  return emitYaml(new TreeSource({ escapeMissing: true }), node, {
    sortKeys: options.sortKeys ?? false,
    flowStyle: options.flowStyle === null ? "auto" : options.flowStyle ?? false,
  });
}
