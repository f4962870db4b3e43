import { Buffer } from "node:buffer";
import * as fs from "node:fs";
import { ConfigError } from "../base/error.ts";
import { systemErrorCode, systemErrorText } from "./system_error.ts";

/** What stands at a path, links followed. */
export interface FileStatus {
  /** What it is. */
  readonly kind: FileKind;
  /**
   * `dev:ino:size:mtimeNs:ctimeNs`: another text means that the file was touched or replaced. The same text proves
   * that it was not, but for writes in the same tick of the file system's clock as the one before.
   */
  readonly identity: string;
  /** When content or attributes last changed (`ctime`), in milliseconds since the epoch. */
  readonly changedMs: number;
  /** In bytes. */
  readonly size: number;
}

/** What can stand at a path. */
export type FileKind = "file" | "directory" | "other";

/** One name in a directory; `kind` is that of what a link leads to, `other` for a link that leads nowhere. */
export interface DirectoryEntry {
  /** The name. */
  readonly name: string;
  /** What stands there. */
  readonly kind: FileKind;
}

/** How a file is written. */
export interface WriteOptions {
  /** Permission bits of a file that is created, before the umask. Default: 0o666. */
  readonly mode?: number;
}

/**
 * Files as the library sees them. All calls return at once with what is there: composing is synchronous.
 * A path that does not exist, or that leads through a file, is `undefined` where the type says so; every other
 * failure is a `ConfigError` of code `file_access`.
 */
export interface FileSystem {
  /** The whole file. @throws {ConfigError} `file_access`; `limit_exceeded` when it holds more than `maxBytes` */
  readBytes(path: string, maxBytes: number): Uint8Array;
  /** What stands at a path, links followed. */
  status(path: string): FileStatus | undefined;
  /** The path with every link resolved. */
  realPath(path: string): string | undefined;
  /** Names in a directory, sorted by code unit. */
  list(path: string): readonly DirectoryEntry[] | undefined;
  /** Replaces a file as a whole: readers see the old content or the new one, never a part. */
  write(path: string, content: string | Uint8Array, options?: WriteOptions): void;
  /** Makes a directory and those above it. `mode` applies to what is created. */
  makeDirectory(path: string, options?: WriteOptions): void;
  /** Removes a file or link; nothing happens when there is none. */
  remove(path: string): void;
}

/** The files of this machine. */
export const localFileSystem: FileSystem = {
  readBytes: readWhole,
  status: statusOf,
  realPath: (path) => absentAsUndefined(path, () => fs.realpathSync(path)),
  list: listDirectory,
  write: writeAtomically,
  makeDirectory: (path, options = {}) => {
    attempt(path, () => fs.mkdirSync(path, { recursive: true, mode: options.mode ?? 0o777 }));
  },
  remove: (path) => {
    absentAsUndefined(path, () => fs.unlinkSync(path));
  },
};

function readWhole(path: string, maxBytes: number): Uint8Array {
  return attempt(path, () => {
    const file = fs.openSync(path, "r");
    try {
      const status = fs.fstatSync(file);
      // A pipe or a device could block for ever, or never end.
      if (!status.isFile()) throw notAFile(path, status.isDirectory());
      if (status.size > maxBytes) throw tooLarge(path, maxBytes, status.size);
      return readOpen(file, path, { expected: status.size, maxBytes });
    } finally {
      fs.closeSync(file);
    }
  });
}

function readOpen(file: number, path: string, size: { expected: number; maxBytes: number }): Uint8Array {
  // One byte more than expected shows that the file ended where its size said.
  let buffer = Buffer.allocUnsafe(size.expected + 1);
  let length = 0;
  for (;;) {
    const count = fs.readSync(file, buffer, length, buffer.length - length, null);
    if (count === 0) break;
    length += count;
    if (length > size.maxBytes) throw tooLarge(path, size.maxBytes, length);
    if (length === buffer.length) buffer = Buffer.concat([buffer], buffer.length * 2);
  }
  return new Uint8Array(buffer.buffer, buffer.byteOffset, length);
}

function statusOf(path: string): FileStatus | undefined {
  return absentAsUndefined(path, () => {
    const status = fs.statSync(path, { bigint: true, throwIfNoEntry: false });
    if (status === undefined) return undefined;
    const kind = status.isFile() ? "file" : status.isDirectory() ? "directory" : "other";
    return {
      kind,
      identity: `${status.dev}:${status.ino}:${status.size}:${status.mtimeNs}:${status.ctimeNs}`,
      changedMs: Number(status.ctimeMs),
      size: Number(status.size),
    };
  });
}

function listDirectory(path: string): readonly DirectoryEntry[] | undefined {
  const entries = absentAsUndefined(path, () => fs.readdirSync(path, { withFileTypes: true }));
  if (entries === undefined) return undefined;
  const listed = entries.map((entry): DirectoryEntry => {
    if (entry.isFile()) return { name: entry.name, kind: "file" };
    if (entry.isDirectory()) return { name: entry.name, kind: "directory" };
    const status = entry.isSymbolicLink() ? statusOf(`${path}/${entry.name}`) : undefined;
    return { name: entry.name, kind: status?.kind ?? "other" };
  });
  return listed.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

function writeAtomically(path: string, content: string | Uint8Array, options: WriteOptions = {}): void {
  attempt(path, () => {
    // Through a link, the file that it leads to is replaced, not the link.
    const target = absentAsUndefined(path, () => fs.realpathSync(path)) ?? path;
    const temporary = `${target}.${crypto.randomUUID().slice(0, 8)}.tmp`;
    const mode = options.mode ?? modeOf(target) ?? 0o666;
    const file = fs.openSync(temporary, "wx", mode);
    try {
      try {
        fs.writeFileSync(file, content);
        fs.fsyncSync(file);
      } finally {
        fs.closeSync(file);
      }
      fs.renameSync(temporary, target);
    } catch (error) {
      fs.rmSync(temporary, { force: true });
      throw error;
    }
  });
}

function modeOf(path: string): number | undefined {
  return absentAsUndefined(path, () => fs.statSync(path).mode & 0o777);
}

function attempt<T>(path: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    throw fileError(path, error);
  }
}

function absentAsUndefined<T>(path: string, action: () => T): T | undefined {
  try {
    return action();
  } catch (error) {
    const code = systemErrorCode(error);
    if (code === "ENOENT" || code === "ENOTDIR") return undefined;
    throw fileError(path, error);
  }
}

function fileError(path: string, cause: unknown): ConfigError {
  if (ConfigError.is(cause)) return cause;
  const reason = systemErrorText(cause);
  return new ConfigError("file_access", `Cannot access '${path}': ${reason}`, {
    details: { path, reason },
    cause,
  });
}

function notAFile(path: string, directory: boolean): ConfigError {
  const reason = directory ? "it is a directory" : "it is no regular file";
  return new ConfigError("file_access", `Cannot read '${path}': ${reason}`, { details: { path, reason } });
}

function tooLarge(path: string, maximum: number, actual: number): ConfigError {
  const message =
    `Cannot read '${path}': it holds ${actual} bytes, more than the limit 'maxBytes' of ${maximum}`;
  return new ConfigError("limit_exceeded", message, { details: { limit: "maxBytes", maximum, actual } });
}
