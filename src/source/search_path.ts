import { ConfigError } from "../base/error.ts";
import { absolutePath } from "../runtime/file_path.ts";
import type { FileSystem } from "../runtime/file_system.ts";
import type { ConfigReader } from "./config_reader.ts";
import type { ConfigSource } from "./config_source.ts";
import { FileSource } from "./file_source.ts";
import { MemorySource } from "./memory_source.ts";

/** One entry of a search path. */
export interface SearchPathEntry {
  /** Who put it there: `main`, `command-line`, `hydra.searchpath in main`, … */
  readonly provider: string;
  /** A directory, with or without `file://`, or another scheme's name. */
  readonly path: string;
  /** What the names of files begin with where people see them. Default: `path`. */
  readonly shown?: string;
}

/** What entries are made into sources with. */
export interface SourceSetting {
  readonly files: FileSystem;
  readonly reader: ConfigReader;
  /** What relative directories are relative to. */
  readonly workingDirectory: string;
  /** Hydra's own configs, `pkg://hydra.conf`. */
  readonly hydra: ConfigSource;
}

const schemes = ["file", "pkg", "structured"];

/**
 * The source of an entry. A package of Python has no configs here, but for Hydra's own.
 *
 * @throws {ConfigError} composition_value for an unknown scheme
 */
export function sourceOf(entry: SearchPathEntry, setting: SourceSetting): ConfigSource {
  const { provider, path } = entry;
  const colon = path.indexOf("://");
  const scheme = colon < 0 ? "file" : path.slice(0, colon);
  const rest = colon < 0 ? path : path.slice(colon + 3);
  switch (scheme) {
    case "file": {
      const { files, reader } = setting;
      const shown = entry.shown ?? rest;
      return new FileSource({
        provider,
        path: rest,
        shown,
        directory: absolutePath(setting.workingDirectory, rest),
        files,
        reader,
      });
    }
    case "pkg":
      return rest === setting.hydra.path ? setting.hydra : new AbsentSource(provider, rest);
    case "structured":
      return new MemorySource({ provider, scheme: "structured", path: rest }, new Map());
    default: {
      const message = `Cannot search '${path}': there is no scheme '${scheme}', there are ${
        schemes.join(", ")
      }`;
      throw new ConfigError("composition_value", message, { details: { value: path, available: schemes } });
    }
  }
}

/** A package that cannot be there. */
class AbsentSource extends MemorySource {
  constructor(provider: string, path: string) {
    super({ provider, scheme: "pkg", path }, new Map());
  }

  override isAvailable(): boolean {
    return false;
  }

  override hasGroup(): boolean {
    return false;
  }
}
