import { ConfigError } from "../base/error.ts";
import type { Node } from "../tree/node.ts";

/**
 * One place where configs and groups are looked up by name: `db/mysql` is the config `mysql` of the group `db`.
 * A name never leads out of its source, whatever it is made of.
 */
export interface ConfigSource {
  /** Who put the source into the search path: `hydra`, `main`, `command-line`, `schema`, … */
  readonly provider: string;
  readonly scheme: SourceScheme;
  /** What follows `scheme://` where the source is shown. */
  readonly path: string;
  /** Whether the source is there at all. */
  isAvailable(): boolean;
  /** Whether there is a group of this name; `""` is the root of the source. */
  hasGroup(name: string): boolean;
  /** @throws {ConfigError} config_load for a name that ends in `.yml`, or a link that leads out of the source */
  hasConfig(name: string): boolean;
  /**
   * Reads a config that `hasConfig` found.
   *
   * @throws {ConfigError} config_load, file_access, and what reading YAML raises
   */
  load(name: string): SourceConfig;
  /**
   * Names of the groups in a group, in no particular order.
   *
   * @throws {ConfigError} config_load when a file there ends in `.yml`
   */
  groupsIn(group: string): readonly string[];
  /**
   * Names of the configs in a group, in no particular order.
   *
   * @throws {ConfigError} config_load when a file there ends in `.yml`
   */
  configsIn(group: string): readonly string[];
}

export type SourceScheme = "file" | "pkg" | "structured";

/** One config as its source holds it. */
export interface SourceConfig {
  readonly node: Node;
  /** What the header `# @package` says, as written. */
  readonly packageHeader: string | undefined;
  /** The defaults list, where it is not a part of the content. */
  readonly defaults?: Node;
  /** What people call the place it was read from: a file, or a name in a store. */
  readonly name: string;
  /** Whether it is the same node in every composition. */
  readonly permanent?: boolean;
}

/** A source as errors and warnings show it: `provider=main, path=file://conf`. */
export function describeSource(source: ConfigSource): string {
  return `provider=${source.provider}, path=${source.scheme}://${source.path}`;
}

const extension = ".yaml";

/** The file that holds a config: its name with `.yaml`, unless it ends so. */
export function fileNameOf(name: string): string {
  if (name.endsWith(".yml")) {
    const reason = "configuration files end in '.yaml'";
    throw new ConfigError("config_load", `Cannot load '${name}': ${reason}, '.yml' is not supported`, {
      details: { path: name, reason },
    });
  }
  return name.endsWith(extension) ? name : `${name}${extension}`;
}

/** The name of the config that a file of a group holds; nothing for files of other kinds. */
export function configNameOf(fileName: string): string | undefined {
  return fileNameOf(fileName) === fileName ? fileName.slice(0, -extension.length) : undefined;
}
