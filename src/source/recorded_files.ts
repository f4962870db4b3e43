import type { DirectoryEntry, FileStatus, FileSystem, WriteOptions } from "../runtime/file_system.ts";

/** What was looked for in the file system. */
export interface LookUps {
  /** Files that were read, in order. */
  readonly inputs: readonly string[];
  /** Paths at which nothing was found. */
  readonly probed: readonly string[];
}

/** A file system that notes which files are read, and what is looked for and not found. */
export class RecordedFiles implements FileSystem {
  readonly #files: FileSystem;
  readonly #inputs = new Set<string>();
  readonly #probed = new Set<string>();

  constructor(files: FileSystem) {
    this.#files = files;
  }

  lookUps(): LookUps {
    return { inputs: [...this.#inputs], probed: [...this.#probed] };
  }

  readBytes(path: string, maxBytes: number): Uint8Array {
    this.#inputs.add(path);
    return this.#files.readBytes(path, maxBytes);
  }

  status(path: string): FileStatus | undefined {
    const status = this.#files.status(path);
    if (status === undefined) this.#probed.add(path);
    return status;
  }

  realPath(path: string): string | undefined {
    return this.#files.realPath(path);
  }

  list(path: string): readonly DirectoryEntry[] | undefined {
    const entries = this.#files.list(path);
    if (entries === undefined) this.#probed.add(path);
    return entries;
  }

  write(path: string, content: string | Uint8Array, options?: WriteOptions): void {
    this.#files.write(path, content, options);
  }

  makeDirectory(path: string, options?: WriteOptions): void {
    this.#files.makeDirectory(path, options);
  }

  remove(path: string): void {
    this.#files.remove(path);
  }
}
