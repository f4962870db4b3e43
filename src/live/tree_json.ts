import { ConfigError } from "../base/error.ts";
import {
  canonicalJson,
  type JsonOptions,
  type JsonSink,
  type JsonSource,
  JsonText,
  writeJson,
} from "../base/json_write.ts";
import { type JsonBuilder, readJson } from "../base/json_read.ts";
import type { SourceText } from "../base/source_text.ts";
import { keyText } from "../tree/key.ts";
import { ListNode, MapNode, type Node, type ValueKind, ValueNode } from "../tree/node.ts";

/** A subtree may stand at many places of a tree, and is written at each: this many values are as much as one may be. */
const maximumValues = 4_000_000;

/** A resolved tree as JSON, keys in their own order. @throws {ConfigError} `limit_exceeded` */
export function treeToJson(tree: Node, options: JsonOptions = {}): string {
  return writeJson(new ResolvedSource(), tree, options);
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

/** A container that holds no other, as JSON. */
export interface WrittenContainer {
  readonly text: JsonText;
  /** How many values it holds, itself included. */
  readonly values: number;
}

/** Resolved nodes for the JSON writer. Where two keys have one text, the later one speaks. */
export class ResolvedSource implements JsonSource<Node> {
  readonly #written: WeakMap<Node, WrittenContainer> | undefined;
  #count = 0;

  /** Containers that were written earlier, in the same way, are taken from `written`, and put there. */
  constructor(written?: WeakMap<Node, WrittenContainer>) {
    this.#written = written;
  }

  describe(node: Node, sink: JsonSink<Node>): void {
    const written = this.#written === undefined ? undefined : this.#asWritten(node, this.#written);
    this.#count += written?.values ?? 1;
    if (this.#count > maximumValues) {
      const message = `Cannot write more than ${maximumValues} values as JSON`;
      throw new ConfigError("limit_exceeded", message, {
        details: { limit: "values", maximum: maximumValues },
      });
    }
    if (written === undefined) describe(node, sink);
    else sink.json(written.text);
  }

  #asWritten(node: Node, written: WeakMap<Node, WrittenContainer>): WrittenContainer | undefined {
    if (node.kind !== "map" && node.kind !== "list") return undefined;
    const known = written.get(node);
    if (known !== undefined) return known;
    const children = node.kind === "map" ? node.values : node.items;
    if (children.some((child) => child.kind === "map" || child.kind === "list")) return undefined;
    const text = new JsonText(canonicalJson(new ResolvedSource(), node));
    const made = { text, values: children.length + 1 };
    written.set(node, made);
    return made;
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
