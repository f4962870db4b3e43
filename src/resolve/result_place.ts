import type { Key } from "../tree/key.ts";
import type { Node } from "../tree/node.ts";
import type { Place } from "../tree/place.ts";
import type { Spot } from "./spot.ts";

/** What is no part of the tree: a value that a resolver or a concatenation gave, standing where it was asked for. */
export class ResultPlace implements Place {
  readonly node: Node;
  readonly key: Key | undefined;
  readonly parent: Place | undefined;

  constructor(node: Node, key: Key | undefined, parent: Place | undefined) {
    this.node = node;
    this.key = key;
    this.parent = parent;
  }
}

/** A spot as a place that may outlive the evaluation. */
export function published(spot: Spot): Place {
  const parent = spot.parent === undefined ? undefined : publishedAll(spot.parent);
  const { node, key } = spot;
  return spot.result === undefined ? { node, key, parent } : new ResultPlace(node, key, parent);
}

function publishedAll(spot: Spot): Place {
  const way: Spot[] = [];
  for (let at: Spot | undefined = spot; at !== undefined; at = at.parent) way.push(at);
  let place: Place | undefined;
  for (let at = way.length - 1; at >= 0; at--) {
    place = { node: way[at].node, key: way[at].key, parent: place };
  }
  return place as Place;
}
