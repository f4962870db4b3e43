import type { Origin } from "../base/origin.ts";
import { parseInterpolation } from "../interpolation/parse.ts";
import { InterpolationNode, type Node, ValueNode } from "./node.ts";

const escapedMissing = /^\\+\?\?\?$/;

/**
 * The node of a text: `???` is a missing value, `\???` the text itself, and interpolations are parsed.
 *
 * @throws {ConfigError} grammar_parse
 */
export function textNode(text: string, angle: boolean, origin?: Origin): Node {
  if (text.endsWith("???")) {
    if (text === "???") return new ValueNode("missing", null, undefined, undefined, origin);
    if (escapedMissing.test(text)) return new ValueNode("str", text.slice(1), undefined, undefined, origin);
  }
  if (text.includes("$")) {
    const syntax = parseInterpolation(text, { angle });
    if (syntax !== undefined) return new InterpolationNode(text, syntax, undefined, undefined, origin);
  }
  return new ValueNode("str", text, undefined, undefined, origin);
}
