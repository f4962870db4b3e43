import { ConfigError } from "../base/error.ts";
import { type KeyPathPart, printKeyPath } from "../base/key_path.ts";
import { type MessagePart, Quoted } from "../base/message.ts";
import type { Node } from "../tree/node.ts";
import type { ValueIssue } from "./context.ts";
import { plainKey, plainOfNode } from "./plain_of_node.ts";

/** The error for one thing that a schema found wrong in a resolved tree: where it stands, and where it was written. */
export function issueError(root: Node, { path, message, expected }: ValueIssue): ConfigError {
  const parts: KeyPathPart[] = [];
  let node: Node | undefined = root;
  let origin = root.origin;
  for (const key of path) {
    parts.push({ key, bracketed: node?.kind === "list" });
    node = node === undefined ? undefined : childUnder(node, key);
    origin = node?.origin ?? origin;
  }
  const isLeaf = node !== undefined && node.kind !== "map" && node.kind !== "list";
  const value = isLeaf ? plainOfNode(node as Node) : undefined;
  return new ConfigError("validation", expected === undefined ? message : misfit(node, value, expected), {
    details: {
      ...(value === undefined ? {} : { value }),
      ...(expected === undefined ? {} : { expected }),
    },
    keyPath: printKeyPath(parts),
    ...(origin === undefined ? {} : { origin }),
  });
}

function misfit(node: Node | undefined, value: unknown, expected: string): readonly MessagePart[] {
  if (node === undefined) return [`Nothing stands here: wanted is ${expected}`];
  if (node.kind === "map" || node.kind === "list") {
    return [`A ${node.kind === "map" ? "mapping" : "list"} does not fit: wanted is ${expected}`];
  }
  return ["Value ", new Quoted(String(value)), ` does not fit: wanted is ${expected}`];
}

function childUnder(node: Node, key: string): Node | undefined {
  if (node.kind === "list") return node.items[Number(key)];
  if (node.kind !== "map") return undefined;
  const at = node.keys.findIndex((candidate) => plainKey(candidate) === key);
  return at < 0 ? undefined : node.values[at];
}
