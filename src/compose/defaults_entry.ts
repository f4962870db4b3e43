import type { Origin } from "../base/origin.ts";
import { type Choice, type ConfigItem, type GroupItem, selfName } from "./defaults_item.ts";

/**
 * A default in the tree of defaults: an item together with the place at which it is included, which decides what
 * its names are relative to.
 */
export type Entry = ConfigEntry | GroupEntry;

interface EntryFields {
  /** The package that the item names. */
  readonly package: string | undefined;
  /** The package that the header of the config names, counted from the root. */
  readonly header: string | undefined;
  /** The group of the config that includes this one: relative names start there. */
  readonly base: string;
  /** The package of the config that includes this one. */
  readonly basePackage: string;
  readonly optional: boolean;
  /** Left out: deleted, or optional and not found. */
  readonly deleted: boolean;
  /** Where it was written: in a defaults list, or in an override that chose it. */
  readonly origin: Origin | undefined;
}

export interface ConfigEntry extends EntryFields {
  readonly kind: "config";
  readonly path: string;
  /** The config that composition was asked for. */
  readonly primary: boolean;
}

export interface GroupEntry extends EntryFields {
  readonly kind: "group";
  readonly group: string;
  readonly option: Choice;
  readonly override: boolean;
  /** Appended by an override, `+db=mysql`: its names count from the root. */
  readonly appended: boolean;
  readonly writtenGroup: string | undefined;
}

/** A config by path, at the root. */
export function rootEntry(path: string, primary: boolean): ConfigEntry {
  return { ...unplaced, kind: "config", path, package: undefined, optional: false, primary };
}

const unplaced = { header: undefined, base: "", basePackage: "", deleted: false, origin: undefined } as const;

/** An item where a config of a group and package includes it. */
export function placedItem(item: ConfigItem | GroupItem, base: string, basePackage: string): Entry {
  const { package: itemPackage, optional, origin } = item;
  const place = { header: undefined, base, basePackage, deleted: false, origin };
  if (item.kind === "config") {
    return {
      ...place,
      kind: "config",
      path: item.path,
      package: itemPackage,
      optional,
      primary: false,
    };
  }
  const { group, option, override, writtenGroup } = item;
  const choice = { group, option, override, appended: false, writtenGroup };
  return { ...place, ...choice, kind: "group", package: itemPackage, optional };
}

/** What an override appends: `+db=mysql`. */
export function appendedEntry(
  group: string,
  option: Choice,
  { package: named, origin }: { readonly package: string | undefined; readonly origin?: Origin | undefined },
): GroupEntry {
  const choice = { group, option, override: false, appended: true, writtenGroup: undefined };
  return { ...unplaced, ...choice, kind: "group", package: named, optional: false, origin };
}

/** One of several options of a group, which is included as a config is. */
export function optionEntry(entry: GroupEntry, option: string): ConfigEntry {
  const { base, basePackage, optional, origin } = entry;
  // What an override appends counts from the root.
  const place = entry.appended ? { base: "", basePackage: "" } : { base, basePackage };
  const path = `${entry.appended ? groupPathOf(entry) : entry.group}/${option}`;
  return {
    ...place,
    kind: "config",
    path,
    package: entry.package,
    header: undefined,
    optional,
    deleted: false,
    primary: false,
    origin,
  };
}

export function isSelf(entry: Entry): boolean {
  return (entry.kind === "config" ? entry.path : entry.option) === selfName;
}

/** Whether the choice is still to be made. */
export function isMissingChoice(entry: Entry): boolean {
  return nameOf(entry) === "???";
}

/** The group that the config is in, from the root. */
export function groupPathOf(entry: Entry): string {
  const written = entry.kind === "config" ? entry.path : entry.group;
  const absolute = written.startsWith("/");
  const path = absolute ? written.slice(1) : written;
  const group = entry.kind === "config" ? directoryOf(path) : path;
  if (absolute || entry.base === "" || (entry.kind === "group" && entry.appended)) return group;
  return group === "" ? entry.base : `${entry.base}/${group}`;
}

/** The name of the config within its group: the chosen option. Nothing where nothing, or several, are chosen. */
export function nameOf(entry: Entry): string | null {
  if (entry.kind === "group") return typeof entry.option === "string" ? entry.option : null;
  return entry.path.slice(entry.path.lastIndexOf("/") + 1);
}

/** The config's path from the root, by which it is looked up. */
export function configPathOf(entry: Entry): string {
  if (entry.kind === "group") return `${groupPathOf(entry)}/${nameOf(entry)}`;
  if (entry.path.startsWith("/")) return entry.path.slice(1);
  return entry.base === "" ? entry.path : `${entry.base}/${entry.path}`;
}

/** Where the config's content goes: its package from the root. */
export function packageOf(entry: Entry): string {
  return resolvedPackage(entry, entry.package ?? entry.header);
}

/** The key that tells the choice from all others: the group, with the package where it is not the usual one. */
export function choiceKeyOf(entry: Entry): string {
  const group = groupPathOf(entry);
  const chosen = resolvedPackage(entry, entry.package);
  if (chosen === packageOfGroup(group)) return group;
  return `${group}@${chosen === "" ? globalPackage : chosen}`;
}

/** As `choiceKeyOf`, as the item's own config would write it. */
export function writtenKeyOf(entry: GroupEntry): string {
  const usual = entry.package === undefined || entry.package === packageOfGroup(groupPathOf(entry));
  return usual ? entry.group : `${entry.group}@${entry.package}`;
}

const globalPackage = "_global_";

/** A package header counts from the root. */
export function packageOfHeader(header: string | undefined): string | undefined {
  if (header === undefined || header === globalPackage || header.startsWith(`${globalPackage}.`)) {
    return header;
  }
  return header === "" ? globalPackage : `${globalPackage}.${header}`;
}

function resolvedPackage(entry: Entry, named: string | undefined): string {
  const own = named === undefined ? packageOfGroup(relativeGroupOf(entry)) : expandedPackage(entry, named);
  // What an override appends counts from the root.
  const base = entry.kind === "group" && entry.appended ? "" : entry.basePackage;
  const joined = base === "" ? own : own === "" ? base : `${base}.${own}`;
  const root = joined.lastIndexOf(globalPackage);
  return root < 0 ? joined : joined.slice(root + globalPackage.length + 1);
}

/** `_group_` is the package of the item's group; only items, not headers, may say so. */
function expandedPackage(entry: Entry, named: string): string {
  if (entry.package === undefined) return named;
  const dot = named.indexOf(".");
  const keyword = dot < 0 ? named : named.slice(0, dot);
  if (keyword !== "_group_") return named;
  const group = packageOfGroup(groupPathOf(entry));
  const rest = dot < 0 ? "" : named.slice(dot + 1);
  const expanded = rest === "" ? group : group === "" ? rest : `${group}.${rest}`;
  return `${globalPackage}.${expanded}`;
}

function relativeGroupOf(entry: Entry): string {
  const written = entry.kind === "config" ? entry.path : entry.group;
  const path = written.startsWith("/") ? written.slice(1) : written;
  return entry.kind === "config" ? directoryOf(path) : path;
}

function packageOfGroup(group: string): string {
  return group.includes("/") ? group.replaceAll("/", ".") : group;
}

function directoryOf(path: string): string {
  const slash = path.lastIndexOf("/");
  return slash < 0 ? "" : path.slice(0, slash);
}
