import type { Key } from "./key.ts";
import type { Node } from "./node.ts";

/**
 * A node and the way to it from the root. Nodes hold no parent, so whatever needs the surroundings of a node
 * (relative interpolations, inherited flags, error messages) works on places.
 */
export interface Place {
  readonly node: Node;
  /** The key in a map, the index in a list; absent at the root. */
  readonly key: Key | undefined;
  readonly parent: Place | undefined;
}
