import { Config, contextOf } from "../config/config.ts";
import { create } from "../config/create.ts";
import { merge } from "../config/merge.ts";
import { structured } from "../config/structured.ts";
import { treeToJson } from "../live/tree_json.ts";
import type { StandardSchema } from "../schema/standard.ts";
import type { Node } from "../tree/node.ts";
import { rootPlace } from "../tree/place.ts";

/** A resolved tree that came over the wire, as a configuration of its own. */
export function literalConfig(tree: Node): { readonly config: Config; readonly value: unknown } {
  const config = new Config(rootPlace(tree), contextOf({}));
  return { config, value: config.value };
}

/** The same as what a schema declares, converted and checked by it. @throws {ConfigError} */
export function declaredConfig(
  tree: Node,
  schema: StandardSchema,
): { readonly config: Config; readonly value: unknown } {
  const config = merge<unknown>(structured(schema), literalConfig(tree).config);
  return { config, value: config.value };
}

/** What is handed in here, as JSON for the wire. Interpolations go as their text. @throws {ConfigError} */
export function userConfigJson(userConfig: unknown): string {
  return treeToJson(create(userConfig, { name: "user_config" }).place.node);
}
