import type { SourceConfig } from "./config_source.ts";

/** Reads the files of sources. */
export interface ConfigReader {
  /** `path` is what the file system takes, `shown` what people call the file. */
  read(file: { readonly path: string; readonly shown: string }): SourceConfig;
}
