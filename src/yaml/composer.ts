import type { SourceText } from "../base/source_text.ts";
import { quoted, yamlFault } from "./fault.ts";
import { implicitScalar, untaggedScalar } from "./implicit_type.ts";
import { limitError, type YamlLimits } from "./limits.ts";
import { hasSettledKeys } from "./mapping_keys.ts";
import { taggedScalar } from "./tagged_scalar.ts";
import {
  AliasNode,
  type CollectionNode,
  MappingNode,
  ScalarNode,
  SequenceNode,
  type TargetNode,
  type YamlNode,
} from "./yaml_node.ts";

/** What is known of a node before its content is. */
export class NodeHead {
  offset = 0;
  anchor: string | undefined = undefined;
  /** The whole name of its tag; `!` says only that there is none. */
  tag: string | undefined = undefined;

  reset(offset: number): void {
    this.offset = offset;
    this.anchor = undefined;
    this.tag = undefined;
  }
}

/** A document as it is written. */
export interface YamlDocument {
  /** Nothing for a text that holds no document. */
  readonly root: YamlNode | undefined;
  /** Every collection, those within others before them. */
  readonly collections: readonly CollectionNode[];
  readonly nodeCount: number;
  /** Nodes that aliases stand for. */
  readonly aliased: ReadonlySet<TargetNode>;
  /** The collection that the first alias within itself stands for. */
  readonly recursive: CollectionNode | undefined;
  /** Whether nothing is left to do before it can be built: no tags of collections, merge keys, faults, repeated keys. */
  readonly isSettled: boolean;
}

const noTag = "!";

/** Puts together the nodes of a document, as the parser tells of them. */
export class Composer {
  readonly #source: SourceText;
  readonly #limits: YamlLimits;
  readonly #open: CollectionNode[] = [];
  /** The nodes of the open collections up to `#end`, keys and values in turn. */
  readonly #nodes: YamlNode[] = [];
  #end = 0;
  /** Where the nodes of each open collection begin, but for the innermost. */
  readonly #outerStarts: number[] = [];
  #start = 0;
  #inMapping = false;
  readonly #collections: CollectionNode[] = [];
  readonly #anchors = new Map<string, TargetNode>();
  readonly #aliased = new Set<TargetNode>();
  #recursive: CollectionNode | undefined;
  #nodeCount = 0;
  #isSettled = true;

  constructor(source: SourceText, limits: YamlLimits) {
    this.#source = source;
    this.#limits = limits;
  }

  get document(): YamlDocument {
    return {
      root: this.#nodes[0],
      collections: this.#collections,
      nodeCount: this.#nodeCount,
      aliased: this.#aliased,
      recursive: this.#recursive,
      isSettled: this.#isSettled,
    };
  }

  /** Offset of the innermost open collection. */
  get openOffset(): number {
    return this.#open[this.#open.length - 1].offset;
  }

  /** A scalar; `isTyped` says whether its text decides its type where no tag does. */
  scalar(text: string, head: NodeHead, isTyped: boolean): void {
    const { offset, tag } = head;
    const keyOffset = this.#keyOffset();
    const node = tag !== undefined && tag !== noTag
      ? taggedScalar(tag, { text, offset, keyOffset })
      : !isTyped
      ? new ScalarNode("str", text, text, offset, keyOffset)
      : tag === undefined
      ? implicitScalar(text, offset, keyOffset)
      : untaggedScalar(text, offset, keyOffset);
    if (isOdd(node)) this.#isSettled = false;
    this.#count(offset);
    if (head.anchor !== undefined) this.#setAnchor(head.anchor, node);
    this.#add(node);
  }

  alias(name: string, offset: number): void {
    const target = this.#anchors.get(name);
    if (target === undefined) {
      throw this.#fault(`no anchor ${quoted(`&${name}`)} stands before this alias`, offset);
    }
    if (!(target instanceof ScalarNode) && target.index < 0) this.#recursive ??= target;
    this.#aliased.add(target);
    this.#add(new AliasNode(target, offset, this.#keyOffset()));
  }

  startSequence(head: NodeHead): void {
    this.#begin(
      new SequenceNode(head.tag === noTag ? undefined : head.tag, head.offset, this.#keyOffset()),
      head,
    );
    this.#inMapping = false;
  }

  startMapping(head: NodeHead): void {
    this.#begin(
      new MappingNode(head.tag === noTag ? undefined : head.tag, head.offset, this.#keyOffset()),
      head,
    );
    this.#inMapping = true;
  }

  #begin(node: CollectionNode, head: NodeHead): void {
    this.#count(head.offset);
    if (head.anchor !== undefined) this.#setAnchor(head.anchor, node);
    if (node.tag !== undefined) this.#isSettled = false;
    this.#add(node);
    this.#outerStarts.push(this.#start);
    this.#start = this.#end;
    const maximum = this.#limits.maximumDepth;
    if (this.#open.push(node) > maximum) {
      throw limitError("maximumDepth", "nests lists and mappings deeper", {
        maximum,
        source: this.#source,
        offset: head.offset,
      });
    }
  }

  endCollection(): void {
    const node = this.#open.pop();
    if (node === undefined) return;
    node.index = this.#collections.length;
    this.#collections.push(node);
    const nodes = this.#nodes;
    if (node instanceof MappingNode) {
      node.take(nodes, this.#start, this.#end);
      if (!hasSettledKeys(node.keys)) this.#isSettled = false;
    } else node.items = nodes.slice(this.#start, this.#end);
    this.#end = this.#start;
    this.#start = this.#outerStarts.pop() ?? 0;
    this.#inMapping = this.#open[this.#open.length - 1] instanceof MappingNode;
  }

  /** Offset of the key that the next node stands under. */
  #keyOffset(): number {
    const end = this.#end;
    return this.#inMapping && ((end - this.#start) & 1) === 1 ? this.#nodes[end - 1].offset : -1;
  }

  #add(node: YamlNode): void {
    this.#nodes[this.#end++] = node;
  }

  #count(offset: number): void {
    const maximum = this.#limits.maximumNodes;
    if (++this.#nodeCount > maximum) {
      throw limitError("maximumNodes", "holds more keys, values and containers", {
        maximum,
        source: this.#source,
        offset,
      });
    }
  }

  #setAnchor(name: string, node: TargetNode): void {
    if (this.#anchors.has(name)) {
      throw this.#fault(`the anchor ${quoted(`&${name}`)} stands for another value already`, node.offset);
    }
    this.#anchors.set(name, node);
  }

  #fault(problem: string, offset: number) {
    return yamlFault("yaml_composer", problem, { source: this.#source, offset });
  }
}

/** Whether a scalar cannot be built as it is. */
function isOdd({ kind }: ScalarNode): boolean {
  return kind !== "str" && kind !== "int" && kind !== "float" && kind !== "bool" && kind !== "null";
}
