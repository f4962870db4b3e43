import { ConfigError } from "../base/error.ts";
import type { CompositionDetails, ErrorCode } from "../base/error_code.ts";
import type { Origin } from "../base/origin.ts";
import { nearestName, quoteNames } from "../base/suggestion.ts";
import type { ConfigLookup } from "./config_lookup.ts";
import { emptyPrimary } from "./defaults_item.ts";
import { configPathOf, type Entry, groupPathOf, nameOf } from "./defaults_entry.ts";

/** An error of code `composition`. */
export function compositionError(
  message: string,
  details: CompositionDetails,
  fields: { readonly origin?: Origin | undefined; readonly cause?: unknown; readonly keyPath?: string } = {},
): ConfigError<"composition"> {
  const { origin, cause, keyPath } = fields;
  return new ConfigError("composition", message, {
    details,
    ...(origin === undefined ? {} : { origin }),
    ...(cause === undefined ? {} : { cause }),
    ...(keyPath === undefined ? {} : { keyPath }),
  });
}

/** What the rules of configurations refuse, and what Python would not count as a wrong value. */
const refusals: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  "grammar_parse",
  "key_not_found",
  "attribute_not_found",
  "index_out_of_range",
  "config_type",
  "readonly",
  "missing_value",
]);

/** The other refusals: Hydra passes on what is a wrong value to Python. */
const wrongValues: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  "interpolation_key",
  "interpolation_resolution",
  "interpolation_cycle",
  "interpolation_missing",
  "interpolation_validation",
  "unsupported_interpolation",
  "validation",
  "unsupported_value",
  "config_value",
  "key_validation",
]);

/** Whether an error is a refusal of a configuration, rather than of a file, a text or a limit. */
export function isRefusal(error: unknown): error is ConfigError {
  return ConfigError.is(error) && (refusals.has(error.code) || wrongValues.has(error.code));
}

/** Does a part of a composition; what configurations refuse in it is an error of code `composition`. */
export function asComposition<T>(action: () => T): T {
  try {
    return action();
  } catch (error) {
    if (!ConfigError.is(error) || !refusals.has(error.code)) throw error;
    const { keyPath, origin } = error;
    const fields = { cause: error, origin, ...(keyPath === undefined ? {} : { keyPath }) };
    throw compositionError(error.message, {}, fields);
  }
}

/** `In 'config': ` before a message about what that config says. */
export function within(config: string | undefined): string {
  return config === undefined ? "" : `In '${config}': `;
}

/** What a list of names says in a message: the nearest to one that was not found, and all that there are. */
export function availableText(
  what: string,
  names: readonly string[],
  wanted: string | null,
): { readonly text: string; readonly suggestion: string | undefined } {
  if (names.length === 0) return { text: "", suggestion: undefined };
  const suggestion = wanted === null ? undefined : nearestName(wanted, names);
  const nearest = suggestion === undefined ? "" : `did you mean '${suggestion}'? `;
  return { text: `; ${nearest}${what}: ${quoteNames(names)}`, suggestion };
}

/** No source has the config that an entry names. `parent` is the config that includes it. */
export function missingConfigError(
  entry: Entry,
  parent: string | undefined,
  lookup: ConfigLookup,
): ConfigError<"missing_config"> {
  const config = configPathOf(entry);
  const searchPath = lookup.describeSources();
  const primary = entry.kind === "config" && entry.primary;
  const what = primary ? `primary config '${config}'` : `config '${config}'`;
  const group = groupPathOf(entry);
  const available = siblingsOf(entry, lookup);
  const { text, suggestion } = availableText(
    `there ${group === "" ? "are" : `are in '${group}'`}`,
    available,
    nameOf(entry),
  );
  const places = searchPath.join("; ");
  const message = `${within(parent)}Cannot find ${what} in the search path (${places})${text}${
    pluginHint(config)
  }`;
  return new ConfigError("missing_config", message, {
    details: {
      config,
      searchPath,
      ...(entry.kind === "group" ? { group } : {}),
      ...(available.length === 0 ? {} : { available }),
      ...(suggestion === undefined ? {} : { suggestion }),
    },
    ...(entry.origin === undefined ? {} : { origin: entry.origin }),
  });
}

/** What a plug-in of Hydra would bring. */
function pluginHint(config: string): string {
  if (!config.startsWith("hydra/")) return "";
  return `; Hydra's plug-ins cannot be loaded, but a directory given by --config-dir can hold '${config}.yaml'`;
}

function siblingsOf(entry: Entry, lookup: ConfigLookup): readonly string[] {
  try {
    return lookup.configsIn(groupPathOf(entry)).filter((name) => name !== emptyPrimary);
  } catch (error) {
    // For a config by its path the names beside it are an aid, and not looked up by Hydra.
    if (entry.kind === "group") throw error;
    return [];
  }
}
