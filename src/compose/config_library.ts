import { MapNode, type Node } from "../tree/node.ts";
import { withoutEntryAt } from "../tree/node_edit.ts";
import { positionOfKey } from "../tree/key.ts";
import { describeSource } from "../source/config_source.ts";
import type { FoundConfig, Repository } from "../source/repository.ts";
import type { ConfigLookup, LoadedConfig } from "./config_lookup.ts";
import { readDefaultsList } from "./defaults_list.ts";

/** Follows an interpolation that stands in the place of a defaults list, within its own config. */
export type DefaultsResolver = (config: MapNode) => Node;

/** The configs of a search path, their defaults lists read. */
export class ConfigLibrary implements ConfigLookup {
  readonly repository: Repository;
  readonly #resolveDefaults: DefaultsResolver;
  readonly #loaded: Map<string, LoadedConfig | undefined>;

  constructor(
    repository: Repository,
    resolveDefaults: DefaultsResolver,
    loaded = new Map<string, LoadedConfig | undefined>(),
  ) {
    this.repository = repository;
    this.#resolveDefaults = resolveDefaults;
    this.#loaded = loaded;
  }

  /** Over another search path; what has been loaded stays as it was found. */
  withRepository(repository: Repository): ConfigLibrary {
    return new ConfigLibrary(repository, this.#resolveDefaults, this.#loaded);
  }

  load(path: string): LoadedConfig | undefined {
    if (this.#loaded.has(path)) return this.#loaded.get(path);
    const found = this.repository.load(path);
    const loaded = found === undefined ? undefined : this.#read(found, path);
    this.#loaded.set(path, loaded);
    return loaded;
  }

  hasConfig(path: string): boolean {
    return this.repository.hasConfig(path);
  }

  hasGroup(path: string): boolean {
    return this.repository.hasGroup(path);
  }

  configsIn(group: string): readonly string[] {
    return this.repository.configsIn(group);
  }

  groupsIn(group: string): readonly string[] {
    return this.repository.groupsIn(group);
  }

  describeSources(): readonly string[] {
    return this.repository.sources.map(describeSource);
  }

  #read(found: FoundConfig, path: string): LoadedConfig {
    const { node, packageHeader, permanent = false } = found;
    const at = node instanceof MapNode ? positionOfKey(node, "defaults") : -1;
    if (!(node instanceof MapNode) || at < 0) {
      const defaults = found.defaults === undefined ? [] : readDefaultsList(found.defaults, path);
      return { node, defaults, packageHeader, permanent };
    }
    const content = withoutEntryAt(node, at);
    let list = node.values[at];
    if (list.kind === "interpolation") list = this.#resolveDefaults(node);
    // A list that is still to be written is none.
    const defaults = list.kind === "missing" ? [] : readDefaultsList(list, path);
    return { node: content, defaults, packageHeader, permanent: false };
  }
}
