import type { CompositionRequest } from "./composition_request.ts";
import type { ConfigLookup } from "./config_lookup.ts";
import { prepare } from "./prepare.ts";

/** The groups and options that a word may go on to. */
export interface GroupWords {
  readonly words: readonly string[];
  /** Whether the word names a group that has options, and its `=`. */
  readonly isGroup: boolean;
}

/**
 * Groups by the beginning of their names: `db=` where there are options, `server/` where there are only groups,
 * `hydra` where there are both; behind a `=`, the options.
 *
 * @throws {ConfigError} as preparing a composition
 */
export function groupWords(request: CompositionRequest, word: string): GroupWords {
  const sign = word.startsWith("+") || word.startsWith("~") ? word[0] : "";
  const bare = word.slice(sign.length);
  const { library } = prepare(request);
  const equals = bare.lastIndexOf("=");
  const { names, isGroup } = equals < 0
    ? { names: groupNames(bare, library, sign), isGroup: false }
    : optionNames(bare.slice(0, equals), library);
  return { words: names.filter((name) => name.startsWith(bare)).map((name) => sign + name), isGroup };
}

function optionNames(group: string, lookup: ConfigLookup) {
  const [name] = group.split("@", 1);
  const options = lookup.configsIn(name);
  const names = options.map((option) => group === "" ? option : `${group}=${option}`);
  return { names, isGroup: options.length > 0 };
}

function groupNames(word: string, lookup: ConfigLookup, sign: string): readonly string[] {
  const slash = word.lastIndexOf("/");
  const parent = slash < 0 ? "" : word.slice(0, slash);
  const [name] = parent.split("@", 1);
  const found: string[] = [];
  for (const group of lookup.groupsIn(name)) {
    const path = parent === "" ? group : `${parent}/${group}`;
    if (path.startsWith(word)) found.push(path + endingOf(path, lookup, sign));
  }
  return found;
}

function endingOf(group: string, lookup: ConfigLookup, sign: string): string {
  const hasOptions = lookup.configsIn(group).length > 0;
  const hasGroups = lookup.groupsIn(group).length > 0;
  if (hasOptions === hasGroups) return "";
  // An option that is to be deleted need not be named.
  return hasGroups ? "/" : sign === "~" ? "" : "=";
}
