import { ConfigError } from "../base/error.ts";
import type { SourceText } from "../base/source_text.ts";
import { maximumIntegerDigits } from "../base/integer.ts";
import type { YamlDocument } from "./composer.ts";
import { yamlFault } from "./fault.ts";
import { limitError } from "./limits.ts";
import { identityOf, type SettledMapping } from "./mapping_keys.ts";
import { MergeKeys } from "./merge_keys.ts";
import { isScalarTag, nameOf, taggedScalar, unknownTagProblem } from "./tagged_scalar.ts";
import {
  type CollectionNode,
  MappingNode,
  ScalarNode,
  SequenceNode,
  type TargetNode,
  targetOf,
  type YamlNode,
} from "./yaml_node.ts";

/**
 * Settles what the text of a document leaves open: tags of collections, merge keys, keys that are equal. Goes
 * through it as PyYAML does, a collection's content after everything that stands beside it, and throws the first
 * fault on that way.
 */
export class SettledDocument {
  readonly #source: SourceText;
  readonly #merging: MergeKeys;
  readonly #mappings = new Map<MappingNode, SettledMapping>();
  /** Mappings that stand for the value of their default key. */
  readonly #scalars = new Map<MappingNode, ScalarNode>();
  readonly #reached = new Set<TargetNode>();
  readonly #waiting: TargetNode[] = [];

  /** @throws {ConfigError} yaml_constructor, key_validation, limit_exceeded */
  constructor(source: SourceText, document: YamlDocument) {
    this.#source = source;
    this.#merging = new MergeKeys(source);
    if (document.root === undefined) return;
    this.#reach(document.root);
    // Grows while it is gone through.
    for (const node of this.#waiting) this.#settle(node);
    for (const { keys } of this.#mappings.values()) this.#refuseOddKeys(keys);
  }

  /** The keys and values of a mapping; nothing where it is no part of the value. */
  mapping(node: MappingNode): SettledMapping | undefined {
    return this.#mappings.get(node);
  }

  isReached(node: CollectionNode): boolean {
    return this.#reached.has(node) && !(node instanceof MappingNode && this.#scalars.has(node));
  }

  /** The scalar that a mapping stands for, if it has the tag of one. */
  scalarOf(node: CollectionNode): ScalarNode | undefined {
    return node instanceof MappingNode ? this.#scalars.get(node) : undefined;
  }

  /** What a node is: its fault is thrown at once, its content has to wait. */
  #reach(node: YamlNode): TargetNode {
    const target = targetOf(node);
    if (target instanceof ScalarNode) return this.#reachScalar(target);
    if (this.#reached.has(target)) return this.scalarOf(target) ?? target;
    this.#reached.add(target);
    if (target.tag === undefined || isCollectionTag(target.tag)) {
      this.#waiting.push(target);
      return target;
    }
    if (!isScalarTag(target.tag)) throw this.#fault(unknownTagProblem(target.tag), target);
    if (!(target instanceof MappingNode)) {
      throw this.#fault(`the tag '!!${nameOf(target.tag)}' does not fit a list`, target);
    }
    const scalar = this.#reachScalar(this.#defaultOf(target, target.tag));
    this.#scalars.set(target, scalar);
    return scalar;
  }

  #reachScalar(node: ScalarNode): ScalarNode {
    switch (node.kind) {
      case "fault":
        throw this.#fault(String(node.value), node);
      case "digits":
        throw limitError("maximumIntegerDigits", "spells an integer of more digits", {
          maximum: maximumIntegerDigits,
          source: this.#source,
          offset: node.offset,
        });
      case "merge":
        throw this.#fault("'<<' is no value, only a key", node);
      case "default":
        throw this.#fault("'=' is no value, only a key", node);
      case "misfit":
        this.#waiting.push(node);
    }
    return node;
  }

  /** The value of the default key of a mapping with a scalar's tag, or of a mapping that stands there in turn. */
  #defaultOf(mapping: MappingNode, tag: string): ScalarNode {
    let node: TargetNode = mapping;
    while (node instanceof MappingNode) {
      const at = node.keys.findIndex((key) => {
        const target = targetOf(key);
        return target instanceof ScalarNode && target.kind === "default";
      });
      if (at < 0) throw this.#fault(`the tag '!!${nameOf(tag)}' does not fit a mapping`, node);
      node = targetOf(node.values[at]);
    }
    if (node instanceof SequenceNode) {
      throw this.#fault(`the tag '!!${nameOf(tag)}' does not fit a list`, node);
    }
    return taggedScalar(tag, { text: node.text, offset: mapping.offset, keyOffset: mapping.keyOffset });
  }

  #settle(node: TargetNode): void {
    if (node instanceof ScalarNode) throw this.#fault(String(node.value), node);
    const name = node.tag === undefined ? "" : nameOf(node.tag);
    if (node instanceof SequenceNode) {
      if (name === "map" || name === "set") {
        throw this.#fault(`the tag '!!${name}' does not fit a list`, node);
      }
      for (const item of node.items) {
        if (isPairsTag(node.tag)) this.#reachPair(item);
        else this.#reach(item);
      }
    } else if (name === "seq" || name === "omap" || name === "pairs") {
      throw this.#fault(`the tag '!!${name}' does not fit a mapping`, node);
    } else this.#settleMapping(node);
  }

  #reachPair(item: YamlNode): void {
    const target = targetOf(item);
    if (!(target instanceof MappingNode) || target.keys.length !== 1) {
      throw this.#fault("a mapping of one key was expected", target);
    }
    this.#reach(target.keys[0]);
    this.#reach(target.values[0]);
  }

  #settleMapping(node: MappingNode): void {
    this.#merging.flatten(node);
    const places = new Map<ReturnType<typeof identityOf>, number>();
    const keys: ScalarNode[] = [];
    const values: YamlNode[] = [];
    for (let at = 0; at < node.keys.length; at++) {
      const key = this.#reach(node.keys[at]);
      if (!(key instanceof ScalarNode) || key.kind === "misfit") {
        throw this.#fault("only a scalar can be a key", targetOf(node.keys[at]));
      }
      this.#reach(node.values[at]);
      const identity = identityOf(key);
      const place = places.get(identity);
      if (place === undefined) {
        places.set(identity, keys.length);
        keys.push(key);
        values.push(node.values[at]);
      } else values[place] = node.values[at];
    }
    this.#mappings.set(node, { keys, values });
  }

  /** Python has keys that no configuration has. */
  #refuseOddKeys(keys: readonly Pick<ScalarNode, "kind" | "text" | "offset">[]): void {
    for (const { kind, text, offset } of keys) {
      if (kind !== "bytes" && kind !== "date" && kind !== "datetime") continue;
      throw new ConfigError(
        "key_validation",
        `A key cannot be of type '${kind}': wanted is text, a number or a truth value`,
        {
          details: { key: text },
          origin: { kind: "text", source: this.#source, offset, keyOffset: -1 },
        },
      );
    }
  }

  #fault(problem: string, { offset }: { readonly offset: number }): ConfigError {
    return yamlFault("yaml_constructor", problem, { source: this.#source, offset });
  }
}

const collectionTags: ReadonlySet<string> = new Set(["map", "seq", "set", "omap", "pairs"]);

function isCollectionTag(tag: string): boolean {
  return collectionTags.has(nameOf(tag));
}

/** Whether a list with the tag is one of pairs. */
export function isPairsTag(tag: string | undefined): boolean {
  return tag !== undefined && (nameOf(tag) === "omap" || nameOf(tag) === "pairs");
}
