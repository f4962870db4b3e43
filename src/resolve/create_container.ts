import type { Node } from "../tree/node.ts";
import { TreeMaker } from "../tree/tree_maker.ts";
import { Tuple } from "../tree/tuple.ts";
import { containerOfText } from "../tree/yaml_text.ts";
import type { Evaluator } from "./evaluator.ts";
import { faulty } from "./failure.ts";
import { EscapedMissing, type Native } from "./native.ts";
import { readable } from "./readable.ts";
import { Spot } from "./spot.ts";

/**
 * `${oc.create:value}`: a container below the one that holds the node, of a dict, a list, a YAML text or another
 * container; interpolations in it are evaluated where it stands. Throws `Faulty` or `ConfigError`.
 */
export function createContainer(evaluator: Evaluator, value: Native, parent: Spot): Native {
  if (value === null) return null;
  return new Spot(containerNode(evaluator, value), undefined, parent);
}

function containerNode(evaluator: Evaluator, value: Native): Node {
  if (value instanceof Spot) return value.node;
  const { angle } = evaluator.context;
  const text = value instanceof EscapedMissing ? value.text : value;
  if (typeof text === "string") {
    const node = containerOfText({ name: "<oc.create>", text }, { angle });
    if (node !== undefined) return node;
    throw faulty("Resolver 'oc.create' reads a YAML text of a mapping or a list, and was given another");
  }
  const isContainer = value instanceof Map || value instanceof Tuple || Array.isArray(value);
  if (!isContainer) throw faulty("Resolver 'oc.create' makes a container, and was given a scalar");
  return new TreeMaker({ angle }).fromPlain(readable(evaluator, value, { literalMissing: false }));
}
