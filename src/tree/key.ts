import { floatRepr } from "../base/float.ts";
import type { EnumMember } from "./node_type.ts";

/**
 * A key of a mapping, with the type that Python would know. A `number` or `bigint` is an int. As in Python,
 * `1`, `1.0` and `true` are one key; the first spelling stays. Members of an enum are keys where a dict's type
 * says so; null is a key of what resolvers give, and of nothing else.
 */
export type Key = string | number | bigint | boolean | null | FloatKey | EnumKey;

/** A key that is a float, so that `1.0` prints as such. */
export class FloatKey {
  /** The number. */
  readonly value: number;

  /** Marks a number as a float. */
  constructor(value: number) {
    this.value = value;
  }
}

/** A key that is a member of an enum. */
export class EnumKey {
  /** The name of the enum. */
  readonly enumName: string;
  /** The member. */
  readonly member: EnumMember;

  /** A member of the enum of that name. */
  constructor(enumName: string, member: EnumMember) {
    this.enumName = enumName;
    this.member = member;
  }
}

/** Positions of a map's keys by what Python would hash them to. */
export type KeyIndex = Map<KeyIdentity, number>;

export type KeyIdentity = string | number | bigint | null;

/** Below this many keys a scan beats an index. */
const scanLimit = 8;

/** What two keys share exactly when Python counts them equal. */
export function keyIdentity(key: Key): KeyIdentity {
  if (typeof key === "string" || typeof key === "number" || typeof key === "bigint" || key === null) {
    return key;
  }
  if (typeof key === "boolean") return key ? 1 : 0;
  // No text that a key may hold begins with two null characters and an enum's name by accident.
  return key instanceof FloatKey ? key.value : `\0\0${key.enumName}.${key.member.name}`;
}

/** Whatever has keys in order, and room for an index of them that is made when it is first needed. */
export interface Keyed {
  readonly keys: readonly Key[];
  index: KeyIndex | undefined;
}

/** The position of a key in a map, or -1. */
export function positionOfKey(map: Keyed, key: Key): number {
  const identity = keyIdentity(key);
  const { keys } = map;
  if (keys.length <= scanLimit) {
    for (let at = 0; at < keys.length; at++) {
      const candidate = keys[at];
      if (candidate === identity || (typeof candidate !== "string" && keyIdentity(candidate) === identity)) {
        return at;
      }
    }
    return -1;
  }
  map.index ??= indexOf(keys);
  const at = map.index.get(identity);
  // A map that was made of this one by adding keys shares the index, and has put them in.
  return at === undefined || at >= keys.length ? -1 : at;
}

/** The index of a map with one key more, where it can be had without making one: shared with the map before it. */
export function indexWith(map: Keyed, key: Key): KeyIndex | undefined {
  const { index, keys } = map;
  // Another map may have been made of this one before, and put its own keys in.
  if (index === undefined || index.size !== keys.length) return undefined;
  return index.set(keyIdentity(key), keys.length);
}

function indexOf(keys: readonly Key[]): KeyIndex {
  const index: KeyIndex = new Map();
  for (let at = 0; at < keys.length; at++) index.set(keyIdentity(keys[at]), at);
  return index;
}

/** A key as key paths and errors show it: as Python's `str` writes it, an enum's member by its name. */
export function keyText(key: Key): string {
  if (typeof key === "string") return key;
  if (typeof key === "boolean") return key ? "True" : "False";
  if (key instanceof FloatKey) return floatRepr(key.value);
  return key instanceof EnumKey ? key.member.name : key === null ? "None" : String(key);
}
