import type { Element, Interpolation } from "../interpolation/ast.ts";
import { keyPathOf, type Place } from "../tree/place.ts";
import type { ResolveContext } from "./context.ts";
import { resultSpot } from "./evaluate_node.ts";
import { evaluateElement, evaluateInterpolation } from "./evaluate_syntax.ts";
import { Evaluation } from "./evaluation.ts";
import { unfinished } from "./evaluator.ts";
import { Failure, failureAt } from "./failure.ts";
import type { Native } from "./native.ts";
import { published } from "./result_place.ts";
import { Spot } from "./spot.ts";
import { ValueNode } from "../tree/node.ts";

export { ResultPlace } from "./result_place.ts";

/**
 * The place that a node leads to: the node's own unless it is an interpolation. A plain value that a resolver or
 * a concatenation gives is a `ResultPlace`; a container is at the place where it stands.
 *
 * @throws {ConfigError} interpolation_key, interpolation_missing, interpolation_cycle, interpolation_validation,
 * interpolation_resolution, unsupported_interpolation, limit_exceeded; with the key of the node that was asked for
 */
export function dereference(place: Place, context: ResolveContext): Place {
  if (place.node.kind !== "interpolation") return place;
  const evaluation = Evaluation.of(context);
  const spot = evaluation.spotAt(place);
  try {
    return published(evaluation.settle(spot));
  } catch (thrown) {
    throw thrown instanceof Failure ? evaluation.error(thrown, keyPathOf(place)) : thrown;
  }
}

/** As `dereference`; nothing where it throws. */
export function tryDereference(place: Place, context: ResolveContext): Place | undefined {
  if (place.node.kind !== "interpolation") return place;
  const evaluation = Evaluation.of(context);
  try {
    return published(evaluation.settle(evaluation.spotAt(place)));
  } catch (thrown) {
    if (thrown instanceof Failure) return undefined;
    throw thrown;
  }
}

/**
 * What syntax gives that stands in no tree, seen from a child of a container: where it leads, or a `ResultPlace`.
 *
 * @throws {ConfigError} as `dereference`
 */
export function evaluateSyntax(
  syntax: Interpolation | Element,
  container: Place,
  context: ResolveContext,
): Place {
  const evaluation = Evaluation.of(context);
  const at = new Spot(new ValueNode("null", null), undefined, evaluation.spotAt(container));
  try {
    const given = evaluation.run((): Native =>
      "kind" in syntax
        ? evaluateElement(evaluation, syntax, at)
        : evaluateInterpolation(evaluation, syntax, at)
    );
    return published(given instanceof Spot ? given : resultSpot(evaluation, given, at));
  } catch (thrown) {
    if (thrown === unfinished) throw thrown;
    throw evaluation.error(failureAt(at, thrown), "");
  }
}
