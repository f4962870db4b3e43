import { InterpolationNode, ListNode, type MapNode, type Node, ValueNode } from "../tree/node.ts";
import { EnumKey, FloatKey, type Key, keyText } from "../tree/key.ts";
import { parseInterpolation } from "../interpolation/parse.ts";
import type { Evaluator } from "./evaluator.ts";
import { faulty } from "./failure.ts";
import { EscapedMissing, type Native } from "./native.ts";
import { selectSpot } from "./select_spot.ts";
import { Spot } from "./spot.ts";

/** `${oc.dict.keys:path}`: a list of the keys. */
export function dictKeys(evaluator: Evaluator, path: Native, container: Spot): Spot {
  const { node } = dictAt(evaluator, path, container, "oc.dict.keys");
  return new Spot(new ListNode(node.keys.map(keyNode)), undefined, container);
}

/** `${oc.dict.values:path}`: a list of references to the values. */
export function dictValues(evaluator: Evaluator, path: Native, container: Spot): Spot {
  const { node, text } = dictAt(evaluator, path, container, "oc.dict.values");
  // One more dot, because the references stand one level deeper, in the list.
  const prefix = text.startsWith(".") ? `.${text}` : text;
  const items = node.keys.map((key) => reference(`\${${prefix}.${keyText(key)}}`));
  return new Spot(new ListNode(items), undefined, container);
}

function reference(text: string): Node {
  const syntax = parseInterpolation(text);
  return syntax === undefined ? new ValueNode("str", text) : new InterpolationNode(text, syntax);
}

interface FoundDict {
  readonly node: MapNode;
  readonly text: string;
}

function dictAt(evaluator: Evaluator, path: Native, container: Spot, resolver: string): FoundDict {
  const text = path instanceof EscapedMissing ? path.text : path;
  if (typeof text !== "string") throw faulty(`Resolver '${resolver}' takes a key path, which is a string`);
  const rules = { absolute: true, throwOnMissing: true, throwOnResolutionFailure: true };
  const found = selectSpot(evaluator, container, text, rules);
  if (found === undefined) throw faulty(`Resolver '${resolver}' finds no key '${text}'`);
  if (found.node.kind !== "map" || found.result !== undefined) {
    throw faulty(`Resolver '${resolver}' takes the path of a mapping, and '${text}' is none`);
  }
  return { node: found.node, text };
}

function keyNode(key: Key): Node {
  if (key instanceof FloatKey) return new ValueNode("float", key.value);
  if (key instanceof EnumKey) return new ValueNode("str", key.member.name);
  if (typeof key === "string") return new ValueNode("str", key);
  if (key === null) return new ValueNode("null", null);
  return typeof key === "boolean" ? new ValueNode("bool", key) : new ValueNode("int", key);
}
