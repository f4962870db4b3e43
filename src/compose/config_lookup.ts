import type { Node } from "../tree/node.ts";
import type { DefaultsItem } from "./defaults_item.ts";

/** A config as composition takes it: its content and its defaults list, apart. */
export interface LoadedConfig {
  /** The content, without the defaults list. */
  readonly node: Node;
  readonly defaults: readonly DefaultsItem[];
  /** What the header `# @package` says, as written. */
  readonly packageHeader: string | undefined;
  /** Whether the content is the same node in every composition. */
  readonly permanent: boolean;
}

/** What composition asks of the search path. Each config is loaded once. */
export interface ConfigLookup {
  /** The config of a path from the root; nothing where there is none. */
  load(path: string): LoadedConfig | undefined;
  hasConfig(path: string): boolean;
  hasGroup(path: string): boolean;
  /** The options of a group, sorted. */
  configsIn(group: string): readonly string[];
  /** The groups within a group, sorted. */
  groupsIn(group: string): readonly string[];
  /** The search path, a line each source. */
  describeSources(): readonly string[];
}
