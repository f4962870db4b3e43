import { Config, contextOf } from "../config/config.ts";
import { create } from "../config/create.ts";
import { treeToJson } from "../live/tree_json.ts";
import type { Node } from "../tree/node.ts";
import { rootPlace } from "../tree/place.ts";

/** A resolved tree that came over the wire, as a configuration of its own. */
export function literalConfig(tree: Node): { readonly config: Config; readonly value: unknown } {
  const config = new Config(rootPlace(tree), contextOf({}));
  return { config, value: config.value };
}

/** What is handed in here, as JSON for the wire. Interpolations go as their text. @throws {ConfigError} */
export function userConfigJson(userConfig: unknown): string {
  return treeToJson(create(userConfig, { name: "user_config" }).place.node);
}
