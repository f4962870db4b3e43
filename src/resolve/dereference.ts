import type { Place } from "../tree/place.ts";
import type { ResolveContext } from "./context.ts";

/** What is no part of the tree: a value that a resolver or a concatenation gave, standing where it was asked for. */
export declare class ResultPlace implements Place {
  readonly node: Place["node"];
  readonly key: Place["key"];
  readonly parent: Place["parent"];
}

/**
 * The place that a node leads to: the node's own unless it is an interpolation. A plain value that a resolver or
 * a concatenation gives is a `ResultPlace`; a container is at the place where it stands.
 *
 * @throws {ConfigError} interpolation_key, interpolation_missing, interpolation_cycle, interpolation_validation,
 * interpolation_resolution, unsupported_interpolation, with the key of the node that was asked for
 */
export declare function dereference(place: Place, context: ResolveContext): Place;

/** As `dereference`; nothing where it throws. */
export declare function tryDereference(place: Place, context: ResolveContext): Place | undefined;
