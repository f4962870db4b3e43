import type { ConfigError } from "../base/error.ts";
import { compositionError, within } from "./composition_error.ts";
import { choiceKeyOf, configPathOf, type Entry, type GroupEntry } from "./defaults_entry.ts";

/**
 * Refuses names that lead upwards or spell separators as Windows does. They would mean different files on
 * different machines, or files outside of the search path.
 *
 * @throws {ConfigError} composition
 */
export function checkPaths(entry: Entry, parent: Entry | undefined): void {
  if (entry.kind === "config") {
    checkPath(entry.path, { entry, parent, hint: "use an absolute path such as '/group/config'" });
    return;
  }
  checkPath(entry.group, { entry, parent, hint: "use an absolute group such as '/group: option'" });
  if (entry.option === null) return;
  const options = typeof entry.option === "string" ? [entry.option] : entry.option;
  for (const option of options) {
    if (option === null) throw noOption(entry, parent);
    checkPath(option, { entry, parent, hint: "choose the config by '/config', or '/group: option'" });
  }
}

function noOption(entry: GroupEntry, parent: Entry | undefined): ConfigError {
  const config = parent === undefined ? undefined : configPathOf(parent);
  const key = choiceKeyOf(entry);
  const message = `${within(config)}Cannot choose several of '${key}': each option must be a string`;
  return compositionError(message, { group: key }, { origin: entry.origin });
}

interface PathSite {
  readonly entry: Entry;
  readonly parent: Entry | undefined;
  readonly hint: string;
}

function checkPath(path: string, site: PathSite): void {
  if (path.includes("\\")) {
    throw refused(path, site, "it holds a backslash; groups are parted by '/' on every system");
  }
  if (path.includes("..") && path.split("/").includes("..")) {
    throw refused(path, site, `it leads upwards ('..'); ${site.hint}`);
  }
}

function refused(path: string, { entry, parent }: PathSite, problem: string): ConfigError {
  const config = parent === undefined ? undefined : configPathOf(parent);
  const message = `${within(config)}Cannot use '${path}' in a defaults list: ${problem}`;
  return compositionError(message, { value: path, ...(config === undefined ? {} : { config }) }, {
    origin: entry.origin,
  });
}
