import { ConfigError } from "../base/error.ts";
import { holdsInterpolation } from "../grammar/opening.ts";
import type { ChoiceLedger } from "./choice_ledger.ts";
import { availableText, compositionError, missingConfigError, within } from "./composition_error.ts";
import type { ConfigLookup, LoadedConfig } from "./config_lookup.ts";
import {
  choiceKeyOf,
  type ConfigEntry,
  configPathOf,
  type Entry,
  type GroupEntry,
  groupPathOf,
  isMissingChoice,
  isSelf,
  nameOf,
  optionEntry,
  packageOf,
  packageOfHeader,
  placedItem,
  rootEntry,
} from "./defaults_entry.ts";
import { interpolated, isInterpolated, unresolvedError } from "./defaults_interpolation.ts";
import { emptyPrimary, selfName } from "./defaults_item.ts";
import { checkPaths } from "./defaults_path_rules.ts";
import type { DefaultsTree } from "./defaults_tree.ts";

export interface ExpansionOptions {
  readonly lookup: ConfigLookup;
  readonly ledger: ChoiceLedger;
  /** What overrides append to the primary config's defaults list. */
  readonly appended: readonly GroupEntry[];
  /** Whether Hydra's own config comes before the primary one. */
  readonly withHydra: boolean;
  /** Leaves out a choice that is still `???`, rather than refuse it. */
  readonly skipMissing: boolean;
}

/** Bounds that only configs which include one another without end come near. */
const deepest = 200;
const mostEntries = 10_000;

/**
 * Expands the defaults list of a primary config, and those of all configs that it includes, to a tree.
 * Without a name there is no primary config, only what overrides append.
 *
 * @throws {ConfigError} missing_config, composition, composition_value, limit_exceeded, and what loading raises
 */
export function expandDefaults(primary: string | undefined, options: ExpansionOptions): DefaultsTree {
  return new Expansion(options).tree(primary ?? emptyPrimary);
}

/** A tree that is being grown. */
interface Branch {
  entry: Entry | undefined;
  children: Branch[] | undefined;
  readonly parent: Branch | undefined;
  readonly depth: number;
}

/** How a subtree is grown. */
interface Growth {
  /** Whether it is below an entry that named other choices: those are settled by then. */
  readonly interpolated: boolean;
  /** How many overrides of choices count; nothing when all do that are met before. */
  readonly eligible: number | undefined;
}

class Expansion {
  readonly #options: ExpansionOptions;
  /** Entries that name other choices, in the order of the tree. Each counts the overrides known when it was met. */
  readonly #deferred = new Map<Branch, number>();
  #entries = 0;

  constructor(options: ExpansionOptions) {
    this.#options = options;
  }

  tree(primary: string): DefaultsTree {
    const growth = { interpolated: false, eligible: undefined };
    const primaryEntry = rootEntry(primary, true);
    let root: Branch;
    if (this.#options.withHydra) {
      root = { entry: undefined, children: [], parent: undefined, depth: 0 };
      const first = this.#branch(primaryEntry, root);
      this.#grow(first, growth);
      const hydra = this.#branch(rootEntry("hydra/config", false), root);
      this.#grow(hydra, growth);
      root.children = [hydra, first];
    } else {
      root = this.#branch(primaryEntry, undefined);
      this.#grow(root, growth);
    }
    this.#growDeferred(root);
    return root;
  }

  #branch(entry: Entry, parent: Branch | undefined): Branch {
    const depth = (parent?.depth ?? -1) + 1;
    if (depth > deepest) throw tooDeep(entry, parent);
    if (++this.#entries > mostEntries) throw limitError("the defaults list has", "defaults", mostEntries);
    return { entry, children: undefined, parent, depth };
  }

