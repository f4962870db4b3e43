import { ConfigError } from "../base/error.ts";
import { isPermissionRefusal, systemErrorCode } from "../runtime/system_error.ts";

/** What the program's exit status says. */
export const exitStatus = {
  ok: 0,
  /** `diff` found differences. */
  different: 1,
  usage: 64,
  noConfig: 66,
  noDaemon: 69,
  /** A fault of the program itself. */
  internal: 70,
  timedOut: 75,
  /** Refused, or not acknowledged. */
  refused: 76,
  notPermitted: 77,
  invalid: 78,
} as const;

/** The exit status that tells of an error. */
export function statusOf(error: unknown): number {
  if (isPermissionRefusal(error)) return exitStatus.notPermitted;
  if (!ConfigError.is(error)) return exitStatus.internal;
  switch (error.code) {
    case "usage":
      return exitStatus.usage;
    case "missing_config":
      return exitStatus.noConfig;
    case "no_daemon":
      return exitStatus.noDaemon;
    case "socket_in_use":
    case "protocol":
    case "refused":
      return exitStatus.refused;
    case "file_access":
      return statusOfFileError(error.cause);
    default:
      return exitStatus.invalid;
  }
}

function statusOfFileError(cause: unknown): number {
  const code = systemErrorCode(cause);
  if (isPermissionRefusal(cause) || code === "EACCES" || code === "EPERM") return exitStatus.notPermitted;
  return code === "ENOENT" ? exitStatus.noConfig : exitStatus.invalid;
}
