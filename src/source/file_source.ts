import { ConfigError } from "../base/error.ts";
import { joinPath } from "../runtime/file_path.ts";
import type { DirectoryEntry, FileKind, FileSystem } from "../runtime/file_system.ts";
import { configNameOf, type ConfigSource, fileNameOf, type SourceConfig } from "./config_source.ts";
import type { ConfigReader } from "./config_reader.ts";
import { isSafeName } from "./safe_name.ts";

/** Where a file source looks, and how. */
export interface FileSourceOptions {
  readonly provider: string;
  /** The directory, as the search path shows it. */
  readonly path: string;
  /** What the names of its files begin with where people see them. */
  readonly shown: string;
  /** The directory, as the file system takes it. */
  readonly directory: string;
  readonly files: FileSystem;
  readonly reader: ConfigReader;
}

/** A directory of YAML files. What was found once holds for as long as the source does: for one composition. */
export class FileSource implements ConfigSource {
  readonly provider: string;
  readonly scheme = "file";
  readonly path: string;
  readonly #shown: string;
  readonly #directory: string;
  readonly #files: FileSystem;
  readonly #reader: ConfigReader;
  readonly #kinds = new Map<string, FileKind | undefined>();
  #realDirectory: string | undefined;

  constructor(options: FileSourceOptions) {
    this.provider = options.provider;
    this.path = options.path;
    this.#shown = options.shown;
    this.#directory = options.directory;
    this.#files = options.files;
    this.#reader = options.reader;
  }

  isAvailable(): boolean {
    return this.hasGroup("");
  }

  hasGroup(name: string): boolean {
    return isSafeName(name) && this.#kindOf(name) === "directory";
  }

  hasConfig(name: string): boolean {
    const file = fileNameOf(name);
    return isSafeName(file) && this.#kindOf(file) === "file";
  }

  load(name: string): SourceConfig {
    const file = fileNameOf(name);
    this.#confine(file);
    return this.#reader.file(this.#pathOf(file), joinPath(this.#shown, file));
  }

  groupsIn(group: string): readonly string[] {
    return this.#entries(group).filter((entry) => entry.kind === "directory").map(({ name }) => name);
  }

  configsIn(group: string): readonly string[] {
    const names: string[] = [];
    for (const entry of this.#entries(group)) {
      const name = entry.kind === "file" ? configNameOf(entry.name) : undefined;
      if (name !== undefined) names.push(name);
    }
    return names;
  }

  #entries(group: string): readonly DirectoryEntry[] {
    if (!this.hasGroup(group)) return [];
    this.#confine(group);
    const entries = this.#files.list(this.#pathOf(group)) ?? [];
    for (const { name } of entries) fileNameOf(name);
    return entries.filter(({ name }) => !ignored.has(name));
  }

  #kindOf(name: string): FileKind | undefined {
    if (this.#kinds.has(name)) return this.#kinds.get(name);
    const kind = this.#files.status(this.#pathOf(name))?.kind;
    this.#kinds.set(name, kind);
    return kind;
  }

  #pathOf(name: string): string {
    return name === "" ? this.#directory : joinPath(this.#directory, name);
  }

  /** Links may lead anywhere within the directory (as Kubernetes links its files), and nowhere else. */
  #confine(name: string): void {
    this.#realDirectory ??= this.#files.realPath(this.#directory);
    const real = this.#files.realPath(this.#pathOf(name));
    if (real === undefined || this.#realDirectory === undefined) return;
    if (isWithin(this.#realDirectory, real)) return;
    const path = joinPath(this.#shown, name);
    const reason = `it leads to '${real}', which is outside of '${this.path}'`;
    const hint = "copy it, or add the directory that it leads to to the search path";
    throw new ConfigError("config_load", `Cannot load '${path}': ${reason}; ${hint}`, {
      details: { path, reason },
    });
  }
}

/** What Python leaves behind in a package of configs. */
const ignored: ReadonlySet<string> = new Set(["__pycache__", "__init__.py"]);

function isWithin(directory: string, path: string): boolean {
  if (path === directory) return true;
  if (!path.startsWith(directory)) return false;
  const last = directory[directory.length - 1];
  const next = path[directory.length];
  return last === "/" || last === "\\" || next === "/" || next === "\\";
}
