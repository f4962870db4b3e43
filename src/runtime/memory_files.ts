import { ConfigError } from "../base/error.ts";
import type { DirectoryEntry, FileStatus, FileSystem } from "./file_system.ts";

/** Files that are in memory alone, for tests: paths are absolute, with `/` between names. */
export class MemoryFiles implements FileSystem {
  readonly #files: Map<string, { readonly content: Uint8Array; readonly version: number }> = new Map();
  #version = 0;

  /** Files that are there from the start, by path. */
  constructor(files: Readonly<Record<string, string>> = {}) {
    for (const [path, text] of Object.entries(files)) this.write(path, text);
  }

  /** The whole file. @throws {ConfigError} `file_access` where there is none, `limit_exceeded` */
  readBytes(path: string, maxBytes: number): Uint8Array {
    const file = this.#files.get(path);
    if (file === undefined) {
      const reason = "it does not exist";
      throw new ConfigError("file_access", `Cannot read '${path}': ${reason}`, { details: { path, reason } });
    }
    const actual = file.content.length;
    if (actual <= maxBytes) return file.content;
    throw new ConfigError(
      "limit_exceeded",
      `File '${path}' is larger than the limit 'maxBytes' of ${maxBytes} bytes`,
      {
        details: { limit: "maxBytes", maximum: maxBytes, actual },
      },
    );
  }

  /** What stands at a path: a directory stands wherever a file is below. */
  status(path: string): FileStatus | undefined {
    const file = this.#files.get(path);
    if (file !== undefined) {
      const { content, version } = file;
      return { kind: "file", identity: `memory:${version}`, changedMs: 0, size: content.length };
    }
    const isDirectory = [...this.#files.keys()].some((other) => other.startsWith(below(path)));
    return isDirectory ? { kind: "directory", identity: `memory:${path}`, changedMs: 0, size: 0 } : undefined;
  }

  /** The path itself: there are no links. */
  realPath(path: string): string | undefined {
    return this.status(path) === undefined ? undefined : path;
  }

  /** Names in a directory, sorted. */
  list(path: string): readonly DirectoryEntry[] | undefined {
    if (this.status(path)?.kind !== "directory") return undefined;
    const entries = new Map<string, DirectoryEntry>();
    for (const file of this.#files.keys()) {
      if (!file.startsWith(below(path))) continue;
      const [name, ...deeper] = file.slice(below(path).length).split("/");
      entries.set(name, { name, kind: deeper.length > 0 ? "directory" : "file" });
    }
    return [...entries.values()].sort((one, other) => one.name < other.name ? -1 : 1);
  }

  /** Puts a file in place of the one that is there. */
  write(path: string, content: string | Uint8Array): void {
    const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
    this.#files.set(path, { content: bytes, version: ++this.#version });
  }

  /** Nothing to do: directories stand where files are. */
  makeDirectory(): void {}

  /** Takes a file away. */
  remove(path: string): void {
    this.#files.delete(path);
  }
}

function below(path: string): string {
  return path.endsWith("/") ? path : `${path}/`;
}
