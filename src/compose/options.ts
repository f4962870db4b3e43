import { splitKeyPath } from "../base/key_path.ts";
import type { Composition } from "./composition.ts";

/** One config of a search path that is no primary one: an option of its group. */
export interface GroupOption {
  readonly group: string;
  readonly option: string;
  /** The override that chooses it, in a composition in which the group is chosen already or is not. */
  readonly override: string;
}

/**
 * Every option of every group that files hold, by what a composition says of their groups. Hydra's own are left out,
 * and so is what a program stores: bases for others are complete only in those.
 */
export function groupOptions({ library, choices }: Composition): readonly GroupOption[] {
  const found: GroupOption[] = [];
  const pending = [...library.groupsIn("")].reverse();
  for (let group = pending.pop(); group !== undefined; group = pending.pop()) {
    if (group === "hydra") continue;
    pending.push(...library.groupsIn(group).map((inner) => `${group}/${inner}`).reverse());
    for (const option of library.configsIn(group)) {
      const config = library.repository.load(`${group}/${option}`);
      if (config === undefined || config.source.provider === "schema") continue;
      const chosen = [...choices.keys()].filter((key) => key.split("@")[0] === group);
      const keys = chosen.length > 0 ? chosen : [`+${group}`];
      found.push(...keys.map((key) => ({ group, option, override: `${key}=${option}` })));
    }
  }
  return found;
}

/**
 * Where the content of a config goes in a composition: its package where it is a part of it; that of the option that
 * stands in its place, unless its header says otherwise; else the names of its group.
 */
export function packageOfConfig({ defaults, library }: Composition, name: string): readonly string[] {
  const group = groupOf(name);
  const header = library.repository.load(name)?.packageHeader;
  const same = defaults.find(({ configPath }) => configPath === name) ??
    (header === undefined ? defaults.find(({ configPath }) => groupOf(configPath) === group) : undefined);
  return same === undefined ? packageKeys(header, group) : keysOf(same.package);
}

function groupOf(name: string): string {
  return name.slice(0, Math.max(0, name.lastIndexOf("/")));
}

function packageKeys(header: string | undefined, group: string): readonly string[] {
  const usual = group.replaceAll("/", ".");
  const named = header?.replaceAll("_group_", usual) ?? usual;
  return keysOf(named.replace(/^_global_\.?/, ""));
}

function keysOf(path: string): readonly string[] {
  return path === "" ? [] : splitKeyPath(path);
}
