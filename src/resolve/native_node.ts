import { Float } from "../base/float.ts";
import { checkDepth } from "../tree/depth.ts";
import { EnumValue } from "../tree/enum_value.ts";
import { EnumKey, FloatKey, type Key } from "../tree/key.ts";
import { ListNode, MapNode, type Node, ValueNode } from "../tree/node.ts";
import { anyTuple, anyType } from "../tree/role.ts";
import { Tuple } from "../tree/tuple.ts";
import type { Evaluator } from "./evaluator.ts";
import { EscapedMissing, type Native, type NativeKey, type NativeMap } from "./native.ts";
import { Spot } from "./spot.ts";

/** A node that shows what a resolver gave, and how deep it is. Nothing in it is read again: a text stays a text. */
export interface ResultNode {
  readonly node: Node;
  readonly height: number;
}

/** The node of a native value. Containers of the tree in it are resolved. Throws a `Failure` or `ConfigError`. */
export function resultNode(evaluator: Evaluator, native: Native): ResultNode {
  const writer = new ResultWriter(evaluator);
  const node = writer.node(native, 0);
  return { node, height: writer.height };
}

class ResultWriter {
  readonly #evaluator: Evaluator;
  /** A container may be there more than once; it becomes one node. */
  readonly #known = new Map<object, Node>();
  height = 0;

  constructor(evaluator: Evaluator) {
    this.#evaluator = evaluator;
  }

  node(native: Native, depth: number): Node {
    switch (typeof native) {
      case "string":
        return new ValueNode("str", native);
      case "number":
      case "bigint":
        return new ValueNode("int", native);
      case "boolean":
        return new ValueNode("bool", native);
    }
    if (native === null) return new ValueNode("null", null);
    if (native instanceof Float) return new ValueNode("float", native.value);
    if (native instanceof EscapedMissing) return new ValueNode("str", native.text);
    if (native instanceof EnumValue) {
      return new ValueNode("enum", native.member, { ...anyType, of: native.type });
    }
    return this.#container(native as Container, depth);
  }

  #container(native: Container, depth: number): Node {
    checkDepth(depth);
    this.height = Math.max(this.height, depth);
    if (native instanceof Spot) return this.#resolved(native, depth);
    const known = this.#known.get(native);
    if (known !== undefined) return known;
    const made = this.#make(native, depth);
    this.#known.set(native, made);
    this.#evaluator.shared.add(made);
    return made;
  }

  #resolved(spot: Spot, depth: number): Node {
    const node = this.#evaluator.resolvedNode(spot);
    checkDepth(depth + spot.height);
    this.height = Math.max(this.height, depth + spot.height);
    return node;
  }

  #make(native: Exclude<Container, Spot>, depth: number): Node {
    if (native instanceof Map) {
      const values = [...native.values()].map((value) => this.node(value, depth + 1));
      return new MapNode([...native.keys()].map(treeKey), values);
    }
    if (native instanceof Tuple) {
      return new ListNode(this.#items(native.items as Native[], depth), true, anyTuple);
    }
    return new ListNode(this.#items(native as readonly Native[], depth));
  }

  #items(items: readonly Native[], depth: number): Node[] {
    return items.map((item) => this.node(item, depth + 1));
  }
}

type Container = Spot | Tuple | readonly Native[] | NativeMap;

function treeKey(key: NativeKey): Key {
  if (key instanceof Float) return new FloatKey(key.value);
  return key instanceof EnumValue ? new EnumKey(key.type.name, key.member) : key;
}
