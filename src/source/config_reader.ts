import { ConfigError } from "../base/error.ts";
import type { SourceText } from "../base/source_text.ts";
import { containerOfText, type YamlTextOptions } from "../tree/yaml_text.ts";
import type { FileSystem } from "../runtime/file_system.ts";
import { decodeYaml } from "../yaml/decode.ts";
import type { SourceConfig } from "./config_source.ts";
import type { KeptConfigs } from "./kept_configs.ts";
import { packageHeaderOf } from "./package_header.ts";

/** Files beyond this many bytes are refused before they are read, unless limits say otherwise. */
const maximumFileBytes = 64 * 1024 * 1024;

export interface ReadingOptions extends YamlTextOptions {
  /** What was read already, by the same options. Default: nothing, and nothing is kept. */
  readonly kept?: KeptConfigs | undefined;
}

/** Reads the configs of sources. */
export class ConfigReader {
  readonly #files: FileSystem;
  readonly #options: ReadingOptions;

  constructor(files: FileSystem, options: ReadingOptions = {}) {
    this.#files = files;
    this.#options = options;
  }

  /**
   * Reads a file: `path` is what the file system takes, `shown` what people call the file.
   *
   * @throws {ConfigError} file_access, composition_value, and what reading YAML raises
   */
  file(path: string, shown: string): SourceConfig {
    const bytes = this.#files.readBytes(path, this.#options.limits?.maximumBytes ?? maximumFileBytes);
    return this.text({ name: shown, text: decodeYaml(bytes, shown) });
  }

  /**
   * Reads a text as a file would be read.
   *
   * @throws {ConfigError} file_access for a bare number or truth value, composition_value, and what reading YAML raises
   */
  text(source: SourceText): SourceConfig {
    const { kept } = this.#options;
    return kept === undefined ? this.#read(source) : kept.of(source, () => this.#read(source));
  }

  #read(source: SourceText): SourceConfig {
    const packageHeader = packageHeaderOf(source.text, source.name);
    const node = containerOfText(source, this.#options);
    if (node !== undefined) return { node, packageHeader, name: source.name };
    const reason = "it holds a single number or truth value";
    throw new ConfigError("file_access", `Cannot load '${source.name}': ${reason}`, {
      details: { path: source.name, reason },
    });
  }
}
