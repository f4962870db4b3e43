import { ConfigError } from "../base/error.ts";
import { checkListValue, type Holder, valueInList, valueInMap } from "../tree/assign.ts";
import { originField } from "../tree/fault.ts";
import { EnumKey, FloatKey, type Key, keyText, positionOfKey } from "../tree/key.ts";
import { checkedKey, keyTypeOf, refuseConflictIn } from "../tree/map_key.ts";
import { ListNode, MapNode, type Node } from "../tree/node.ts";
import { withEntry, withItem, withReplaced, withValueAt } from "../tree/node_edit.ts";
import { keyPathOf, keyPathOfChild, type Place } from "../tree/place.ts";
import type { Trail } from "../tree/trail.ts";
import { holderOf, type HolderOptions } from "./holder_of.ts";

/**
 * The container at a place with a value set under a key.
 *
 * @throws {ConfigError} validation, key_validation, readonly, key_not_found, attribute_not_found,
 * index_out_of_range, config_type
 */
export function withChildSet(place: Place, key: Key, input: Node, options: HolderOptions): Node {
  const { node } = place;
  if (node instanceof MapNode) return setInMap(holderOf({ ...place, node }, options), key, input);
  if (node instanceof ListNode) return setInList({ ...place, node }, key, input, options);
  throw new ConfigError(
    "config_type",
    `Cannot set '${keyText(key)}' in '${keyPathOf(place)}', which is no container`,
    {
      details: {},
      keyPath: keyPathOfChild(place, key),
      ...originField(node.origin),
    },
  );
}

function setInMap(holder: Holder<MapNode>, given: Key, input: Node): MapNode {
  const { node: map } = holder;
  const trail: Trail = { parent: holder.site.trail, key: given, listed: false };
  const key = checkedKey(given, keyTypeOf(map), trail);
  refuseConflictIn(map, { ...trail, key });
  const at = positionOfKey(map, key);
  const existing = at < 0 ? undefined : map.values[at];
  const value = valueInMap(holder, key, existing, input);
  if (existing === undefined) return withEntry(map, key, value);
  return withValueAt(map, at, value === existing ? value : withReplaced(value, existing));
}

function setInList(
  place: Place & { readonly node: ListNode },
  key: Key,
  input: Node,
  options: HolderOptions,
): ListNode {
  const { node: list } = place;
  if (list.tuple) {
    throw new ConfigError("config_type", "A tuple does not change", {
      details: {},
      keyPath: keyPathOfChild(place, key),
      ...originField(list.origin),
    });
  }
  const holder = holderOf(place, options);
  const index = indexOf(place, key);
  const at = index < 0 ? index + list.items.length : index;
  const existing = list.items[at];
  checkListValue(holder, at, existing, input);
  if (existing === undefined) throw indexFault(place, list, key);
  const value = valueInList(holder, at, existing, input);
  return withItem(list, at, value === existing ? value : withReplaced(value, existing));
}

/**
 * A key as an index: integers, and as in Python truth values.
 *
 * @throws {ConfigError} key_validation
 */
export function indexOf(place: Place, key: Key): number {
  if (typeof key === "number") return key;
  if (typeof key === "boolean" || typeof key === "bigint") return Number(key);
  const kind = key instanceof FloatKey ? "a float" : key instanceof EnumKey ? "a member of an enum" : "text";
  throw new ConfigError(
    "key_validation",
    `Index '${keyText(key)}' of a list is ${kind}, wanted is an integer`,
    {
      details: { key: keyText(key) },
      keyPath: keyPathOfChild(place, key),
      ...originField(place.node.origin),
    },
  );
}

/** The error for an index that a list does not have. */
export function indexFault(place: Place, list: ListNode, key: Key): ConfigError {
  const message = `Index '${keyText(key)}' is out of range in a list of ${list.items.length}`;
  return new ConfigError("index_out_of_range", message, {
    details: { key: key === null || key instanceof Object ? keyText(key) : key },
    keyPath: keyPathOfChild(place, key),
    ...originField(list.origin),
  });
}
