import { create } from "../config/create.ts";
import type { Layer } from "./layer.ts";
import { layerTree } from "./layer_tree.ts";

/** The layer of what a platform hands in, within the process. */
const name = "user_config";

/**
 * What a platform hands in, as a layer for everyone.
 *
 * @throws {ConfigError} when it is no configuration
 */
export function userConfigLayer(userConfig: unknown, options: { readonly time: number }): Layer {
  const { time } = options;
  const { node } = create(userConfig, { name }).place;
  const content = layerTree(node, { origin: { kind: "layer", layer: name, time }, allowInterpolation: true });
  return { name, content, scope: undefined, time };
}
