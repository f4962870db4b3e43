import * as fs from "node:fs";
import * as os from "node:os";
import process from "node:process";
import type { Environment } from "./environment.ts";
import { joinPath } from "./file_path.ts";

/**
 * Where a user's daemon of a name listens unless somebody says otherwise: in the directory that the system keeps for
 * what the user runs, else in one of the user's own among the temporary files; on Windows a named pipe.
 */
export function defaultSocketPath(name: string, environment: Environment): string {
  if (process.platform === "win32") return `\\\\.\\pipe\\hydrant-${os.userInfo().username}-${name}`;
  const runtimeDirectory = environment.get("XDG_RUNTIME_DIR");
  const base = runtimeDirectory === undefined || runtimeDirectory === ""
    ? joinPath(os.tmpdir(), `hydrant-${process.getuid?.() ?? 0}`)
    : joinPath(runtimeDirectory, "hydrant");
  return joinPath(base, name, "sock");
}

/** Whether something at a path belongs to another user than this one and root: then nothing it says is to be trusted. */
export function belongsToOther(path: string): boolean {
  const user = process.getuid?.();
  const owner = fs.lstatSync(path, { throwIfNoEntry: false })?.uid;
  return user !== undefined && owner !== undefined && owner !== user && owner !== 0;
}
