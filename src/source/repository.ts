import type { ConfigSource, SourceConfig } from "./config_source.ts";

/** A config, and the source that it was found in. */
export interface FoundConfig extends SourceConfig {
  readonly source: ConfigSource;
}

/**
 * Looks names up in the sources of a search path: the first source that has one gives it. Each config is read
 * once.
 */
export class Repository {
  readonly sources: readonly ConfigSource[];
  readonly #found: Map<string, FoundConfig | undefined>;

  constructor(sources: readonly ConfigSource[], found = new Map<string, FoundConfig | undefined>()) {
    this.sources = sources;
    this.#found = found;
  }

  /** With other sources; what has been looked up stays as it was found. */
  withSources(sources: readonly ConfigSource[]): Repository {
    return new Repository(sources, this.#found);
  }

  hasGroup(name: string): boolean {
    return this.sources.some((source) => source.hasGroup(name));
  }

  hasConfig(name: string): boolean {
    return this.sources.some((source) => source.hasConfig(name));
  }

  /** The config of a name; nothing where no source has it. */
  load(name: string): FoundConfig | undefined {
    if (this.#found.has(name)) return this.#found.get(name);
    const source = this.sources.find((candidate) => candidate.hasConfig(name));
    const found = source === undefined ? undefined : { ...source.load(name), source };
    this.#found.set(name, found);
    return found;
  }

  /** Names of the configs of a group, sorted. */
  configsIn(group: string): readonly string[] {
    return this.#collect(group, (source) => source.configsIn(group));
  }

  /** Names of the groups within a group, sorted. */
  groupsIn(group: string): readonly string[] {
    return this.#collect(group, (source) => source.groupsIn(group));
  }

  #collect(group: string, names: (source: ConfigSource) => readonly string[]): readonly string[] {
    const all = new Set<string>();
    for (const source of this.sources) {
      if (!source.hasGroup(group)) continue;
      for (const name of names(source)) all.add(name);
    }
    return [...all].sort(byCodePoint);
  }
}

/** As Python sorts strings. */
function byCodePoint(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
