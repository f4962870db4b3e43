import { compose, type ComposeOptions } from "../compose/compose.ts";
import type { Project } from "../compose/project.ts";
import { Config } from "../config/config.ts";
import { mergeWith } from "../config/merge.ts";
import { rootPlace } from "../tree/place.ts";
import type { Composer } from "./composer.ts";

/** Composes a project. Layers merge over it, where struct mode and types hold as everywhere. */
export function projectComposer(project: Project, options: ComposeOptions): Composer {
  return {
    compose: (files) => compose(project, { ...options, files }),
    overlay: (config, layers) => {
      const contents = layers.map(({ content }) => new Config(rootPlace(content), config.context));
      return contents.length === 0 ? config : mergeWith(config, ...contents);
    },
    evaluate: (config) => ({ tree: config.resolved.node, value: config.value }),
  };
}
