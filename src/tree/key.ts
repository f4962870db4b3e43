import type { MapNode } from "./node.ts";

/**
 * A key of a mapping, with the type that Python would know. A `number` or `bigint` is an int. As in Python,
 * `1`, `1.0` and `true` are one key; the first spelling stays.
 */
export type Key = string | number | bigint | boolean | FloatKey;

export class FloatKey {
  readonly value: number;

  constructor(value: number) {
    this.value = value;
  }
}

/** Positions of a map's keys by what Python would hash them to. */
export type KeyIndex = ReadonlyMap<string | number | bigint, number>;

/** Below this many keys a scan beats an index. */
const scanLimit = 8;

/** What two keys share exactly when Python counts them equal. */
export function keyIdentity(key: Key): string | number | bigint {
  if (typeof key === "string" || typeof key === "number" || typeof key === "bigint") return key;
  if (typeof key === "boolean") return key ? 1 : 0;
  return key.value;
}

/** The position of a key in a map, or -1. */
export function positionOfKey(map: MapNode, key: Key): number {
  const identity = keyIdentity(key);
  const { keys } = map;
  if (keys.length <= scanLimit) {
    for (let at = 0; at < keys.length; at++) {
      const candidate = keys[at];
      if (candidate === identity || (typeof candidate !== "string" && keyIdentity(candidate) === identity)) return at;
    }
    return -1;
  }
  map.index ??= indexOf(keys);
  return map.index.get(identity) ?? -1;
}

function indexOf(keys: readonly Key[]): KeyIndex {
  const index = new Map<string | number | bigint, number>();
  for (let at = 0; at < keys.length; at++) index.set(keyIdentity(keys[at]), at);
  return index;
}
