import type { EnvironmentVariables, Resolvers, ValidationOutcome } from "../resolve/context.ts";
import type { ConfigSource } from "../source/config_source.ts";
import type { SearchPathEntry, SourceSetting } from "../source/search_path.ts";
import type { ObjectShape } from "../tree/node_type.ts";
import type { PartSchemas } from "./part_schemas.ts";

/** All that a composition depends on. */
export interface CompositionRequest {
  /** The primary config; without one, only what overrides append is composed. */
  readonly configName: string | undefined;
  readonly overrides: readonly string[];
  /** Between Hydra's own configs and the store. */
  readonly searchPath: readonly SearchPathEntry[];
  /** What a program registered, and what Hydra registers. */
  readonly store: ConfigSource;
  readonly setting: SourceSetting;
  readonly resolvers: Resolvers;
  readonly environment: EnvironmentVariables;
  /** What `now:` tells, in milliseconds since the epoch. */
  readonly now: number;
  /** Gives numbers from 0 up to, not including, 1. */
  readonly random: () => number;
  readonly onWarning: (text: string) => void;
  /** Whether `$<…>` is an interpolation. */
  readonly angle: boolean;
  /** What the configuration is declared to hold, beside the `hydra` node. */
  readonly shape: ObjectShape | undefined;
  /** What parts of it are declared to hold, by key path. */
  readonly parts: ReadonlyMap<string, ObjectShape>;
  /** The schemas of parts, wherever they come to stand. */
  readonly partSchemas: PartSchemas;
  /** Checks the resolved value of the configuration without the `hydra` node. */
  readonly validate: ((value: unknown) => ValidationOutcome) | undefined;
  /** For several jobs: sweeps may stand among the overrides, and choices may be missing. */
  readonly multirun: boolean;
  /** Leaves out choices that are `???`, rather than refuse them. */
  readonly skipMissing: boolean;
  readonly jobName: string;
  /** The job that the configuration is for; nothing while it is only looked at. */
  readonly job: JobRole | undefined;
  /** Whether the aliases that the primary config defines are expanded. */
  readonly withAliases: boolean;
}

/** A job of its own, or one of a sweep, counted from 0. */
export type JobRole = { readonly kind: "run" } | { readonly kind: "sweep"; readonly number: number };
