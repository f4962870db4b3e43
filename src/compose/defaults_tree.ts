import { compositionError, within } from "./composition_error.ts";
import { emptyPrimary } from "./defaults_item.ts";
import {
  choiceKeyOf,
  configPathOf,
  type Entry,
  isMissingChoice,
  isSelf,
  nameOf,
  packageOf,
} from "./defaults_entry.ts";

/** The defaults of a composition as they include one another. */
export interface DefaultsTree {
  /** Absent at the root that holds Hydra's own config and the primary one. */
  readonly entry: Entry | undefined;
  /** In the order of the defaults list, `_self_` among them; absent where a config has none. */
  readonly children: readonly DefaultsTree[] | undefined;
}

/** One config in the final defaults list: these are merged, from first to last. */
export interface FinalDefault {
  readonly configPath: string;
  /** Where its content goes, from the root. */
  readonly package: string;
  /** The config that includes it; nothing for a primary config without Hydra's. */
  readonly parent: string | undefined;
  /** Whether it stands at its own place in its own defaults list. */
  readonly isSelf: boolean;
  readonly primary: boolean;
  /** The key of the choice that it fills, if it fills one. */
  readonly choiceKey: string | undefined;
}

/** The root of a tree that holds Hydra's own config and the primary one. */
const rootName = "<root>";

/** The configs of a tree in the order in which they are merged. */
export function finalDefaults(tree: DefaultsTree): readonly FinalDefault[] {
  const found: FinalDefault[] = [];
  collect(tree, [], found);
  return found;
}

/** `above` are the trees from the root to the parent. */
function collect(tree: DefaultsTree, above: readonly DefaultsTree[], found: FinalDefault[]): void {
  const { children } = tree;
  if (children !== undefined && children.length > 0) {
    const path = [...above, tree];
    for (const child of children) collect(child, path, found);
    return;
  }
  const { entry } = tree;
  if (entry === undefined || entry.deleted || isMissingChoice(entry) || nameOf(entry) === null) return;
  const listed = isSelf(entry) ? selfOf(above) : listedEntry(entry, above[above.length - 1]);
  if (listed !== undefined && listed.configPath !== emptyPrimary) found.push(listed);
}

/** The place of a config in its own defaults list. */
function selfOf(above: readonly DefaultsTree[]): FinalDefault | undefined {
  const owner = above[above.length - 1]?.entry;
  if (owner === undefined) return undefined;
  return {
    configPath: configPathOf(owner),
    package: packageOf(owner),
    parent: pathOfTree(above[above.length - 2]),
    isSelf: true,
    primary: owner.kind === "config" && owner.primary,
    choiceKey: undefined,
  };
}

function listedEntry(entry: Entry, parent: DefaultsTree | undefined): FinalDefault {
  return {
    configPath: configPathOf(entry),
    package: packageOf(entry),
    parent: pathOfTree(parent),
    isSelf: false,
    primary: entry.kind === "config" && entry.primary,
    choiceKey: entry.kind === "group" ? choiceKeyOf(entry) : undefined,
  };
}

function pathOfTree(tree: DefaultsTree | undefined): string | undefined {
  if (tree === undefined) return undefined;
  return tree.entry === undefined ? rootName : configPathOf(tree.entry);
}

/** @throws {ConfigError} composition when two configs fill one choice */
export function checkUnique(defaults: readonly FinalDefault[]): void {
  const keys = new Set<string>();
  for (const { choiceKey, parent } of defaults) {
    if (choiceKey === undefined) continue;
    if (keys.has(choiceKey)) {
      const message = `${within(parent)}'${choiceKey}' is chosen twice in the defaults list`;
      throw compositionError(message, { group: choiceKey });
    }
    keys.add(choiceKey);
  }
}

/** A tree as `--info defaults-tree` shows it: a line each, two spaces deeper than its parent. */
export function defaultsTreeText(tree: DefaultsTree): string {
  const lines: string[] = [];
  write(tree, "", lines);
  return lines.join("\n");
}

function write(tree: DefaultsTree, indent: string, lines: string[]): void {
  const children = tree.children ?? [];
  lines.push(`${indent}${labelOf(tree.entry)}${children.length > 0 ? ":" : ""}`);
  for (const child of children) write(child, `${indent}  `, lines);
}

function labelOf(entry: Entry | undefined): string {
  if (entry === undefined) return rootName;
  return entry.kind === "group" ? `${choiceKeyOf(entry)}: ${nameOf(entry)}` : configPathOf(entry);
}
