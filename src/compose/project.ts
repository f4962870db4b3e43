import type { SchemaOutput, StandardSchema } from "../schema/standard.ts";
import type { Resolvers } from "../resolve/context.ts";
import type { ConfigStore } from "../source/stored_config.ts";

/** What is composed, and with what: `hydrant.config.ts` exports one by default. */
export interface Project<Schema = unknown> {
  /** The directory of the primary config and its groups, relative to the working directory; or a `file:` URL. */
  readonly dir: string | URL;
  /** The primary config's name. Default: `config`. Null: there is none, only what overrides append. */
  readonly configName?: string | null | undefined;
  /** Directories that are searched after `dir`. */
  readonly searchPath?: readonly (string | URL)[] | undefined;
  /** Types, defaults and checks for the whole configuration: valibot, or any Standard Schema. */
  readonly schema?: Schema | undefined;
  /** The same for parts of it, by key path: `{ db: Db }`. */
  readonly schemas?: Readonly<Record<string, StandardSchema>> | undefined;
  /** Resolvers beside `oc.*` and Hydra's. */
  readonly resolvers?: Resolvers | undefined;
  /** Configs that the program registers; they are searched last. */
  readonly store?: ConfigStore | undefined;
  /** The key path that must resolve and validate, and is delivered. Default: everything. */
  readonly select?: string | undefined;
  /** `hydra.job.name`, unless the configuration gives it. Default: `app`. */
  readonly jobName?: string | undefined;
  /** Whether `$<…>` is an interpolation as `${…}` is. Default: true. */
  readonly angle?: boolean | undefined;
}

/** The type of a project's composed value. */
export type ProjectValue<Schema> = Schema extends StandardSchema ? SchemaOutput<Schema> : unknown;
