import { ConfigError } from "../base/error.ts";
import { joinPath } from "../runtime/file_path.ts";
import type { FileSystem } from "../runtime/file_system.ts";
import { configNameOf } from "../source/config_source.ts";

/** A config that can be composed: its directory, relative to where it was looked for, and its name. */
export interface NearbyPrimary {
  readonly dir: string;
  readonly name: string;
}

const mostFound = 20;
/** Directories that are looked into before the search is given up. */
const mostDirectories = 500;
const deepest = 4;
const usualNames: ReadonlySet<string> = new Set([
  "conf",
  "confs",
  "config",
  "configs",
  "cfg",
  "hydra_configs",
]);
const passedOver: ReadonlySet<string> = new Set(["node_modules", "dist", "target", "venv", "__pycache__"]);

/**
 * Looks for primary configs below a directory, to name them where the one that was asked for is not there. A
 * directory holds primary configs if a config in it has a defaults list, or if it is named as such directories are.
 */
export function nearbyPrimaries(files: FileSystem, start: string): readonly NearbyPrimary[] {
  const found: NearbyPrimary[] = [];
  const pending: { readonly path: string; readonly depth: number }[] = [{ path: "", depth: 0 }];
  for (let looked = 0; looked < mostDirectories && found.length < mostFound; looked++) {
    const next = pending.shift();
    if (next === undefined) break;
    const entries = entriesOf(files, joinPath(start, next.path));
    const names = entries.flatMap(({ kind, name }) =>
      kind === "file" && name.endsWith(".yaml") ? [name] : []
    );
    const primaries = primariesAmong(files, joinPath(start, next.path), names);
    for (const name of primaries) found.push({ dir: next.path === "" ? "." : next.path, name });
    // What is below a directory of configs are its groups.
    if (primaries.length > 0 || next.depth === deepest) continue;
    for (const { kind, name } of entries) {
      if (kind !== "directory" || name.startsWith(".") || passedOver.has(name)) continue;
      pending.push({ path: next.path === "" ? name : `${next.path}/${name}`, depth: next.depth + 1 });
    }
  }
  return found.slice(0, mostFound);
}

function entriesOf(files: FileSystem, directory: string) {
  try {
    return files.list(directory) ?? [];
  } catch (error) {
    // Only an aid: what may not be read is passed over.
    if (ConfigError.is(error)) return [];
    throw error;
  }
}

function primariesAmong(files: FileSystem, directory: string, names: readonly string[]): readonly string[] {
  const withDefaults = names.filter((name) => hasDefaults(files, joinPath(directory, name)));
  const base = directory.slice(Math.max(directory.lastIndexOf("/"), directory.lastIndexOf("\\")) + 1);
  const chosen = withDefaults.length > 0 || !usualNames.has(base) ? withDefaults : names;
  return chosen.map((name) => configNameOf(name) ?? name);
}

const defaultsLine = /^defaults\s*:/m;
const mostBytes = 1024 * 1024;

function hasDefaults(files: FileSystem, path: string): boolean {
  try {
    return defaultsLine.test(new TextDecoder().decode(files.readBytes(path, mostBytes)));
  } catch (error) {
    if (ConfigError.is(error)) return false;
    throw error;
  }
}
