import { metadata } from "valibot";
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
  /** What was said. */
  readonly hydrant: Meta;
  /** Other metadata. */
  readonly [key: string]: unknown;
}

/** A step of a valibot pipe that checks and changes nothing. */
export interface MetaAction<Input> {
  /** Tells valibot what the step is. */
  readonly kind: "metadata";
  /** Tells valibot which metadata it is. */
  readonly type: "metadata";
  /** What made the step. */
  readonly reference: (words: HydrantMetadata) => MetaAction<Input>;
  /** What was said. */
  readonly metadata: HydrantMetadata;
  /** Present only for the compiler. */
  readonly "~types"?: MetaTypes<Input> | undefined;
}

/** The types that a step leaves as they are. */
export interface MetaTypes<Input> {
  /** What comes in. */
  readonly input: Input;
  /** What goes out. */
  readonly output: Input;
  /** What may be found wrong: nothing. */
  readonly issue: never;
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
export function meta<Input>(words: Meta): MetaAction<Input> {
  return metadata({ hydrant: words }) as MetaAction<Input>;
}
