import { ConfigError } from "../base/error.ts";
import type { ResolveContext } from "../resolve/context.ts";
import { flagAt } from "../tree/flag_at.ts";
import { mergeNodes } from "../tree/merge_tree.ts";
import type { Node } from "../tree/node.ts";
import { placedNode } from "../tree/placed_node.ts";
import { type Place, replaceAt, rootPlace } from "../tree/place.ts";
import { trailOf, wholeKeyPath } from "../tree/trail.ts";
import { Config, contextOf } from "./config.ts";
import { containerNode, isContainerInput, programOrigin } from "./create.ts";
import { isStrict } from "./holder_of.ts";
import { keepingSecrets } from "./keeping_secrets.ts";
import { treeMakerOf } from "./tree_maker_of.ts";
import type { TypedInput, Unchecked, Untyped } from "./typed_input.ts";

/** What may be merged: a configuration, a plain object or array, a structured object. */
export type MergeInput = unknown;

/**
 * The inputs merged from left to right: mappings key by key, everything else by the later value. `???` never takes
 * the place of a value, null does. Lists replace lists, unless a schema says how they merge. A mapping merged over
 * an interpolation opens up a copy of what that leads to.
 *
 * The first input decides over types, flags (read-only ones are merged through), resolvers and place.
 *
 * @throws {ConfigError} `merge_type` where a mapping meets a list; `validation`, `key_validation` where a type
 * refuses; `key_not_found` where struct mode or an object refuses a new key; `invalid_argument` for an input that
 * is no container
 * @example
 * ```ts
 * import { create, merge, toYaml } from "@hydrant/config";
 * import assert from "node:assert/strict";
 *
 * const config = merge(create("a: {x: 1, z: 2}"), { a: { z: 3 } });
 * assert.equal(toYaml(config), "a:\n  x: 1\n  z: 3\n");
 * ```
 */
export function merge<T = unknown, First = unknown>(
  first: Untyped<First>,
  ...others: readonly MergeInput[]
): Config<T>;
/** A typed configuration with a value of which nothing is known merged over it. */
export function merge<T, Other>(first: Config<T>, other: Unchecked<Other>): Config<T>;
/** A typed configuration with parts of its type, or configurations, merged over it. */
export function merge<T>(first: Config<T>, ...others: readonly TypedInput<T>[]): Config<T>;
export function merge<T>(first: MergeInput, ...others: readonly MergeInput[]): Config<T> {
  const context = contextAmong([first, ...others]);
  const place = first instanceof Config ? first.place : rootPlace(inputOf(first, context));
  const merged = keepingSecrets(
    { place, context },
    () => mergedPlace(place, others, context, { throughReadonly: true }),
    others.map((value) => ({ value })),
  );
  return new Config<T>(merged, context);
}

/**
 * A configuration with others merged over it: as `merge`, but read-only nodes refuse, and failures are those of
 * an operation on the configuration.
 *
 * @throws {ConfigError} as `merge`, with `config_type` in the place of `merge_type`; `readonly`
 * @example
 * ```ts
 * import { create, toYaml } from "@hydrant/config";
 * import { mergeWith } from "@hydrant/config/tree";
 * import assert from "node:assert/strict";
 *
 * assert.equal(toYaml(mergeWith(create("a: 1"), create("b: 2"))), "a: 1\nb: 2\n");
 * ```
 */
export function mergeWith<T, Other>(config: Config<T>, other: Unchecked<Other>): Config<T>;
/** A configuration with parts of its type, or configurations, merged over it. */
export function mergeWith<T>(config: Config<T>, ...others: readonly TypedInput<T>[]): Config<T>;
export function mergeWith<T>(config: Config<T>, ...others: readonly MergeInput[]): Config<T> {
  const context = config.context.derive();
  return keepingSecrets(
    config,
    () => {
      try {
        return new Config<T>(mergedPlace(config.place, others, context, { throughReadonly: false }), context);
      } catch (error) {
        throw ofOperation(error, config.place);
      }
    },
    others.map((value) => ({ value })),
  );
}

function mergedPlace(
  start: Place,
  others: readonly MergeInput[],
  context: ResolveContext,
  how: MergeThrough,
): Place {
  let place = start;
  for (const other of others) place = mergedOver(place, inputOf(other, context), context, how);
  return place;
}

/** How far a merge goes through what flags forbid. */
export interface MergeThrough {
  /** Read-only nodes are merged into. */
  readonly throughReadonly: boolean;
  /** Struct mode that is inherited does not count. */
  readonly open?: boolean;
}

/** A place with another tree merged over its node. */
export function mergedOver(place: Place, source: Node, context: ResolveContext, how: MergeThrough): Place {
  const maker = treeMakerOf(context);
  const { throughReadonly, open } = how;
  const above = place.parent;
  const merged = mergeNodes(place.node, source, {
    maker,
    dereference: maker.dereference,
    above,
    trail: trailOf(place),
    throughReadonly,
    inForce: {
      struct: open !== true && above !== undefined && flagAt(above, "struct") === true,
      readonly: !throughReadonly && above !== undefined && flagAt(above, "readonly") === true,
      strict: above !== undefined && isStrict(above),
    },
  });
  return replaceAt(place, merged);
}

function contextAmong(inputs: readonly MergeInput[]): ResolveContext {
  for (const input of inputs) {
    if (input instanceof Config) return input.context.derive();
  }
  return contextOf({});
}

function inputOf(input: MergeInput, context: ResolveContext): Node {
  const placed = placedNode(input);
  if (placed !== undefined) return placed;
  if (isContainerInput(input)) return containerNode(input, context, programOrigin());
  const kind = input === null ? "null" : typeof input;
  const message = `Cannot merge a value of type '${kind}': wanted is a configuration, an object or an array`;
  throw new ConfigError("invalid_argument", message, { details: { value: input } });
}

/** A failure of merging, as one of an operation on the configuration at a place. */
export function ofOperation(error: unknown, place: Place): unknown {
  if (!ConfigError.is(error)) return error;
  const keyPath = wholeKeyPath(trailOf(place));
  const fields = {
    ...(error.origin === undefined ? {} : { origin: error.origin }),
    cause: error.cause,
    keyPath,
  };
  if (ConfigError.is(error, "merge_type")) {
    return new ConfigError("config_type", error.message, { ...fields, details: {} });
  }
  if (error.keyPath !== undefined && error.keyPath !== "") return error;
  return new ConfigError(error.code, error.message, {
    ...fields,
    details: error.details,
    issues: error.issues,
  });
}
