import type { ConfigError } from "../base/error.ts";
import { holdsInterpolation } from "../grammar/opening.ts";
import type { ChoiceLedger } from "./choice_ledger.ts";
import { compositionError, within } from "./composition_error.ts";
import { choiceKeyOf, configPathOf, type Entry } from "./defaults_entry.ts";
import { isNestedOption } from "./defaults_item.ts";

/** A defaults list may name choices that are made elsewhere, by their key: `${db}_${server}`, `$<db@pkg>`. */
const reference = /\$\{\s*([^{}]*?)\s*\}|\$<\s*([^<>]*?)\s*>/g;

/** How defaults lists named choices by their position once. */
const byPosition = /\$[{<]defaults\.\d+\./;

/** Whether what the entry includes depends on other choices. */
export function isInterpolated(entry: Entry): boolean {
  if (entry.kind === "config") return holdsInterpolation(configPathOf(entry));
  return typeof entry.option === "string" && holdsInterpolation(entry.option);
}

/**
 * The entry with the choices that are known put in; nothing when it names others.
 *
 * @throws {ConfigError} composition for the form that counted positions
 */
export function interpolated(
  entry: Entry,
  ledger: ChoiceLedger,
  parent: Entry | undefined,
): Entry | undefined {
  if (entry.kind === "config") {
    const absolute = entry.path.startsWith("/");
    const path = filledIn(absolute ? entry.path.slice(1) : entry.path, ledger);
    if (path === undefined) return undefined;
    return { ...entry, path: absolute ? `/${path.replace(/^\/+/, "")}` : path };
  }
  const written = entry.option as string;
  if (byPosition.test(written)) throw positionError(entry, written, parent);
  const option = filledIn(written, ledger);
  if (option === undefined) return undefined;
  if (!isNestedOption(option)) return { ...entry, option };
  const slash = option.lastIndexOf("/");
  const group = `${entry.group}/${option.slice(0, slash)}`;
  return { ...entry, group, option: option.slice(slash + 1), writtenGroup: entry.group };
}

function filledIn(text: string, ledger: ChoiceLedger): string | undefined {
  const filled = text.replace(reference, (whole, braced?: string, angled?: string) => {
    return ledger.optionOf(braced ?? angled ?? "") ?? whole;
  });
  return holdsInterpolation(filled) ? undefined : filled;
}

/** An entry names choices that nothing makes. */
export function unresolvedError(entry: Entry, ledger: ChoiceLedger, parent: Entry | undefined): ConfigError {
  const written = entry.kind === "config" ? entry.path : String(entry.option);
  const available = [...ledger.knownChoices().keys()];
  const choices = available.length === 0
    ? "no choices are made"
    : `the choices made are ${available.join(", ")}`;
  const config = parent === undefined ? undefined : configPathOf(parent);
  const message = `${within(config)}Cannot resolve '${written}' in a defaults list: ${choices}`;
  const details = { value: written, available, ...(config === undefined ? {} : { config }) };
  return compositionError(message, details, { origin: entry.origin });
}

function positionError(entry: Entry, written: string, parent: Entry | undefined): ConfigError {
  const config = parent === undefined ? undefined : configPathOf(parent);
  const message = `${within(config)}Cannot resolve '${choiceKeyOf(entry)}: ${written}' in a defaults list: ` +
    "choices are named by their group (`${db}`), not by their position";
  return compositionError(message, { value: written, ...(config === undefined ? {} : { config }) }, {
    origin: entry.origin,
  });
}
