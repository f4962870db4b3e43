import { ConfigError } from "../base/error.ts";
import {
  canonicalJson,
  type JsonOptions,
  type JsonSink,
  type JsonSource,
  writeJson,
} from "../base/json_write.ts";
import { type JsonBuilder, readJson } from "../base/json_read.ts";
import type { SourceText } from "../base/source_text.ts";
import { sha256 } from "../runtime/hash.ts";
import { keyText } from "../tree/key.ts";
import { ListNode, MapNode, type Node, type ValueKind, ValueNode } from "../tree/node.ts";

/** A subtree may stand at many places of a tree, and is written at each: this many values are as much as one may be. */
const maximumValues = 4_000_000;

/** A resolved tree as JSON, keys in their own order. @throws {ConfigError} `limit_exceeded` */
export function treeToJson(tree: Node, options: JsonOptions = {}): string {
  return writeJson(new ResolvedSource(), tree, options);
}

/** What tells resolved trees apart: `sha256:` and the hash of the one JSON text of the value. @throws as `treeToJson` */
export function hashOfTree(tree: Node): string {
  return `sha256:${sha256(canonicalJson(new ResolvedSource(), tree))}`;
}

/**
 * Builds resolved trees from JSON: texts are texts, whatever they look like, for what was resolved once must not be
 * resolved again.
 */
export const literalBuilder: JsonBuilder<Node> = {
  scalar: (kind, value) => new ValueNode<ValueKind>(kind, value),
  object: (keys, values) => new MapNode(keys, values),
  array: (items) => new ListNode(items),
};

/** @throws {ConfigError} `json_parse`, `limit_exceeded`, `unsafe_key` */
export function treeFromJson(source: SourceText): Node {
  return readJson(source, literalBuilder);
}

/** Resolved nodes for the JSON writer. Where two keys have one text, the later one speaks. */
class ResolvedSource implements JsonSource<Node> {
  #count = 0;

  describe(node: Node, sink: JsonSink<Node>): void {
    if (++this.#count > maximumValues) {
      const message = `Cannot write more than ${maximumValues} values as JSON`;
      throw new ConfigError("limit_exceeded", message, {
        details: { limit: "values", maximum: maximumValues },
      });
    }
    describe(node, sink);
  }
}

function describe(node: Node, sink: JsonSink<Node>): void {
  switch (node.kind) {
    case "str":
      return sink.str(node.value as string);
    case "int":
      return sink.int(node.value as number | bigint);
    case "float":
      return sink.float(node.value as number);
    case "bool":
      return sink.bool(node.value as boolean);
    case "null":
      return sink.null();
    case "missing":
      return sink.str("???");
    case "enum":
      return sink.str((node as ValueNode<"enum">).value.name);
    case "interpolation":
      return sink.str(node.text);
    case "list":
      return node.tuple ? sink.tuple(node.items) : sink.list(node.items);
    case "map":
      return describeMap(node, sink);
  }
}

function describeMap(map: MapNode, sink: JsonSink<Node>): void {
  if (map.keys.every((key) => typeof key === "string")) {
    return sink.map(map.keys as readonly string[], map.values);
  }
  const entries = new Map(map.keys.map((key, at) => [keyText(key), map.values[at]]));
  sink.map([...entries.keys()], [...entries.values()]);
}
