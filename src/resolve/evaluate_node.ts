import { excerpt } from "../grammar/fault_text.ts";
import type { InterpolationNode, Node } from "../tree/node.ts";
import { TreeMaker } from "../tree/tree_maker.ts";
import { Tuple } from "../tree/tuple.ts";
import { evaluateInterpolation } from "./evaluate_syntax.ts";
import type { Evaluator } from "./evaluator.ts";
import { Faulty } from "./failure.ts";
import { EscapedMissing, looksMissing, type Native } from "./native.ts";
import { resultNode } from "./native_node.ts";
import { readable } from "./readable.ts";
import { Spot } from "./spot.ts";
import { typedOutcome } from "./typed_outcome.ts";

/** What an interpolation leads to, converted to the type that is declared for it. Throws a `Failure` or `Faulty`. */
export function evaluateNode(evaluator: Evaluator, at: Spot, node: InterpolationNode): Spot {
  const given = finished(evaluateInterpolation(evaluator, node.syntax, at), node.text);
  const { type } = node;
  if (type !== undefined && type.kind !== "any") return typedOutcome(evaluator, at, type, given);
  if (given instanceof Spot) return given;
  return evaluator.settles && isNativeContainer(given)
    ? new Spot(readNode(evaluator, given), at.key, at.parent)
    : resultSpot(evaluator, given, at);
}

function isNativeContainer(native: Native): boolean {
  return Array.isArray(native) || native instanceof Map || native instanceof Tuple;
}

/** The node of a value in which interpolations are read. Throws `ConfigError`. */
function readNode(evaluator: Evaluator, native: Native): Node {
  const value = readable(evaluator, native, { literalMissing: true });
  return new TreeMaker({ angle: evaluator.context.angle }).fromPlain(value);
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
  throw new Faulty({
    code: "interpolation_missing",
    what: `Interpolation '${excerpt(text)}' gives ???`,
    text,
  });
}
