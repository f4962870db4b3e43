import { ConfigError } from "../base/error.ts";
import type { Node } from "../tree/node.ts";
import type { NodeType } from "../tree/node_type.ts";
import { keyPathOf } from "../tree/place.ts";
import { isContainer, isContainerType } from "../tree/role.ts";
import { sameType } from "../tree/same_type.ts";
import { trailOf } from "../tree/trail.ts";
import { TreeMaker } from "../tree/tree_maker.ts";
import { typeText } from "../tree/type_text.ts";
import type { Evaluator } from "./evaluator.ts";
import { Faulty } from "./failure.ts";
import type { Native } from "./native.ts";
import { scalarNative } from "./native_value.ts";
import { readable } from "./readable.ts";
import { Spot } from "./spot.ts";

/**
 * What an interpolation leads to where a type is declared: the target itself where it fits, else what it converts
 * to, standing in the place of the interpolation. Throws `Faulty`.
 */
export function typedOutcome(evaluator: Evaluator, at: Spot, type: NodeType, given: Native): Spot {
  const target = given instanceof Spot ? given : undefined;
  if (target !== undefined && isContainer(target.node) && fitsAsItIs(target.node, type)) return target;
  const node = conformed(evaluator, at, type, given);
  if (isContainer(node)) return new Spot(node, at.key, at.parent);
  if (target !== undefined && target.node.kind === node.kind) return target;
  if (node.kind === "interpolation") return new Spot(node, at.key, at.parent);
  return new Spot(node, at.key, at.parent, { native: scalarNative(node) });
}

function fitsAsItIs(node: Node, type: NodeType): boolean {
  return node.type !== undefined && sameType(node.type, type);
}

function conformed(evaluator: Evaluator, at: Spot, type: NodeType, given: Native): Node {
  const maker = new TreeMaker({ angle: evaluator.context.angle });
  try {
    const isObject = given instanceof Spot && given.node.kind === "map" && given.node.shape !== undefined;
    const node = given instanceof Spot && given.result === undefined
      ? given.node
      : maker.fromPlain(readable(evaluator, nativeOf(given), { literalMissing: true }));
    return maker.conform(node, type, maker.site(trailOf(at), { plain: !isObject, unnamed: isBox(type) }));
  } catch (error) {
    if (!ConfigError.is(error)) throw error;
    throw new Faulty({
      code: "interpolation_validation",
      what: [`What the interpolation gives is no ${typeText(type)}: `, ...error.parts],
      text: at.node.kind === "interpolation" ? at.node.text : "",
      thrown: error,
      secret: type.secret,
      // A container that is refused is not named, a value within it is.
      keyPath: isBox(type) ? error.keyPath ?? "" : keyPathOf(at),
    });
  }
}

function isBox(type: NodeType): boolean {
  return isContainerType(type) || type.kind === "object";
}

function nativeOf(given: Native): Native {
  return given instanceof Spot && given.result !== undefined ? given.result.native as Native : given;
}
