import { ConfigError } from "../base/error.ts";
import { absolutePath } from "../runtime/file_path.ts";
import { composeRequest } from "./composition.ts";
import type { CompositionRequest } from "./composition_request.ts";
import { groupWords } from "./complete_groups.ts";
import { keyWords } from "./complete_keys.ts";
import { type OverrideAliases, type OverrideParts, overrideParts } from "./override_aliases.ts";
import { primaryAliases } from "./prepare.ts";

/**
 * The words that an override may go on to: groups (`db=`, `server/`), their options (`db=mysql`), keys (`db.port=`,
 * `db.`), the value that stands at a key (`db.port=3306`), files after `=./`. Sorted. `word` is the beginning of the
 * override, and may be empty; `request.overrides` are those that stand before it. Where the configuration cannot be
 * composed, groups and options alone.
 *
 * @throws {ConfigError} override_parse for an override before the word that does not parse; config_load where a group
 * holds a file that ends in `.yml`
 */
export function completions(request: CompositionRequest, word: string): readonly string[] {
  const aliases = tolerant(() => primaryAliases(request)) ?? new Map<string, string>();
  const typed = overrideParts(word);
  const key = keyBehind(typed, aliases);
  const expanded = key === undefined ? word : typed.sign + key + typed.value;
  let words = plainWords(request, expanded, key === undefined ? "" : typed.sign);
  if (key !== undefined && key !== typed.key) {
    const written = typed.sign + typed.key;
    const meant = typed.sign + key;
    words = words.filter((match) => match.startsWith(`${meant}=`)).map((match) =>
      written + match.slice(meant.length)
    );
  }
  return [...new Set([...words, ...aliasWords(typed, aliases)])].sort(byCodePoint);
}

/** The key that an alias stands for, when it stands for a key alone. */
function keyBehind({ key }: OverrideParts, aliases: OverrideAliases): string | undefined {
  const target = aliases.get(key);
  return target === undefined || overrideParts(target).value !== "" ? undefined : target;
}

function aliasWords({ sign, key, value }: OverrideParts, aliases: OverrideAliases): readonly string[] {
  if (value !== "") return [];
  return [...aliases].filter(([name]) => name.startsWith(key)).map(([name, target]) => {
    const takesValue = overrideParts(target).value === "" && sign !== "~";
    return `${sign}${name}${takesValue ? "=" : ""}`;
  });
}

/** `sign` is what an alias came with, which is no part of the key. */
function plainWords(request: CompositionRequest, word: string, sign: string): readonly string[] {
  const files = fileWords(request, word);
  if (files !== undefined) return files;
  const groups = tolerant(() => groupWords(request, word)) ?? { words: [], isGroup: false };
  // After the `=` of a group stand its options, and nothing else.
  if (groups.isGroup) return groups.words;
  const keys = tolerant(() => keyWords(composeRequest(request).whole, word.slice(sign.length))) ?? [];
  return [...groups.words, ...keys.map((match) => sign + match)];
}

const fileStart = /^(?:\.|\/|\\|[A-Za-z]:)/;

/** Files whose path begins as what follows the `=`; nothing where that is no path. */
function fileWords(request: CompositionRequest, word: string): readonly string[] | undefined {
  const equals = word.lastIndexOf("=");
  const path = word.slice(equals + 1);
  if (equals < 0 || !fileStart.test(path)) return undefined;
  const { files, workingDirectory } = request.setting;
  const within = (directory: string) => files.list(absolutePath(workingDirectory, directory)) ?? [];
  const whole = files.status(absolutePath(workingDirectory, path))?.kind === "directory";
  const slash = path.lastIndexOf("/");
  const directory = whole ? path : path.slice(0, slash + 1);
  const start = whole ? "" : path.slice(slash + 1);
  const prefix = directory === "" || directory.endsWith("/") ? directory : `${directory}/`;
  return within(directory)
    .filter(({ name }) => name.startsWith(start))
    .map(({ name }) => word.slice(0, equals + 1) + prefix + name);
}

/** What something gives; nothing where the configuration does not compose. */
function tolerant<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch (error) {
    if (ConfigError.is(error, "composition") || ConfigError.is(error, "missing_config")) return undefined;
    throw error;
  }
}

function byCodePoint(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
