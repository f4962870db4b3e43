import { ConfigError } from "../base/error.ts";
import { absolutePath, baseNameOf } from "../runtime/file_path.ts";
import type { ProcessHost } from "../runtime/process.ts";
import { belongsToOther, defaultSocketPath } from "../runtime/user_place.ts";
import { type ParsedArgs, usage } from "./args.ts";
import { flags } from "./flags.ts";

/**
 * Where a daemon and its clients meet: `--socket`, else `$HYDRANT_SOCKET`, else a place of the user's own, under
 * `--name` or the name of the directory that the command runs in.
 *
 * @throws {ConfigError} `usage` for a name that cannot be one
 */
export function socketPath(host: ProcessHost, args: ParsedArgs): string {
  const given = args.value(flags.socket) ?? host.environment.get("HYDRANT_SOCKET") ?? "";
  if (given !== "") return isPipe(given) ? given : absolutePath(host.workingDirectory(), given);
  const name = args.value(flags.name);
  if (name !== undefined && !/^[A-Za-z0-9_-][A-Za-z0-9_.-]{0,63}$/.test(name)) {
    throw usage(`'${name}' is no name for a daemon: letters, digits, '_', '-' and '.' are allowed`, {
      argument: name,
    });
  }
  return defaultSocketPath(name ?? nameOf(host.workingDirectory()), host.environment);
}

/** As `socketPath`, for a client: a socket that another user put in this user's place is not believed. */
export function trustedSocketPath(host: ProcessHost, args: ParsedArgs): string {
  const path = socketPath(host, args);
  if (!isPipe(path) && belongsToOther(path)) {
    const reason = "it belongs to another user";
    throw new ConfigError("file_access", `Cannot trust '${path}': ${reason}`, { details: { path, reason } });
  }
  return path;
}

function nameOf(directory: string): string {
  return baseNameOf(directory).replace(/[^A-Za-z0-9_.-]/g, "_").replace(/^\.+/, "").slice(0, 64) || "root";
}

function isPipe(path: string): boolean {
  return path.startsWith("\\\\.\\pipe\\");
}
