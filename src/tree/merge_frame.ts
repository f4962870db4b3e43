import type { Holder } from "./assign.ts";
import { type Key, keyIdentity, positionOfKey } from "./key.ts";
import { keyTypeOf } from "./map_key.ts";
import { MapNode, type Node } from "./node.ts";
import type { NodeMaker } from "./node_maker.ts";
import type { Trail } from "./trail.ts";

/** What the containers above a node leave in force for it. */
export interface InForce {
  readonly struct: boolean;
  readonly readonly: boolean;
  /** Nothing converts: a container of a union. */
  readonly strict: boolean;
}

/**
 * A map that is being merged into. It is copied when the first of its values changes; until it is finished, the
 * copy may be looked at as a node, because interpolations of what is merged lead into it.
 */
export class MergeFrame {
  /** The map as it was. */
  readonly map: MapNode;
  readonly trail: Trail | undefined;
  readonly inForce: InForce;
  /** The key of the map in the one above; absent at the top. */
  readonly key: Key | undefined;
  /** Where the entry that is being merged stands, in the map that this one stands in. */
  at = 0;
  #keys: Key[] | undefined;
  #values: Node[] | undefined;
  #draft: MapNode | undefined;
  #changed = false;
  #cursor = 0;

  /** Whether the map has neither type nor flags that could refuse a value under a key that it has. */
  get isBare(): boolean {
    return this.map.type === undefined && this.map.shape === undefined && !this.inForce.readonly;
  }

  constructor(map: MapNode, trail: Trail | undefined, inForce: InForce) {
    this.map = map;
    this.trail = trail;
    this.key = trail?.key;
    this.inForce = inForce;
  }

  /** Where a key stands, or -1. Keys that come in the map's own order are found at once. */
  positionOf(key: Key): number {
    const { keys } = this.map;
    const next = this.#cursor;
    if (next < keys.length && keys[next] === key) {
      this.#cursor = next + 1;
      return next;
    }
    const at = positionOfKey(this.map, key);
    if (at >= 0) {
      this.#cursor = at + 1;
      return at;
    }
    // Keys of a type may be spelled in several ways; without one, no two keys of the source are the same.
    return this.#keys !== undefined && keyTypeOf(this.map) !== undefined
      ? positionOfKey(this.draft(), key)
      : -1;
  }

  valueAt(at: number): Node {
    return (this.#values ?? this.map.values)[at];
  }

  set(at: number, value: Node): void {
    if (this.valueAt(at) === value) return;
    this.#ownValues()[at] = value;
    if (this.map.values[at] !== value) this.#changed = true;
  }

  append(key: Key, value: Node): number {
    this.#keys ??= this.map.keys.slice();
    const at = this.#keys.length;
    this.#keys.push(key);
    this.#ownValues().push(value);
    this.#changed = true;
    if (this.#draft !== undefined) {
      if (this.#draft.keys !== this.#keys) this.#draft = undefined;
      else this.#draft.index?.set(keyIdentity(key), at);
    }
    return at;
  }

  #ownValues(): Node[] {
    if (this.#values === undefined) {
      this.#values = this.map.values.slice();
      this.#draft = undefined;
    }
    return this.#values;
  }

  /** The map as it is by now: a node over the arrays that are still being filled. */
  draft(): MapNode {
    const { type, shape, flags, origin, replaced } = this.map;
    if (this.#draft === undefined) {
      const values = this.#ownValues();
      this.#draft = new MapNode(this.#keys ?? this.map.keys, values, type, shape, flags, origin, replaced);
    }
    return this.#draft;
  }

  /** The merged map: the one that it was when nothing changed. */
  finish(): MapNode {
    if (!this.#changed) return this.map;
    const { map } = this;
    if (this.#draft !== undefined) return this.#draft;
    const values = this.#values ?? map.values;
    const merged = new MapNode(
      this.#keys ?? map.keys,
      values,
      map.type,
      map.shape,
      map.flags,
      map.origin,
      map.replaced,
    );
    if (this.#keys === undefined) merged.index = map.index;
    return merged;
  }

  holder(maker: NodeMaker): Holder<MapNode> {
    const { struct, readonly, strict } = this.inForce;
    return {
      node: this.#keys === undefined ? this.map : this.draft(),
      site: { maker, trail: this.trail, strict, plain: false },
      struct,
      readonly,
      notFound: "key_not_found",
    };
  }
}
