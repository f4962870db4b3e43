import { ConfigError } from "../../src/base/error.ts";
import type { DirectoryEntry, FileStatus, FileSystem } from "../../src/runtime/file_system.ts";
import { isObject, type JsonObject } from "./json.ts";
import type { RecordedCase } from "./case_file.ts";
import type { CaseContext } from "./outcome.ts";

/** The directory that a case's tree is in. */
export const treeDirectory = "/recorded/tree";

/** The files of a case by their path in the tree: its own, or those of the line that it refers to. */
export function treeOf(recorded: RecordedCase, { file }: CaseContext): Readonly<Record<string, string>> {
  const { tree } = recorded;
  const files = typeof tree === "string" ? file.support.get(tree)?.files : tree;
  return isObject(files) ? files as JsonObject as Readonly<Record<string, string>> : {};
}

/** A file system that holds nothing but a case's tree. */
export class TreeFiles implements FileSystem {
  readonly #files = new Map<string, string>();
  readonly #directories = new Map<string, Map<string, DirectoryEntry["kind"]>>();

  constructor(tree: Readonly<Record<string, string>>) {
    this.#directories.set(treeDirectory, new Map());
    for (const [path, text] of Object.entries(tree)) this.#add(`${treeDirectory}/${path}`, text);
  }

  #add(path: string, text: string): void {
    this.#files.set(path, text);
    let kind: DirectoryEntry["kind"] = "file";
    for (let at = path; at.length > treeDirectory.length;) {
      const slash = at.lastIndexOf("/");
      const above = at.slice(0, slash);
      const entries = this.#directories.get(above) ?? new Map();
      entries.set(at.slice(slash + 1), kind);
      this.#directories.set(above, entries);
      kind = "directory";
      at = above;
    }
  }

  readBytes(path: string): Uint8Array {
    const text = this.#files.get(path);
    if (text !== undefined) return new TextEncoder().encode(text);
    throw new ConfigError("file_access", `No file '${path}'`, { details: { path, reason: "absent" } });
  }

  status(path: string): FileStatus | undefined {
    const kind = this.#files.has(path) ? "file" : this.#directories.has(path) ? "directory" : undefined;
    return kind && { kind, identity: path, changedMs: 0, size: 0 };
  }

  realPath(path: string): string | undefined {
    return this.status(path) && path;
  }

  list(path: string): readonly DirectoryEntry[] | undefined {
    const entries = this.#directories.get(path);
    return entries && [...entries].map(([name, kind]) => ({ name, kind }));
  }

  write(): void {
    throw new Error("Nothing is written while cases run");
  }

  makeDirectory(): void {
    this.write();
  }

  remove(): void {
    this.write();
  }
}
