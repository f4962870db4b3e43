import { ConfigError } from "../../src/base/error.ts";
import { readJson } from "../../src/base/json_read.ts";
import { parseJson } from "../../src/base/json_plain.ts";
import { deepFreeze } from "../../src/base/plain.ts";
import type { Config } from "../../src/config/config.ts";
import type { Composer } from "../../src/live/composer.ts";
import { literalBuilder, treeToJson } from "../../src/live/tree_json.ts";
import { MapNode, type Node } from "../../src/tree/node.ts";

/** Reads one JSON file; layers replace keys at the top; a key `invalid` is not valid. */
export function jsonComposer(file: string): Composer {
  const configOf = (node: Node) =>
    ({ place: { node, key: undefined, parent: undefined } }) as unknown as Config;
  return {
    compose: (files) => {
      const text = new TextDecoder().decode(files.readBytes(file, 1e6));
      return configOf(readJson({ name: file, text }, literalBuilder));
    },
    overlay: (config, layers) => {
      const entries = new Map<string, Node>();
      for (const node of [config.place.node, ...layers.map((layer) => layer.content)]) {
        const map = node as MapNode;
        map.keys.forEach((key, at) => entries.set(String(key), map.values[at]));
      }
      return layers.length === 0 ? config : configOf(new MapNode([...entries.keys()], [...entries.values()]));
    },
    evaluate: (config) => {
      const tree = config.place.node;
      if ((tree as MapNode).keys.includes("invalid")) {
        throw new ConfigError("validation", "Value is invalid", { details: {}, keyPath: "invalid" });
      }
      return { tree, value: deepFreeze(parseJson(treeToJson(tree))) };
    },
  };
}
