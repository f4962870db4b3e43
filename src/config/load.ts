import { ConfigError } from "../base/error.ts";
import { type FileSystem, localFileSystem } from "../runtime/file_system.ts";
import { rootPlace } from "../tree/place.ts";
import { decodeYaml } from "../yaml/decode.ts";
import { defaultYamlLimits } from "../yaml/limits.ts";
import { Config, contextOf } from "./config.ts";
import type { CreateOptions } from "./create.ts";
import { containerOfText } from "../tree/yaml_text.ts";

/** How a file is loaded. */
export interface LoadOptions extends CreateOptions {
  /** Where files are read from. Default: the files of this machine. */
  readonly fileSystem?: Pick<FileSystem, "readBytes"> | undefined;
}

/**
 * The configuration in a YAML file.
 *
 * @throws {ConfigError} `file_access` for a file that cannot be read or holds a bare number or truth value;
 * `yaml_*`, `grammar_parse`, `key_validation`, `unsafe_key`, `limit_exceeded` for what is in it
 * @example
 * ```ts
 * import { load, toYaml } from "@hydrant/config";
 * import assert from "node:assert/strict";
 *
 * const fileSystem = { readBytes: () => new TextEncoder().encode("a: 1") };
 * assert.equal(toYaml(load("conf/a.yaml", { fileSystem })), "a: 1\n");
 * ```
 */
export function load<T = unknown>(path: string, options: LoadOptions = {}): Config<T> {
  const files = options.fileSystem ?? localFileSystem;
  const bytes = files.readBytes(path, options.limits?.maximumBytes ?? defaultYamlLimits.maximumBytes);
  const context = contextOf(options);
  const name = options.name ?? path;
  const source = { name, text: decodeYaml(bytes, name) };
  const node = containerOfText(source, { ...options, angle: context.angle, rereadText: true });
  if (node !== undefined) return new Config<T>(rootPlace(node), context);
  const reason = "it holds a single number or truth value";
  throw new ConfigError("file_access", `Cannot load '${path}': ${reason}`, { details: { path, reason } });
}