  /** Includes the config of a branch, and all that its defaults list includes. */
  #grow(branch: Branch, growth: Growth): void {
    const entry = branch.entry as Entry;
    const { lookup, ledger, skipMissing } = this.#options;
    const parent = branch.parent?.entry;
    const isPrimary = entry.kind === "config" && entry.primary;
    const from = parent === undefined ? undefined : configPathOf(parent);
    if (isPrimary && !lookup.hasConfig(configPathOf(entry))) {
      throw missingConfigError(entry, undefined, lookup);
    }
    const named = nameOf(entry) !== null && !isMissingChoice(entry);
    const loaded = named ? lookup.load(configPathOf(entry)) : undefined;
    if (loaded !== undefined) branch.entry = { ...entry, header: packageOfHeader(loaded.packageHeader) };
    if (ledger.deletes(entry)) {
      branch.entry = { ...entry, deleted: true };
      return;
    }
    ledger.know(entry, from);
    if (nameOf(entry) === null) return;
    if (isMissingChoice(entry)) {
      if (skipMissing) return;
      throw missingChoiceError(entry, from, lookup);
    }
    if (loaded === undefined) {
      if (!entry.optional) throw this.#notFound(branch, from);
      branch.entry = { ...entry, deleted: true };
      return;
    }
    const entries = this.#entriesOf(loaded, branch.entry as Entry, isPrimary);
    this.#checkOrder(entries, branch.entry as Entry, growth);
    this.#growChildren(branch, entries, growth);
  }

  /** The entries of a config's defaults list, the config itself among them if there are any. */
  #entriesOf(loaded: LoadedConfig, owner: Entry, isPrimary: boolean): readonly Entry[] {
    const appended = isPrimary ? this.#options.appended : [];
    if (loaded.defaults.length === 0 && appended.length === 0) return [];
    const base = groupPathOf(owner);
    const basePackage = packageOf(owner);
    const entries: Entry[] = loaded.defaults.map((item) => placedItem(item, base, basePackage));
    const selves = entries.filter(isSelf);
    if (selves.length > 1) {
      const config = configPathOf(owner);
      throw compositionError(`${within(config)}'${selfName}' stands twice in the defaults list`, { config }, {
        origin: selves[1].origin,
      });
    }
    const onlyOverrides = entries.length > 0 &&
      entries.every((entry) => entry.kind === "group" && entry.override);
    if (selves.length === 0 && !onlyOverrides) entries.push(rootEntry(selfName, false));
    for (const entry of appended) entries.push(entry);
    for (const entry of entries) checkPaths(entry, owner);
    return entries;
  }

  /** @throws {ConfigError} composition when an item follows one that overrides, or one overrides below settled choices */
  #checkOrder(entries: readonly Entry[], owner: Entry, growth: Growth): void {
    let override: GroupEntry | undefined;
    for (const entry of entries) {
      if (isSelf(entry)) continue;
      const config = configPathOf(owner);
      if (entry.kind !== "group" || !entry.override) {
        if (override === undefined || (entry.kind === "group" && entry.appended)) continue;
        const message =
          `${within(config)}'override ${choiceKeyOf(override)}' stands before '${choiceKeyOf(entry)}': ` +
          "overrides must be at the end of the defaults list";
        throw compositionError(message, { config }, { origin: override.origin });
      }
      override = entry;
      if (!growth.interpolated) continue;
      const message = `${within(config)}'override ${choiceKeyOf(entry)}' is not allowed: ` +
        `'${config}' is included by an item that depends on other choices`;
      throw compositionError(message, { config }, { origin: entry.origin });
    }
  }

  /** From the last entry to the first: so an override is known before the choices that it changes. */
  #growChildren(branch: Branch, entries: readonly Entry[], growth: Growth): void {
    const owner = branch.entry as Entry;
    const children: Branch[] = [];
    for (let at = entries.length - 1; at >= 0; at--) {
      const entry = entries[at];
      if (isSelf(entry)) children.push(this.#branch({ ...entry, base: owner.base }, branch));
      else if (entry.kind === "group" && entry.override) {
        this.#options.ledger.addOverride(configPathOf(owner), entry);
      } else this.#growChild(branch, entry, { growth, children });
    }
    if (children.length > 0) branch.children = children.reverse();
  }

  #growChild(
    branch: Branch,
    written: Entry,
    { growth, children }: { readonly growth: Growth; readonly children: Branch[] },
  ): void {
    const owner = branch.entry as Entry;
    const eligible = growth.eligible ?? this.#options.ledger.overrideCount;
    const entry = written.kind === "group" ? this.#options.ledger.overridden(written, eligible) : written;
    checkPaths(entry, owner);
    if (entry.kind === "group" && typeof entry.option === "object" && entry.option !== null) {
      for (let at = entry.option.length - 1; at >= 0; at--) {
        const option = entry.option[at] as string;
        if (holdsInterpolation(option)) throw interpolatedOptionError(option, entry, owner);
        const child = this.#branch(optionEntry(entry, option), branch);
        this.#grow(child, growth);
        children.push(child);
      }
      return;
    }
    const child = this.#branch(entry, branch);
    if (isInterpolated(entry)) this.#deferred.set(child, eligible);
    else this.#grow(child, growth);
    children.push(child);
  }

  /**
   * Grows what names other choices once these are made. What one of them includes may make the choice that an
   * earlier one waits for, so that after each the first that can be grown is next.
   */
  #growDeferred(root: Branch): void {
    while (this.#deferred.size > 0) {
      const next = this.#firstReady(root);
      if (next === undefined) throw this.#unresolved(root);
      const { branch, entry, eligible } = next;
      this.#deferred.delete(branch);
      checkPaths(entry, branch.parent?.entry);
      branch.entry = entry;
      this.#grow(branch, { interpolated: true, eligible });
    }
  }

  #firstReady(root: Branch): { branch: Branch; entry: Entry; eligible: number } | undefined {
    for (const [branch, eligible] of this.#deferredInOrder(root)) {
      const entry = interpolated(branch.entry as Entry, this.#options.ledger, branch.parent?.entry);
      if (entry !== undefined) return { branch, entry, eligible };
    }
    return undefined;
  }

  #deferredInOrder(root: Branch): readonly (readonly [Branch, number])[] {
    const found: (readonly [Branch, number])[] = [];
    const pending = [root];
    for (let branch = pending.pop(); branch !== undefined; branch = pending.pop()) {
      const eligible = this.#deferred.get(branch);
      if (eligible !== undefined) found.push([branch, eligible]);
      for (let at = (branch.children?.length ?? 0) - 1; at >= 0; at--) {
        pending.push((branch.children as Branch[])[at]);
      }
    }
    return found;
  }

  #unresolved(root: Branch): ConfigError {
    const [[branch]] = this.#deferredInOrder(root);
    return unresolvedError(branch.entry as Entry, this.#options.ledger, branch.parent?.entry);
  }

  #notFound(branch: Branch, from: string | undefined): ConfigError {
    const { lookup } = this.#options;
    const moved = movedConfigError(branch, lookup);
    return moved ?? missingConfigError(branch.entry as Entry, from, lookup);
  }
}

