import type { Placed } from "../resolve/context.ts";
import { type FileSystem, localFileSystem } from "../runtime/file_system.ts";
import { toYaml } from "./to_yaml.ts";

/** How a configuration is saved. */
export interface SaveOptions {
  /** Whether interpolations are replaced by what they lead to. Default: false. */
  readonly resolve?: boolean;
  /** Whether what a schema marks secret is written rather than masked. Default: false. */
  readonly reveal?: boolean;
  /** Where files are written. Default: the files of this machine. */
  readonly fileSystem?: Pick<FileSystem, "write"> | undefined;
}

/**
 * Writes a configuration to a file as YAML; whoever reads the file sees the old content or the new one.
 *
 * @throws {ConfigError} `file_access`; with `resolve`, what the first interpolation that cannot be evaluated fails with
 * @example
 * ```ts
 * import { create, load, toYaml } from "@hydrant/config";
 * import { save } from "@hydrant/config/tree";
 * import assert from "node:assert/strict";
 * import { mkdtempSync, rmSync } from "node:fs";
 * import { tmpdir } from "node:os";
 * import { join } from "node:path";
 *
 * const directory = mkdtempSync(join(tmpdir(), "hydrant-"));
 * save(create("a: 1"), join(directory, "a.yaml"));
 * assert.equal(toYaml(load(join(directory, "a.yaml"))), "a: 1\n");
 * rmSync(directory, { recursive: true });
 * ```
 */
export function save(config: Placed, path: string, options: SaveOptions = {}): void {
  const text = toYaml(config, { resolve: options.resolve ?? false, reveal: options.reveal ?? false });
  (options.fileSystem ?? localFileSystem).write(path, text);
}
