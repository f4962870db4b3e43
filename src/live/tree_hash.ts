import { canonicalJson } from "../base/json_write.ts";
import { sha256 } from "../runtime/hash.ts";
import type { Node } from "../tree/node.ts";
import { ResolvedSource, type WrittenContainer } from "./tree_json.ts";

/** What tells resolved trees apart: `sha256:` and the hash of the one JSON text of the value. @throws as `treeToJson` */
export function hashOfTree(tree: Node): string {
  return hashOfText(canonicalJson(new ResolvedSource(), tree));
}

/** Hashes trees that follow each other, as `hashOfTree`: what stands in several of them is written once. */
export class TreeHasher {
  readonly #written = new WeakMap<Node, WrittenContainer>();

  /** @throws as `treeToJson` */
  hash(tree: Node): string {
    return hashOfText(canonicalJson(new ResolvedSource(this.#written), tree));
  }
}

function hashOfText(text: string): string {
  return `sha256:${sha256(text)}`;
}
