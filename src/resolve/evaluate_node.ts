import type { InterpolationNode } from "../tree/node.ts";
import { evaluateInterpolation } from "./evaluate_syntax.ts";
import type { Evaluator } from "./evaluator.ts";
import { Faulty } from "./failure.ts";
import { EscapedMissing, looksMissing, type Native } from "./native.ts";
import { resultNode } from "./native_node.ts";
import { Spot } from "./spot.ts";
import { typedOutcome } from "./typed_outcome.ts";

/** What an interpolation leads to, converted to the type that is declared for it. Throws a `Failure` or `Faulty`. */
export function evaluateNode(evaluator: Evaluator, at: Spot, node: InterpolationNode): Spot {
  const given = finished(evaluateInterpolation(evaluator, node.syntax, at), node.text);
  const { type } = node;
  if (type !== undefined && type.kind !== "any") return typedOutcome(evaluator, at, type, given);
  return given instanceof Spot ? given : resultSpot(evaluator, given, at);
}

/** The spot of a value that is no node: it stands in the place of the interpolation, and is no part of the tree. */
export function resultSpot(evaluator: Evaluator, native: Native, at: Spot): Spot {
  const { node, height } = resultNode(evaluator, native);
  const spot = new Spot(node, at.key, at.parent, { native });
  spot.resolved = node;
  spot.height = height;
  return spot;
}

/** Settles whether a text that looks like a missing value is one. */
export function finished(given: Native, text: string): Native {
  if (typeof given !== "string" || !looksMissing(given)) return given;
  if (given !== "???") return new EscapedMissing(given.slice(1));
  throw new Faulty({ code: "interpolation_missing", what: `Interpolation '${text}' gives ???`, text });
}
