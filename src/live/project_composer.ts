import { ConfigError } from "../base/error.ts";
import { splitKeyPath } from "../base/key_path.ts";
import { PlainObject } from "../base/plain.ts";
import { compose, type ComposeOptions } from "../compose/compose.ts";
import type { Project } from "../compose/project.ts";
import { Config } from "../config/config.ts";
import { mergeWith } from "../config/merge.ts";
import { selectPlace } from "../config/select.ts";
import { PlainValues } from "../resolve/plain_of_node.ts";
import { KeptConfigs } from "../source/kept_configs.ts";
import { MapNode, type Node } from "../tree/node.ts";
import { rootPlace } from "../tree/place.ts";
import type { Composer, Evaluated } from "./composer.ts";

/**
 * Composes a project. Layers merge over it, where struct mode and types hold as everywhere; of a project with
 * `select`, only what is there must resolve.
 */
export function projectComposer(project: Project, options: ComposeOptions): Composer {
  const { select } = project;
  const kept = new KeptConfigs();
  const plainValues = new PlainValues();
  return {
    compose: (files) => compose(project, { ...options, files, kept }),
    overlay: (config, layers) => {
      const contents = layers.map(({ content }) => new Config(rootPlace(content), config.context));
      return contents.length === 0 ? config : mergeWith(config, ...contents);
    },
    evaluate: (config) => {
      if (select !== undefined && select !== "") return evaluatePart(config, select);
      const tree = config.resolved.node;
      // A schema may make something else of the tree.
      return {
        tree,
        value: config.context.parts.validate === undefined ? plainValues.of(tree) : config.value,
      };
    },
  };
}

/** One part of a configuration, where it stands in the whole. */
function evaluatePart(config: Config, path: string): Evaluated {
  const place = selectPlace(config, path, { throwOnMissing: true });
  if (place === undefined) {
    const message = `There is nothing at '${path}', which the project selects`;
    throw new ConfigError("key_not_found", message, { details: { key: path }, keyPath: path });
  }
  const part = new Config(place, config.context);
  let tree: Node = part.resolved.node;
  let value: unknown = part.value;
  for (const key of splitKeyPath(path).reverse()) {
    tree = new MapNode([key], [tree]);
    const around = new PlainObject();
    around[key] = value;
    value = Object.freeze(around);
  }
  return { tree, value };
}
