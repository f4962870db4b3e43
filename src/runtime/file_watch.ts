import * as fs from "node:fs";

/** A standing wish to be told of changes in one directory. */
export interface DirectoryWatch {
  close(): void;
}

/** Calls `onHint` when something in a directory may have changed; nothing when the directory cannot be watched. */
export type WatchDirectory = (path: string, onHint: () => void) => DirectoryWatch | undefined;

/**
 * Watches the names directly in a directory. What is reported is a hint and no more: events are merged, doubled,
 * misnamed and, once the directory itself is replaced, no longer sent, differently on each runtime and system.
 */
export const watchLocalDirectory: WatchDirectory = (path, onHint) => {
  let watcher: fs.FSWatcher;
  try {
    // Deno takes a path that does not exist, and stays silent.
    if (!fs.statSync(path).isDirectory()) return undefined;
    watcher = fs.watch(path, { recursive: false });
  } catch {
    return undefined;
  }
  let open = true;
  const close = () => {
    if (!open) return;
    open = false;
    watcher.close();
  };
  watcher.on("change", () => {
    if (open) onHint();
  });
  watcher.on("error", () => {
    if (!open) return;
    close();
    onHint();
  });
  return { close };
};
