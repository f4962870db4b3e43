import type { Placed } from "../resolve/context.ts";
import { type FileSystem, localFileSystem } from "../runtime/file_system.ts";
import { toYaml } from "./to_yaml.ts";

/** How a configuration is saved. */
export interface SaveOptions {
  /** Whether interpolations are replaced by what they lead to. Default: false. */
  readonly resolve?: boolean;
  /** Where files are written. Default: the files of this machine. */
  readonly fileSystem?: Pick<FileSystem, "write"> | undefined;
}

/**
 * Writes a configuration to a file as YAML; whoever reads the file sees the old content or the new one.
 *
 * @throws {ConfigError} `file_access`; with `resolve`, what the first interpolation that cannot be evaluated fails with
 */
export function save(config: Placed, path: string, options: SaveOptions = {}): void {
  const text = toYaml(config, { resolve: options.resolve ?? false });
  (options.fileSystem ?? localFileSystem).write(path, text);
}
