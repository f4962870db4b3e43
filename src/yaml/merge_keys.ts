import type { ConfigError } from "../base/error.ts";
import type { SourceText } from "../base/source_text.ts";
import { quoted, yamlFault } from "./fault.ts";
import { limitError } from "./limits.ts";
import { nameOf } from "./tagged_scalar.ts";
import {
  MappingNode,
  ScalarNode,
  SequenceNode,
  type TargetNode,
  targetOf,
  type YamlNode,
} from "./yaml_node.ts";

/** Merge keys lead from mapping to mapping through so many others at most. */
const longestChain = 1000;

/** Keys and values in parallel. */
interface Pairs {
  readonly keys: YamlNode[];
  readonly values: YamlNode[];
}

/**
 * Takes in what merge keys (`<<`) bring, and refuses a text key that stands in one mapping twice. As in the
 * original, mappings change where they stand: one that is looked at again shows what it took in as if it were written.
 */
export class MergeKeys {
  readonly #source: SourceText;

  constructor(source: SourceText) {
    this.#source = source;
  }

  /** @throws {ConfigError} yaml_constructor for a repeated key, or a merge key whose value is no mapping */
  flatten(node: MappingNode, depth = 0): void {
    const written = this.#writtenKeys(node);
    if (!node.keys.some(changes)) return;
    const own: Pairs = { keys: [], values: [] };
    const merged: Pairs = { keys: [], values: [] };
    for (let at = 0; at < node.keys.length; at++) {
      const key = node.keys[at];
      const target = targetOf(key);
      if (isMergeKey(target)) {
        this.#takeIn(targetOf(node.values[at]), merged, { node, depth });
      } else {
        if (isOfKind(target, "default")) target.becomeText();
        own.keys.push(key);
        own.values.push(node.values[at]);
      }
    }
    const { keys, values } = without(merged, written);
    append(keys, own.keys);
    append(values, own.values);
    node.keys = keys;
    node.values = values;
  }

  /** The texts of a mapping's text keys. */
  #writtenKeys(node: MappingNode): ReadonlySet<string> {
    const written = new Set<string>();
    for (const key of node.keys) {
      const target = targetOf(key);
      if (!(target instanceof ScalarNode) && target.tag !== undefined && nameOf(target.tag) === "str") {
        throw this.#fault("only a scalar can be a key", target.offset, node);
      }
      if (!isOfKind(target, "str")) continue;
      if (written.has(target.text)) {
        throw this.#fault(`the key ${quoted(target.text)} stands there twice`, target.offset, node);
      }
      written.add(target.text);
    }
    return written;
  }

  #takeIn(
    value: TargetNode,
    merged: Pairs,
    into: { readonly node: MappingNode; readonly depth: number },
  ): void {
    if (value instanceof MappingNode) {
      this.#flattenMerged(value, into.depth);
      append(merged.keys, value.keys);
      append(merged.values, value.values);
      return;
    }
    if (!(value instanceof SequenceNode)) {
      throw this.#fault("'<<' takes a mapping, or a list of them", value.offset, into.node);
    }
    const mappings = value.items.map((item) => {
      const target = targetOf(item);
      if (!(target instanceof MappingNode)) {
        throw this.#fault("'<<' takes a list of nothing but mappings", target.offset, into.node);
      }
      this.#flattenMerged(target, into.depth);
      return target;
    });
    // The first of them wins, so it comes last.
    for (const { keys, values } of mappings.reverse()) {
      append(merged.keys, keys);
      append(merged.values, values);
    }
  }

  #flattenMerged(node: MappingNode, depth: number): void {
    if (depth === longestChain) {
      throw limitError("longestChain", "merges mappings through more others", {
        maximum: longestChain,
        source: this.#source,
        offset: node.offset,
      });
    }
    this.flatten(node, depth + 1);
  }

  #fault(problem: string, offset: number, node: MappingNode): ConfigError {
    const context = { what: "mapping", offset: node.offset };
    return yamlFault("yaml_constructor", problem, { source: this.#source, offset, context });
  }
}

/** Whether a key is something other than a key. */
function changes(key: YamlNode): boolean {
  const target = targetOf(key);
  return isMergeKey(target) || isOfKind(target, "default");
}

/** The tag decides, whatever has it. */
function isMergeKey(node: TargetNode): boolean {
  if (node instanceof ScalarNode) return node.kind === "merge";
  return node.tag !== undefined && nameOf(node.tag) === "merge";
}

function isOfKind(node: TargetNode, kind: ScalarNode["kind"]): node is ScalarNode {
  return node instanceof ScalarNode && node.kind === kind;
}

/** Pairs but for those whose key is written in the mapping itself. */
function without(pairs: Pairs, written: ReadonlySet<string>): Pairs {
  const left: Pairs = { keys: [], values: [] };
  pairs.keys.forEach((key, at) => {
    const target = targetOf(key);
    if (isOfKind(target, "str") && written.has(target.text)) return;
    left.keys.push(key);
    left.values.push(pairs.values[at]);
  });
  return left;
}

/** Calls with as many arguments as there are items would overflow. */
function append(list: YamlNode[], items: readonly YamlNode[]): void {
  for (const item of items) list.push(item);
}
