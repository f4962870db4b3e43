import type { Key } from "../tree/key.ts";
import { ListNode, MapNode, type Node } from "../tree/node.ts";
import type { Place } from "../tree/place.ts";
import type { Failure } from "./failure.ts";

/**
 * A place within one evaluation. There is one spot for each place of the tree, so what is worked out for it is
 * kept here, and two places are the same exactly when their spots are.
 */
export class Spot implements Place {
  readonly node: Node;
  readonly key: Key | undefined;
  readonly parent: Spot | undefined;
  /** What a resolver or a concatenation gave, when that is what stands here; it is no part of the tree. */
  readonly result: Result | undefined;
  /** What the node leads to, once that is known. */
  outcome: Spot | Failure | undefined;
  /** What the text that the node gave reads as, once it has taken the node's place. */
  reread: Spot | undefined;
  /** The container without interpolations, once that is known. */
  resolved: Node | Failure | undefined;
  /** How many levels of containers stand in `resolved` below this one. */
  height: number;
  /** The node is being evaluated, or waits for another to be. */
  evaluating: boolean;
  /** The container is being resolved. */
  resolving: boolean;
  /** Whether an evaluation that is begun again comes to this same spot. */
  kept: boolean;
  #children: (Spot | undefined)[] | undefined;

  constructor(node: Node, key: Key | undefined, parent: Spot | undefined, result?: Result) {
    this.node = node;
    this.key = key;
    this.parent = parent;
    this.result = result;
    this.outcome = undefined;
    this.reread = undefined;
    this.resolved = undefined;
    this.height = 0;
    this.evaluating = false;
    this.resolving = false;
    this.kept = parent === undefined || (parent.kept && key !== undefined && result === undefined);
    this.#children = undefined;
  }

  /** The spot of the child at a position of the container. */
  child(at: number): Spot {
    const { node } = this;
    if (node instanceof MapNode) {
      this.#children ??= new Array(node.values.length);
      return this.#children[at] ??= new Spot(node.values[at], node.keys[at], this);
    }
    const { items } = node as ListNode;
    this.#children ??= new Array(items.length);
    return this.#children[at] ??= new Spot(items[at], at, this);
  }

  /** As `child`, when anybody has asked for it. */
  knownChild(at: number): Spot | undefined {
    return this.#children?.[at];
  }

  /** The spot at the top. */
  root(): Spot {
    // deno-lint-ignore no-this-alias -- the walk begins here
    let spot: Spot = this;
    while (spot.parent !== undefined) spot = spot.parent;
    return spot;
  }
}

/** A value that is no part of the tree; `native.ts` knows its type, and imports this file. */
export interface Result {
  readonly native: unknown;
}
