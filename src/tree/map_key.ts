import { parsePythonInt } from "../base/python_number.ts";
import { isUnsafeKey, unsafeKeyError } from "../base/unsafe_key.ts";
import { keyFault } from "./fault.ts";
import { EnumKey, FloatKey, type Key, type KeyIdentity, keyIdentity, keyText, positionOfKey } from "./key.ts";
import type { MapNode } from "./node.ts";
import type { EnumType, NodeType } from "./node_type.ts";
import { memberOfInt, memberOfText } from "./scalar_conversion.ts";
import type { Trail } from "./trail.ts";
import { typeText } from "./type_text.ts";

/** A key as a dict whose keys are of a type holds it; nothing where it is no key of that type. */
export function normalizeKey(key: Key, type: NodeType): Key | undefined {
  switch (type.kind) {
    case "str":
      return typeof key === "string" ? key : undefined;
    case "int":
      return typeof key === "string" || key instanceof FloatKey || key instanceof EnumKey ? undefined : key;
    case "float":
      return key instanceof FloatKey ? key : undefined;
    case "bool": {
      const identity = keyIdentity(key);
      return identity === 0 || identity === 1 ? identity === 1 : undefined;
    }
    case "enum":
      return enumKey(key, type);
    default:
      return key;
  }
}

function enumKey(key: Key, type: EnumType): EnumKey | undefined {
  if (key instanceof EnumKey) return key.enumName === type.name ? key : undefined;
  const member = typeof key === "string"
    ? memberOfText(type, key)
    : typeof key === "number" || typeof key === "bigint"
    ? memberOfInt(type, key)
    : undefined;
  return member && new EnumKey(type.name, member);
}

/** The type of a map's keys. */
export function keyTypeOf(map: MapNode, type: NodeType | undefined = map.type): NodeType | undefined {
  const content = type?.kind === "union" ? type.selected : type;
  return content?.kind === "dict" && content.key.kind !== "any" ? content.key : undefined;
}

/**
 * A key as it is held where keys are of a type; without a type, as it is. The trail leads to the key.
 *
 * @throws {ConfigError} key_validation, unsafe_key
 */
export function checkedKey(key: Key, type: NodeType | undefined, trail: Trail): Key {
  if (typeof key === "string" && isUnsafeKey(key)) throw unsafeKeyError(key);
  if (type === undefined) return key;
  const normal = normalizeKey(key, type);
  if (normal === undefined) throw keyFault(`Key '${keyText(key)}' is no ${typeText(type)}`, trail);
  return normal;
}

/** Where each key of a map stands. */
export type KeyPositions = Pick<ReadonlyMap<KeyIdentity, number>, "get">;

/**
 * Refuses a key where another stands that differs from it only in that one is an integer and the other its text:
 * no key path could tell them apart. The trail leads to the key.
 *
 * @throws {ConfigError} key_validation
 */
export function refuseConflict(positions: KeyPositions, keys: readonly Key[], trail: Trail): void {
  const other = conflictingKey(positions, keys, trail.key);
  if (other === undefined) return;
  throw keyFault(`Key '${keyText(trail.key)}' cannot stand beside the same key as ${typeof other}`, trail);
}

function conflictingKey(positions: KeyPositions, keys: readonly Key[], key: Key): Key | undefined {
  if (typeof key === "string") {
    if (!startsLikeInteger(key)) return undefined;
    const number = parsePythonInt(key);
    if (number === undefined || String(number) !== key) return undefined;
    const at = positions.get(number);
    return at !== undefined && isInteger(keys[at]) ? number : undefined;
  }
  if (!isInteger(key)) return undefined;
  const at = positions.get(keyIdentity(key));
  if (at !== undefined && !isInteger(keys[at])) return undefined;
  return positions.get(String(key)) === undefined ? undefined : String(key);
}

function startsLikeInteger(text: string): boolean {
  const code = text.charCodeAt(0);
  return (code >= 0x30 && code <= 0x39) || code === 0x2d;
}

function isInteger(key: Key): boolean {
  return typeof key === "number" || typeof key === "bigint";
}

/** As `refuseConflict`, for a key of a map whose keys have no type. @throws {ConfigError} key_validation */
export function refuseConflictIn(map: MapNode, trail: Trail): void {
  if (map.keys.length === 0 || keyTypeOf(map) !== undefined) return;
  const positions: KeyPositions = {
    get: (identity) => {
      const at = positionOfKey(map, identity);
      return at < 0 ? undefined : at;
    },
  };
  refuseConflict(positions, map.keys, trail);
}
