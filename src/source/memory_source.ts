import { type ConfigSource, fileNameOf, type SourceConfig, type SourceScheme } from "./config_source.ts";

/** A config, or what makes it when it is asked for. */
export type MemoryConfig = SourceConfig | (() => SourceConfig);

/** A source that holds its configs itself. */
export class MemorySource implements ConfigSource {
  readonly provider: string;
  readonly scheme: SourceScheme;
  readonly path: string;
  readonly #configs: ReadonlyMap<string, MemoryConfig>;
  readonly #groups: ReadonlyMap<string, GroupContent>;

  /** `configs` by name: `db/mysql`. */
  constructor(
    place: { readonly provider: string; readonly scheme: SourceScheme; readonly path: string },
    configs: ReadonlyMap<string, MemoryConfig>,
  ) {
    this.provider = place.provider;
    this.scheme = place.scheme;
    this.path = place.path;
    this.#configs = configs;
    this.#groups = groupsOf(configs.keys());
  }

  isAvailable(): boolean {
    return true;
  }

  hasGroup(name: string): boolean {
    return this.#groups.has(cleaned(name));
  }

  hasConfig(name: string): boolean {
    return this.#configs.has(this.#nameOf(name));
  }

  load(name: string): SourceConfig {
    const config = this.#configs.get(this.#nameOf(name));
    if (config === undefined) throw new RangeError(`No config '${name}'`);
    return typeof config === "function" ? config() : config;
  }

  groupsIn(group: string): readonly string[] {
    return [...this.#groups.get(cleaned(group))?.groups ?? []];
  }

  configsIn(group: string): readonly string[] {
    return [...this.#groups.get(cleaned(group))?.configs ?? []];
  }

  #nameOf(name: string): string {
    const file = fileNameOf(cleaned(name));
    return file.slice(0, -".yaml".length);
  }
}

interface GroupContent {
  readonly groups: Set<string>;
  readonly configs: Set<string>;
}

function groupsOf(names: Iterable<string>): ReadonlyMap<string, GroupContent> {
  const root: GroupContent = { groups: new Set(), configs: new Set() };
  const found = new Map<string, GroupContent>([["", root]]);
  for (const name of names) {
    const parts = name.split("/");
    let content = root;
    for (let at = 0; at < parts.length - 1; at++) {
      content.groups.add(parts[at]);
      const path = parts.slice(0, at + 1).join("/");
      const known = found.get(path);
      content = known ?? { groups: new Set(), configs: new Set() };
      if (known === undefined) found.set(path, content);
    }
    content.configs.add(parts[parts.length - 1]);
  }
  return found;
}

/** Empty parts of a path mean nothing. */
function cleaned(name: string): string {
  if (!name.includes("//") && !name.startsWith("/") && !name.endsWith("/")) return name;
  return name.split("/").filter((part) => part !== "").join("/");
}
