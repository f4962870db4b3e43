import { splitKeyPath } from "../base/key_path.ts";
import { floatRepr } from "../base/float.ts";
import type { Scalar } from "../base/scalar.ts";
import type { Config } from "../config/config.ts";
import { dereference } from "../resolve/dereference.ts";
import type { Node } from "../tree/node.ts";
import type { NodeType } from "../tree/node_type.ts";
import type { Place } from "../tree/place.ts";
import { enumOf } from "../tree/role.ts";
import { childUnder } from "./place_under.ts";

/**
 * The overrides that a word such as `app.debug=` may go on to, where the key takes one of a known set of values: an
 * enum, literals, a boolean. Nothing for other keys.
 *
 * @throws {ConfigError} what an interpolation on the way fails with
 */
export function valueWords({ place, context }: Config, word: string): readonly string[] {
  const equals = word.indexOf("=");
  const key = word.slice(0, equals).replace(/^(?:\+{1,2}|~)/, "");
  let found: Place | undefined = place;
  for (const part of splitKeyPath(key)) {
    if (found.node.kind === "interpolation") found = dereference(found, context);
    found = childUnder(found, part);
    if (found === undefined) return [];
  }
  const start = word.slice(0, equals + 1);
  return knownValues(found.node).map((value) => start + value).filter((each) => each.startsWith(word));
}

function knownValues(node: Node): readonly string[] {
  const named = enumOf(node);
  if (named !== undefined) return valuesOf(named);
  const { type } = node;
  if (type !== undefined && type.kind !== "any") return valuesOf(type);
  return node.kind === "bool" ? booleans : [];
}

const booleans = ["true", "false"];

function valuesOf(type: NodeType): readonly string[] {
  const nothing = type.optional ? ["null"] : [];
  switch (type.kind) {
    case "enum":
      return [...type.members.map(({ name }) => name), ...nothing];
    case "literal":
      return [...type.values.map(textOf), ...nothing];
    case "bool":
      return [...booleans, ...nothing];
    case "union":
      return [...type.members.flatMap(valuesOf), ...nothing];
    default:
      return [];
  }
}

function textOf(scalar: Scalar): string {
  return scalar.kind === "float" ? floatRepr(scalar.value) : String(scalar.value);
}
