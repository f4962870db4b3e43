import type { Config } from "../config/config.ts";
import type { FileSystem } from "../runtime/file_system.ts";
import type { Node } from "../tree/node.ts";
import type { Layer } from "./layer.ts";

/** What it takes to make configurations again and again from the same request. */
export interface Composer {
  /**
   * What files and overrides say. Everything that is read is read through `files`.
   *
   * @throws {ConfigError} when it cannot be composed
   */
  compose(files: FileSystem): Config;
  /** The same with layers over it, the last one strongest. @throws {ConfigError} when one does not fit */
  overlay(config: Config, layers: readonly Layer[]): Config;
  /** @throws {ConfigError} when anything in it cannot be resolved or is not valid; `issues` lists all of it */
  evaluate(config: Config): Evaluated;
}

/** A configuration resolved and validated. */
export interface Evaluated {
  /** The resolved values before a schema's transformations: what is hashed, compared and sent. */
  readonly tree: Node;
  /** The plain frozen value, after them. */
  readonly value: unknown;
}
