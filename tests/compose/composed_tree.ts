import { composeDetailed, type ComposeOptions, type DetailedComposition } from "../../src/compose/compose.ts";
import type { Project } from "../../src/compose/project.ts";
import { toYaml } from "../../src/config/to_yaml.ts";
import { ConfigError } from "../../src/base/error.ts";
import { treeDirectory, TreeFiles } from "../vectors/tree_files.ts";

/** A tree of config files by path, `config.yaml` the primary one. */
export type Tree = Readonly<Record<string, string>>;

/** Composes a tree that is held in memory, with nothing of the machine it runs on. */
export function composeTree(
  tree: Tree,
  overrides: readonly string[] = [],
  more: Partial<Project> & ComposeOptions = {},
): DetailedComposition {
  const { dir = "", ...others } = more;
  return composeDetailed({ ...others, dir: `${treeDirectory}/${dir}` }, {
    ...treeOptions(tree),
    overrides,
    ...others,
  } as ComposeOptions);
}

export function treeOptions(tree: Tree): ComposeOptions {
  return {
    files: new TreeFiles(tree),
    workingDirectory: treeDirectory,
    env: {},
    now: Date.UTC(2024, 1, 29, 12, 30, 15),
  };
}

/** The composed text. */
export function yamlOf(
  tree: Tree,
  overrides: readonly string[] = [],
  more: Partial<Project> & ComposeOptions = {},
): string {
  return toYaml(composeTree(tree, overrides, more).config);
}

/** What composing fails with. */
export function failureOf(action: () => unknown): ConfigError {
  try {
    action();
  } catch (error) {
    if (ConfigError.is(error)) return error;
    throw error;
  }
  throw new Error("It did not fail");
}
