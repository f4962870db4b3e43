import type { Scalar } from "../base/scalar.ts";
import type { YamlBuilder } from "./builder.ts";
import type { YamlDocument } from "./composer.ts";
import { isPairsTag, type SettledDocument } from "./settle.ts";
import { nameOf } from "./tagged_scalar.ts";
import {
  AliasNode,
  MappingNode,
  ScalarNode,
  type SequenceNode,
  targetOf,
  type YamlNode,
} from "./yaml_node.ts";

/**
 * Builds the value of a document. Collections are built in the order in which they end: whatever one holds, or takes
 * in by merge keys and aliases, ends before it.
 */
export function buildDocument<Built>(
  document: YamlDocument,
  settled: SettledDocument | undefined,
  builder: YamlBuilder<Built>,
): Built | undefined {
  const build = new DocumentBuild(document, settled, builder);
  return document.root === undefined ? undefined : build.run(document.root);
}

class DocumentBuild<Built> {
  readonly #document: YamlDocument;
  readonly #settled: SettledDocument | undefined;
  readonly #builder: YamlBuilder<Built>;
  /** What was built of each collection, by its place in the document. */
  readonly #built: Built[];
  readonly #aliasedScalars = new Map<ScalarNode, Built>();

  constructor(document: YamlDocument, settled: SettledDocument | undefined, builder: YamlBuilder<Built>) {
    this.#document = document;
    this.#settled = settled;
    this.#builder = builder;
    this.#built = new Array(document.collections.length);
  }

  run(root: YamlNode): Built {
    for (const node of this.#document.collections) {
      if (this.#settled === undefined || this.#settled.isReached(node)) {
        this.#built[node.index] = node instanceof MappingNode ? this.#mapping(node) : this.#sequence(node);
      }
    }
    return this.#valueOf(root);
  }

  #mapping(node: MappingNode): Built {
    const { tag, offset, keyOffset } = node;
    if (tag !== undefined && nameOf(tag) === "set") {
      return this.#builder.unsupported("set", offset, keyOffset);
    }
    const { keys, values } = this.#settled?.mapping(node) ?? node;
    const built: Built[] = new Array(values.length);
    for (let at = 0; at < values.length; at++) built[at] = this.#valueOf(values[at]);
    // By now every key is a scalar.
    return this.#builder.mapping(keys as readonly YamlNode[] as readonly Scalar[], built, offset, keyOffset);
  }

  #sequence(node: SequenceNode): Built {
    const { items } = node;
    const built: Built[] = new Array(items.length);
    if (isPairsTag(node.tag)) items.forEach((item, at) => built[at] = this.#pair(item));
    else for (let at = 0; at < items.length; at++) built[at] = this.#valueOf(items[at]);
    return this.#builder.sequence(built, node.offset, node.keyOffset);
  }

  #pair(item: YamlNode): Built {
    const { offset, keyOffset } = item;
    const mapping = targetOf(item);
    if (!(mapping instanceof MappingNode)) return this.#valueOf(item);
    return this.#builder.tuple(
      [...mapping.keys, ...mapping.values].map((part) => this.#valueOf(part)),
      offset,
      keyOffset,
    );
  }

  #valueOf(node: YamlNode): Built {
    if (node instanceof ScalarNode) return this.#scalar(node);
    if (node instanceof AliasNode) {
      return this.#builder.alias(this.#valueOf(node.target), node.offset, node.keyOffset);
    }
    const scalar = this.#settled?.scalarOf(node);
    return scalar === undefined ? this.#built[node.index] : this.#scalar(scalar);
  }

  #scalar(node: ScalarNode): Built {
    const { aliased } = this.#document;
    if (aliased.size === 0 || !aliased.has(node)) return this.#newScalar(node);
    const known = this.#aliasedScalars.get(node);
    if (known !== undefined) return known;
    const built = this.#newScalar(node);
    this.#aliasedScalars.set(node, built);
    return built;
  }

  #newScalar(node: ScalarNode): Built {
    const { kind, offset, keyOffset } = node;
    if (kind === "bytes" || kind === "date" || kind === "datetime") {
      return this.#builder.unsupported(kind, offset, keyOffset);
    }
    const scalar = node as Scalar;
    return this.#builder.scalar(scalar.kind, scalar.value, offset, keyOffset);
  }
}