function missingChoiceError(entry: Entry, from: string | undefined, lookup: ConfigLookup): ConfigError {
  const config = from === undefined ? {} : { config: from };
  const origin = entry.origin === undefined ? {} : { origin: entry.origin };
  if (entry.kind === "config") {
    const message = `${within(from)}'${
      configPathOf(entry)
    }' is no config: '???' may only stand for the option of a group`;
    return new ConfigError("composition_value", message, { details: { ...config, value: "???" }, ...origin });
  }
  const key = choiceKeyOf(entry);
  const available = lookup.configsIn(groupPathOf(entry));
  const { text } = availableText("the options are", available, null);
  const written = entry.appended ? undefined : from;
  const message = `${within(written)}'${key}' must be chosen, by ${key}=OPTION${text}`;
  return compositionError(message, { ...config, group: key, available }, origin);
}

function interpolatedOptionError(option: string, entry: GroupEntry, owner: Entry): ConfigError {
  const config = configPathOf(owner);
  const message = `${
    within(config)
  }Cannot resolve '${option}': an option in a list of options cannot depend on other choices`;
  return compositionError(message, { config, group: choiceKeyOf(entry), value: option }, {
    origin: entry.origin,
  });
}

/**
 * `group: nested/option` counts `nested` to the group, so that what the option includes is looked up there. Trees
 * that were written when it counted to the option have it one level higher.
 */
function movedConfigError(branch: Branch, lookup: ConfigLookup): ConfigError | undefined {
  const path: Entry[] = [];
  for (let at: Branch | undefined = branch; at !== undefined; at = at.parent) {
    if (at.entry !== undefined) path.unshift(at.entry);
  }
  const shorthand = path.findLast((entry) => entry.kind === "group" && entry.writtenGroup !== undefined);
  if (shorthand?.kind !== "group") return undefined;
  let base = "";
  let config = "";
  for (const entry of path) {
    const group = entry.kind === "group" ? { group: entry.writtenGroup ?? entry.group } : {};
    const asWritten = { ...entry, ...group, base } as ConfigEntry | GroupEntry;
    base = groupPathOf(asWritten);
    config = configPathOf(asWritten);
  }
  if (!lookup.hasConfig(config)) return undefined;
  const wanted = configPathOf(branch.entry as Entry);
  const message =
    `Cannot find config '${wanted}', though there is '${config}': '${shorthand.writtenGroup}: ` +
    `${
      shorthand.group.slice((shorthand.writtenGroup ?? "").length + 1)
    }/…' counts as the group '${shorthand.group}', ` +
    "and what its option includes is looked up there";
  return compositionError(message, { config: wanted, suggestion: config }, {
    origin: (branch.entry as Entry).origin,
  });
}

function tooDeep(entry: Entry, parent: Branch | undefined): ConfigError {
  const deepEntry = isSelf(entry) ? parent?.entry ?? entry : entry;
  const config = configPathOf(deepEntry);
  const chain: string[] = isSelf(entry) ? [] : [config];
  for (let at = parent; at?.entry !== undefined && chain.length < deepest; at = at.parent) {
    const path = configPathOf(at.entry);
    chain.unshift(path);
    if (path === config && chain.length > 1) {
      return compositionError(`'${config}' includes itself: ${chain.join(" → ")}`, { config }, {
        origin: entry.origin,
      });
    }
  }
  return limitError(`'${config}' is included through`, "defaultsDepth", deepest);
}

function limitError(what: string, limit: string, maximum: number): ConfigError {
  const message = `Cannot expand the defaults list: ${what} more than the limit '${limit}' of ${maximum}`;
  return new ConfigError("limit_exceeded", message, { details: { limit, maximum } });
}
