import { absolutePath, directoryOf, joinPath } from "../runtime/file_path.ts";
import type { FileSystem } from "../runtime/file_system.ts";
import { absent, type Observation } from "./observation.ts";

/**
 * The directories in which something happens when an observation ceases to hold: those of the files, of what
 * links lead to, of links on the way, the ones above them (a directory may itself be replaced), and for what is
 * absent the nearest directory that exists.
 */
export function directoriesToWatch(
  observations: readonly Observation[],
  files: FileSystem,
): readonly string[] {
  const directories = new Set<string>();
  const seen = new Set<string>();
  const known = realPathsIn(observations);
  for (const { path, question } of observations) {
    const full = absolutePath(path);
    // Names change within a directory that was listed, all else beside the path itself.
    addWithParent(question === "names" ? full : directoryOf(full), { directories, seen, files });
    const real = known.get(path) ?? realPathOrNothing(files, full);
    if (real !== undefined && real !== full) addWithParent(directoryOf(real), { directories, seen, files });
  }
  return [...directories];
}

/** Real paths that were asked for already. Those that hold no more are another change, which is looked for. */
function realPathsIn(observations: readonly Observation[]): ReadonlyMap<string, string> {
  const asked = observations.filter(({ question, answer }) => question === "real_path" && answer !== absent);
  return new Map(asked.map(({ path, answer }) => [path, answer]));
}

interface Collected {
  readonly directories: Set<string>;
  readonly seen: Set<string>;
  readonly files: FileSystem;
}

function addWithParent(directory: string, collected: Collected): void {
  const nearest = nearestExisting(directory, collected.files);
  if (collected.seen.has(nearest)) return;
  collected.seen.add(nearest);
  collected.directories.add(nearest);
  collected.directories.add(directoryOf(nearest));
  addHoldersOfLinks(nearest, collected);
}

function nearestExisting(directory: string, files: FileSystem): string {
  let path = directory;
  while (path !== directoryOf(path) && kindOrNothing(files, path) !== "directory") path = directoryOf(path);
  return path;
}

/** A link on the way is retargeted in the directory that holds it. */
function addHoldersOfLinks(directory: string, collected: Collected): void {
  for (let path = directory; path !== directoryOf(path); path = directoryOf(path)) {
    const above = realPathOrNothing(collected.files, directoryOf(path));
    const real = realPathOrNothing(collected.files, path);
    if (above === undefined || real === undefined) continue;
    if (real === joinPath(above, path.slice(directoryOf(path).length))) continue;
    collected.directories.add(above);
    collected.directories.add(directoryOf(real));
  }
}

function realPathOrNothing(files: FileSystem, path: string): string | undefined {
  try {
    return files.realPath(path);
  } catch {
    return undefined;
  }
}

function kindOrNothing(files: FileSystem, path: string): string | undefined {
  try {
    return files.status(path)?.kind;
  } catch {
    return undefined;
  }
}
