/** The code of an error that the operating system gave (`ENOENT`), or nothing. */
export function systemErrorCode(error: unknown): string | undefined {
  if (typeof error !== "object" || error === null || !("code" in error)) return undefined;
  return typeof error.code === "string" ? error.code : undefined;
}

const texts: ReadonlyMap<string, string> = new Map([
  ["EACCES", "permission denied"],
  ["EPERM", "operation not permitted"],
  ["ENOENT", "it does not exist"],
  ["ENOTDIR", "a part of the path is no directory"],
  ["EISDIR", "it is a directory"],
  ["ELOOP", "too many symbolic links"],
  ["ENAMETOOLONG", "the name is too long"],
  ["ENOSPC", "no space is left"],
  ["EROFS", "the file system is read-only"],
  ["EMFILE", "too many files are open"],
  ["EADDRINUSE", "the address is in use"],
  ["ECONNREFUSED", "nothing listens there"],
  ["EINVAL", "the path is not usable (a socket path may have about 100 bytes)"],
]);

/** Says in words what an error of the operating system or of the runtime's permission system means. */
export function systemErrorText(error: unknown): string {
  const code = systemErrorCode(error);
  const known = code === undefined ? undefined : texts.get(code);
  if (known !== undefined) return known;
  if (!(error instanceof Error)) return String(error);
  // Deno refuses with the flag that would allow it: the most helpful thing to pass on.
  if (isPermissionRefusal(error)) return error.message;
  return code === undefined ? error.message : `${code}`;
}

/** Whether the runtime's permission system, rather than the operating system, refused. */
export function isPermissionRefusal(error: unknown): boolean {
  return error instanceof Error && error.name === "NotCapable";
}
