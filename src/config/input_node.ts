import type { Node } from "../tree/node.ts";
import { placedNode } from "../tree/placed_node.ts";
import type { Trail } from "../tree/trail.ts";
import type { TreeMaker } from "../tree/tree_maker.ts";

/** A value that is handed in, as a node. */
export interface InputNode {
  readonly node: Node;
  /** Made of a plain value, rather than taken from a configuration. */
  readonly plain: boolean;
}

/** What a program hands in to be set where a trail leads. */
export function inputNode(value: unknown, maker: TreeMaker, trail: Trail | undefined): InputNode {
  const placed = placedNode(value);
  return placed === undefined
    ? { node: maker.fromPlain(value, trail), plain: true }
    : { node: placed, plain: false };
}
