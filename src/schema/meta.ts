import { metadata, type MetadataAction } from "valibot";
import type { ListMerge } from "../tree/node_type.ts";

/** What a schema entry says to Hydrant beyond its type. */
export interface Meta {
  /** Masked in every dump, diff, error, log and status; subscribers get the value. */
  readonly secret?: boolean;
  /** How a list merges over the list that stands: OmegaConf's `replace` unless given. */
  readonly merge?: ListMerge;
  /** A live change is refused, or let through and marked as needing a restart. */
  readonly restart?: "refuse" | "mark";
  /** What the entry is for, for people and editors. */
  readonly description?: string;
  /** A default that is an interpolation, such as `"${ml.base_threshold}"`, where the type is no string. */
  readonly default?: `${string}\${${string}}${string}` | `${string}$<${string}>${string}`;
}

/** The words of `Meta` under the one key by which `describeSchema` finds them again. */
export interface HydrantMetadata {
  readonly hydrant: Meta;
  readonly [key: string]: unknown;
}

/**
 * Says more about a schema entry: use it in `v.pipe`. A misspelt word does not compile.
 *
 * @param words what is to be said; see {@link Meta}
 * @returns a valibot metadata action
 *
 * @example A secret, and a list that merges by appending
 * ```ts
 * import { meta, structured, toYaml } from "@hydrant/config";
 * import * as v from "valibot";
 *
 * const Service = v.object({
 *   api_key: v.pipe(v.optional(v.string(), "hunter2"), meta({ secret: true })),
 *   tags: v.pipe(v.optional(v.array(v.string()), ["base"]), meta({ merge: "append" })),
 * });
 * const text = toYaml(structured(Service));
 * if (text.includes("hunter2")) throw new Error("A secret is masked in dumps");
 * ```
 */
export function meta<Input>(words: Meta): MetadataAction<Input, HydrantMetadata> {
  return metadata({ hydrant: words });
}
