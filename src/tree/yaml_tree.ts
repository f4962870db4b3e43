import { ConfigError } from "../base/error.ts";
import type { TextOrigin } from "../base/origin.ts";
import type { Scalar } from "../base/scalar.ts";
import type { SourceText } from "../base/source_text.ts";
import { isUnsafeKey, unsafeKeyError } from "../base/unsafe_key.ts";
import type { UnsupportedType, YamlBuilder } from "../yaml/builder.ts";
import { originField } from "./fault.ts";
import { FloatKey, type Key, type KeyIdentity, keyIdentity } from "./key.ts";
import { refuseConflict } from "./map_key.ts";
import { ListNode, MapNode, type Node, type ValueKind, ValueNode } from "./node.ts";
import { anyTuple, isContainer } from "./role.ts";
import { textNode } from "./text_node.ts";
import { keyPathOfTrail, type Trail, wholeKeyPath } from "./trail.ts";

/**
 * Builds a tree of what the YAML reader finds. What only a configuration refuses (text that is a broken
 * interpolation, a null key) is kept until the text has been read to its end, and reported with its key by `finish`.
 */
export class YamlTree implements YamlBuilder<Node> {
  readonly #source: SourceText;
  readonly #angle: boolean;
  /** Nodes that stand for what a configuration refuses, and maps with keys to be looked at. */
  readonly #broken = new Map<Node, ConfigError<"grammar_parse"> | ConfigError<"unsupported_value">>();
  readonly #suspect = new Map<Node, readonly Scalar[]>();
  #lastText = "";

  constructor(source: SourceText, options: { readonly angle?: boolean | undefined } = {}) {
    this.#source = source;
    this.#angle = options.angle ?? true;
  }

  scalar(kind: Scalar["kind"], value: Scalar["value"], offset: number, keyOffset: number): Node {
    const origin = this.#origin(offset, keyOffset);
    if (typeof value === "string") return this.#text(value, origin);
    return new ValueNode<ValueKind>(kind, value, undefined, undefined, origin);
  }

  #text(text: string, origin: TextOrigin): Node {
    this.#lastText = text;
    try {
      return textNode(text, this.#angle, origin);
    } catch (error) {
      if (!ConfigError.is(error, "grammar_parse")) throw error;
      const node = new ValueNode("str", text, undefined, undefined, origin);
      this.#broken.set(node, error);
      return node;
    }
  }

  mapping(keys: readonly Scalar[], values: readonly Node[], offset: number, keyOffset: number): Node {
    const treeKeys: Key[] = new Array(keys.length);
    let suspect = false;
    for (let at = 0; at < keys.length; at++) {
      const key = keys[at];
      treeKeys[at] = keyOfScalar(key);
      suspect ||= key.kind !== "str" || key.value === "__proto__";
    }
    const node = new MapNode(
      treeKeys,
      values,
      undefined,
      undefined,
      undefined,
      this.#origin(offset, keyOffset),
    );
    if (suspect) this.#suspect.set(node, keys);
    return node;
  }

  sequence(items: readonly Node[], offset: number, keyOffset: number): Node {
    return new ListNode(items, false, undefined, undefined, this.#origin(offset, keyOffset));
  }

  tuple(items: readonly Node[], offset: number, keyOffset: number): Node {
    return new ListNode(items, true, anyTuple, undefined, this.#origin(offset, keyOffset));
  }

  alias(target: Node): Node {
    return target;
  }

  unsupported(type: UnsupportedType, offset: number, keyOffset: number): Node {
    const node = new ValueNode("null", null, undefined, undefined, this.#origin(offset, keyOffset));
    const message = `A value of type '${type}' cannot stand in a configuration`;
    this.#broken.set(node, new ConfigError("unsupported_value", message, { details: {} }));
    return node;
  }

  #origin(offset: number, keyOffset: number): TextOrigin {
    return { kind: "text", source: this.#source, offset, keyOffset };
  }

  /**
   * The tree, once all of it is built.
   *
   * @throws {ConfigError} grammar_parse, key_validation, unsafe_key: the first in the order of the tree
   */
  finish(root: Node, trail?: Trail): Node {
    if (this.#broken.size + this.#suspect.size > 0) this.#inspect(root, trail);
    return root;
  }

  /** Whether a node stands for a value of a type that configurations have not. */
  isUnsupported(node: Node): boolean {
    return ConfigError.is(this.#broken.get(node), "unsupported_value");
  }

  /** The text of a document that is nothing but text, as it was before anything was made of it. */
  textOf(root: Node): string | undefined {
    return isContainer(root) ||
        (root.kind !== "str" && root.kind !== "missing" && root.kind !== "interpolation")
      ? undefined
      : this.#lastText;
  }

  #inspect(node: Node, trail: Trail | undefined): void {
    const error = this.#broken.get(node);
    if (error !== undefined) throw this.#located(error, node, trail);
    if (node instanceof ListNode) {
      node.items.forEach((item, at) => this.#inspect(item, { parent: trail, key: at, listed: true }));
    } else if (node instanceof MapNode) {
      const scalars = this.#suspect.get(node);
      const positions = new Map<KeyIdentity, number>();
      node.keys.forEach((key, at) => {
        const keyTrail: Trail = { parent: trail, key, listed: false };
        if (scalars?.[at].kind === "null") throw nullKey(node, trail);
        if (scalars !== undefined) checkKey(node, positions, keyTrail);
        positions.set(keyIdentity(key), at);
        this.#inspect(node.values[at], keyTrail);
      });
    }
  }

  #located(error: ConfigError, node: Node, trail: Trail | undefined): ConfigError {
    const { code, message, details } = error;
    return new ConfigError(code, message, {
      details,
      keyPath: keyPathOfTrail(trail),
      ...originField(node.origin),
    });
  }
}

function nullKey(map: MapNode, trail: Trail | undefined): ConfigError {
  return new ConfigError("key_validation", "A key cannot be null", {
    details: {},
    keyPath: wholeKeyPath(trail),
    ...originField(map.origin),
  });
}

function checkKey(map: MapNode, positions: ReadonlyMap<KeyIdentity, number>, trail: Trail): void {
  if (isUnsafeKey(trail.key)) {
    throw unsafeKeyError(String(trail.key), { keyPath: keyPathOfTrail(trail), ...originField(map.origin) });
  }
  refuseConflict(positions, map.keys, trail);
}

function keyOfScalar(scalar: Scalar): Key {
  switch (scalar.kind) {
    case "float":
      return new FloatKey(scalar.value);
    case "null":
      return "null";
    default:
      return scalar.value;
  }
}
