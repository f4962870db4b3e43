import { floatRepr } from "../base/float.ts";
import type { Config } from "../config/config.ts";
import type { ResolveContext } from "../resolve/context.ts";
import { dereference } from "../resolve/dereference.ts";
import { keyText } from "../tree/key.ts";
import { ListNode, MapNode, type Node, type ValueNode } from "../tree/node.ts";
import type { EnumMember } from "../tree/node_type.ts";
import type { Place } from "../tree/place.ts";
import { contentRole, enumOf } from "../tree/role.ts";
import { placeUnder } from "./place_under.ts";

/**
 * The keys that a word may go on to: `db.` for a container, `port=` for a value; behind a `=`, the value that stands
 * there.
 *
 * @throws {ConfigError} what an interpolation on the way fails with
 */
export function keyWords(config: Config, word: string): readonly string[] {
  const { place, context } = config;
  if (word.endsWith(".") || word.endsWith("=")) {
    return wordsBehind(followedAt(place, word.slice(0, -1), context), context).map((match) => word + match);
  }
  const dot = word.lastIndexOf(".");
  if (dot < 0) return childWords(place, word, context);
  const base = word.slice(0, dot);
  const container = followedAt(place, base, context);
  if (container === undefined) return [];
  return childWords(container, word.slice(dot + 1), context).map((match) => `${base}.${match}`);
}

function followedAt(start: Place, path: string, context: ResolveContext): Place | undefined {
  if (path === "") return start;
  const place = placeUnder(start, path, context) ?? missingAt(start, path, context);
  return place?.node.kind === "interpolation" ? dereference(place, context) : place;
}

/** A place that holds `???`, after which a value may be typed. */
function missingAt(start: Place, path: string, context: ResolveContext): Place | undefined {
  const dot = path.lastIndexOf(".");
  const container = dot < 0 ? start : followedAt(start, path.slice(0, dot), context);
  const node = container?.node;
  if (container === undefined || !(node instanceof MapNode || node instanceof ListNode)) return undefined;
  const names = node instanceof MapNode ? node.keys.map(keyText) : node.items.map((_, at) => String(at));
  const at = names.indexOf(path.slice(dot + 1));
  if (at < 0) return undefined;
  const child = node instanceof MapNode ? node.values[at] : node.items[at];
  return child.kind === "missing" ? { node: child, key: names[at], parent: container } : undefined;
}

function wordsBehind(place: Place | undefined, context: ResolveContext): readonly string[] {
  if (place === undefined) return [];
  const { node } = place;
  if (node instanceof MapNode || node instanceof ListNode) return childWords(place, "", context);
  return node.kind === "null" ? [] : [valueText(node)];
}

function childWords(place: Place, start: string, context: ResolveContext): readonly string[] {
  const { node } = place;
  if (node instanceof MapNode) {
    const names = node.keys.map((key, at) => ({ name: keyText(key), value: node.values[at] }));
    return names.filter(({ name }) => name.startsWith(start)).map(({ name, value }) =>
      name + endingOf(value)
    );
  }
  if (!(node instanceof ListNode)) return [];
  return node.items.flatMap((item, at) => {
    if (!String(at).startsWith(start)) return [];
    const value = item.kind === "interpolation"
      ? dereference({ node: item, key: at, parent: place }, context).node
      : item;
    return [String(at) + endingOf(value)];
  });
}

/** Behind a container stands a further key, behind anything else a value. */
function endingOf(node: Node): string {
  const role = contentRole(node);
  return role === "dict" || role === "list" || role === "tuple" ? "." : "=";
}

function valueText(node: Node): string {
  switch (node.kind) {
    case "missing":
      return "";
    case "float":
      return floatRepr(node.value as number);
    case "enum":
      return `${enumOf(node)?.name}.${((node as ValueNode).value as EnumMember).name}`;
    case "interpolation":
      return node.text;
    default:
      return "value" in node ? String(node.value) : "";
  }
}
