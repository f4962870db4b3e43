import type { Node } from "../tree/node.ts";
import type { Place } from "../tree/place.ts";
import type { Placed, ResolveContext } from "./context.ts";
import type { ConfigError } from "../base/error.ts";
import type { Failure } from "./failure.ts";
import type { Native } from "./native.ts";
import type { Spot } from "./spot.ts";

/**
 * Thrown where evaluation is too deep to go on: another node must be evaluated first, then everything that was
 * begun is begun again. Whoever catches everything lets this pass.
 */
export const unfinished: unique symbol = Symbol("unfinished");

/** What the parts of one evaluation call each other by. */
export interface Evaluator {
  readonly context: ResolveContext;
  /** Whether what resolvers give becomes part of the tree, as it does when a configuration is resolved for good. */
  readonly settles: boolean;
  /** Containers that stand at more than one place of what is resolved. */
  readonly shared: Set<Node>;
  /** The spot that a node leads to, its own unless it is an interpolation. Throws a `Failure`, or `unfinished`. */
  outcomeOf(spot: Spot): Spot;
  /** As `outcomeOf`, however long the way is, for those who are no step of it themselves. Throws a `Failure`. */
  settle(spot: Spot): Spot;
  /** The value of a text as an argument of a resolver would be read, seen from a node. */
  decode(text: string, at: Spot): Native;
  /** A container without interpolations. Throws a `Failure`. */
  resolvedNode(spot: Spot): Node;
  spotAt(place: Place): Spot;
  /** The failure that a resolver heard of by an error. */
  reportedFailure(error: ConfigError): Failure | undefined;
  /** What a resolver is handed for a spot. */
  handOver(spot: Spot): Placed;
}
