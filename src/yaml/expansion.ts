import type { SourceText } from "../base/source_text.ts";
import type { YamlDocument } from "./composer.ts";
import { yamlFault } from "./fault.ts";
import { limitError, type YamlLimits } from "./limits.ts";
import { AliasNode, type CollectionNode, ScalarNode, SequenceNode, type YamlNode } from "./yaml_node.ts";

/** Aliases may make a document so many times as large, once it has so many nodes. */
const largestRatio = 100;
const smallestJudged = 1000;

/**
 * Refuses documents whose aliases stand for too much, or for what they stand in.
 *
 * @throws {ConfigError} yaml_constructor, limit_exceeded
 */
export function checkAliases(source: SourceText, document: YamlDocument, limits: YamlLimits): void {
  const { recursive, aliased, nodeCount, collections } = document;
  if (recursive !== undefined) {
    const { offset } = recursive;
    throw yamlFault("yaml_constructor", "what is here holds an alias of itself", { source, offset });
  }
  if (aliased.size === 0) return;
  const maximum = limits.maximumAliasedNodes;
  const sizes = new Array<number>(collections.length);
  for (const node of collections) {
    const size = sizeOf(node, sizes);
    sizes[node.index] = size;
    if (size - nodeCount > maximum) {
      throw limitError("maximumAliasedNodes", "stands for more through aliases", {
        maximum,
        source,
        offset: node.offset,
      });
    }
    if (size > smallestJudged && size > nodeCount * largestRatio) {
      throw limitError("largestRatio", "grows more through aliases", {
        maximum: largestRatio,
        actual: Math.ceil(size / nodeCount),
        source,
        offset: node.offset,
      });
    }
  }
}

/** Nodes in a collection, aliases followed. */
function sizeOf(node: CollectionNode, sizes: readonly number[]): number {
  let size = 1;
  if (node instanceof SequenceNode) { for (const item of node.items) size += sizeAt(item, sizes); }
  else {
    for (const key of node.keys) size += sizeAt(key, sizes);
    for (const value of node.values) size += sizeAt(value, sizes);
  }
  return size;
}

function sizeAt(node: YamlNode, sizes: readonly number[]): number {
  const target = node instanceof AliasNode ? node.target : node;
  return target instanceof ScalarNode ? 1 : sizes[target.index];
}
