import type { SourceText } from "../base/source_text.ts";
import { MapNode, type Node, ValueNode } from "./node.ts";
import { isContainer } from "./role.ts";
import type { Trail } from "./trail.ts";
import { YamlTree } from "./yaml_tree.ts";
import { readYaml } from "../yaml/read.ts";
import { defaultYamlLimits, type YamlLimits } from "../yaml/limits.ts";

/** How a YAML text is read. */
export interface YamlTextOptions {
  /** Whether `$<…>` is an interpolation. Default: true. */
  readonly angle?: boolean | undefined;
  /** Bounds on what a text may ask for. */
  readonly limits?: Partial<YamlLimits> | undefined;
  /** A document that is nothing but text is read once more, as OmegaConf reads a file. Default: false. */
  readonly rereadText?: boolean | undefined;
}

/**
 * The container that a YAML text holds: nothing is an empty mapping, bare text a mapping of it to null. A text
 * that holds another scalar gives nothing.
 *
 * @throws {ConfigError} yaml_scanner, yaml_parser, yaml_composer, yaml_constructor, yaml_reader, grammar_parse,
 * key_validation, unsafe_key, limit_exceeded
 */
export function containerOfText(source: SourceText, options: YamlTextOptions): Node | undefined {
  const tree = new YamlTree(source, options);
  const root = readYaml(source, tree, limitsOf(options));
  if (root === undefined) return new MapNode([], []);
  if (root.kind === "null") return tree.isUnsupported(root) ? undefined : new MapNode([], []);
  const text = tree.textOf(root);
  if (text !== undefined) {
    if (options.rereadText === true) {
      return containerOfText({ name: source.name, text }, { ...options, rereadText: false });
    }
    return new MapNode([text], [new ValueNode("null", null)], undefined, undefined, undefined, root.origin);
  }
  return isContainer(root) ? tree.finish(root) : undefined;
}

/** The node that a YAML text holds, to be set where a trail leads. Errors are those of `containerOfText`. */
export function nodeOfText(source: SourceText, options: YamlTextOptions, trail?: Trail): Node {
  const tree = new YamlTree(source, options);
  const root = readYaml(source, tree, limitsOf(options));
  return root === undefined ? new ValueNode("null", null) : tree.finish(root, trail);
}

function limitsOf(options: YamlTextOptions): YamlLimits {
  return { ...defaultYamlLimits, ...options.limits };
}
