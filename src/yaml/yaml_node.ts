import type { Scalar } from "../base/scalar.ts";

/** A node as it was written, before anything is built of it. */
export type YamlNode = TargetNode | AliasNode;

/** A node that an alias may stand for. */
export type TargetNode = ScalarNode | CollectionNode;

export type CollectionNode = SequenceNode | MappingNode;

/**
 * What a scalar may be that no configuration holds: a merge key, a default key, a value of a type that Python has,
 * or a text that its tag does not fit, with the problem as its value. `misfit` is a scalar with the tag of a collection.
 */
export type OddKind = "merge" | "default" | "bytes" | "date" | "datetime" | "fault" | "misfit" | "digits";

/** A scalar with the type that its text or its tag gives it. */
export class ScalarNode {
  kind: Scalar["kind"] | OddKind;
  value: Scalar["value"];
  /** As it was meant before it was given a type. */
  readonly text: string;
  readonly offset: number;
  /** Offset of the key that the node stands under; -1 for list items, keys and the root. */
  readonly keyOffset: number;

  constructor(
    kind: ScalarNode["kind"],
    value: Scalar["value"],
    text: string,
    offset: number,
    keyOffset: number,
  ) {
    this.kind = kind;
    this.value = value;
    this.text = text;
    this.offset = offset;
    this.keyOffset = keyOffset;
  }

  /** A default key (`=`) is text once it has been looked at as a key, also where an alias stands for it. */
  becomeText(): void {
    this.kind = "str";
    this.value = this.text;
  }
}

const noNodes: readonly YamlNode[] = Object.freeze([]);

/** Collections are written to while they are composed, and while merge keys are taken out. */
export class SequenceNode {
  items: readonly YamlNode[] = noNodes;
  readonly tag: string | undefined;
  readonly offset: number;
  readonly keyOffset: number;
  /** Place among the collections of the document, in the order in which they end; -1 before that. */
  index = -1;

  constructor(tag: string | undefined, offset: number, keyOffset: number) {
    this.tag = tag;
    this.offset = offset;
    this.keyOffset = keyOffset;
  }
}

export class MappingNode {
  keys: readonly YamlNode[] = noNodes;
  values: readonly YamlNode[] = noNodes;
  readonly tag: string | undefined;
  readonly offset: number;
  readonly keyOffset: number;
  index = -1;

  constructor(tag: string | undefined, offset: number, keyOffset: number) {
    this.tag = tag;
    this.offset = offset;
    this.keyOffset = keyOffset;
  }

  /** Takes its keys and values, in turn, from a part of a list. */
  take(nodes: readonly YamlNode[], start: number, end: number): void {
    const count = (end - start) >> 1;
    const keys: YamlNode[] = new Array(count);
    const values: YamlNode[] = new Array(count);
    for (let at = 0; at < count; at++) {
      keys[at] = nodes[start + 2 * at];
      values[at] = nodes[start + 2 * at + 1];
    }
    this.keys = keys;
    this.values = values;
  }
}

export class AliasNode {
  readonly target: TargetNode;
  readonly offset: number;
  readonly keyOffset: number;

  constructor(target: TargetNode, offset: number, keyOffset: number) {
    this.target = target;
    this.offset = offset;
    this.keyOffset = keyOffset;
  }
}

/** The node itself, or what it is an alias of. */
export function targetOf(node: YamlNode): TargetNode {
  return node instanceof AliasNode ? node.target : node;
}
