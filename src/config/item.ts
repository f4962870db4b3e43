import { ConfigError } from "../base/error.ts";
import { listedNames, nearestName, quoteNames } from "../base/suggestion.ts";
import { dereference, ResultPlace } from "../resolve/dereference.ts";
import { plainValue } from "../resolve/plain_value.ts";
import { checkAccess } from "../tree/assign.ts";
import { equalContent } from "../tree/equal_content.ts";
import { originField, readonlyFault } from "../tree/fault.ts";
import { flagAt } from "../tree/flag_at.ts";
import { type Key, keyText, positionOfKey } from "../tree/key.ts";
import { checkedKey, keyTypeOf, normalizeKey } from "../tree/map_key.ts";
import { ListNode, MapNode, type Node } from "../tree/node.ts";
import { withItems, withoutEntryAt } from "../tree/node_edit.ts";
import { keyPathOf, keyPathOfChild, type Place } from "../tree/place.ts";
import { keyOf } from "../tree/plain_node.ts";
import { isContainer } from "../tree/role.ts";
import { trailOf } from "../tree/trail.ts";
import { withNode } from "./changed.ts";
import { Config } from "./config.ts";
import { programOrigin } from "./create.ts";
import { checkedInput } from "./checked_input.ts";
import { keepingSecrets } from "./keeping_secrets.ts";
import { inputNode } from "./input_node.ts";
import { indexFault, indexOf, withChildSet } from "./set_at.ts";
import { withoutKeyPath } from "./without_key_path.ts";
import { treeMakerOf } from "./tree_maker_of.ts";

/**
 * What stands under a key: a configuration for a container, else the plain value; interpolations are followed.
 *
 * @throws {ConfigError} `key_not_found`, `index_out_of_range`, `key_validation`, `missing_value` for `???`, and
 * what an interpolation fails with
 * @example
 * ```ts
 * import { create } from "@hydrant/config";
 * import { getItem } from "@hydrant/config/tree";
 * import assert from "node:assert/strict";
 *
 * assert.equal(getItem(create("a: 1\nb: ${a}"), "b"), 1);
 * ```
 */
export function getItem(config: Config, key: unknown): unknown {
  return itemAt(childOf(config.place, keyOf(key, trailOf(config.place))), config);
}

/**
 * As `getItem`, with a default for a key that is not there or is `???`. Default: null.
 *
 * @throws {ConfigError} `index_out_of_range` for lists, `key_validation`, and what an interpolation fails with
 * @example
 * ```ts
 * import { create } from "@hydrant/config";
 * import { get } from "@hydrant/config/tree";
 * import assert from "node:assert/strict";
 *
 * assert.equal(get(create("a: 1"), "b", { default: 2 }), 2);
 * ```
 */
export function get(config: Config, key: unknown, options: { readonly default?: unknown } = {}): unknown {
  const fallback = options.default ?? null;
  try {
    const child = childOf(config.place, keyOf(key, trailOf(config.place)));
    return child.node.kind === "missing" ? fallback : itemAt(child, config);
  } catch (error) {
    if (ConfigError.is(error, "key_not_found")) return fallback;
    const named = !(config.place.node instanceof MapNode) || ConfigError.is(error, "key_validation");
    throw named ? error : withoutKeyPath(error);
  }
}

/** The value of a place, followed where it is an interpolation. */
function itemAt(place: Place, config: Config): unknown {
  if (place.node.kind === "missing") {
    const keyPath = keyPathOf(place);
    throw new ConfigError("missing_value", `'${keyPath}' is ???: it must be set before it is read`, {
      details: place.key === undefined ? {} : { key: keyText(place.key) },
      keyPath,
      ...originField(place.node.origin),
    });
  }
  const target = place.node.kind === "interpolation" ? dereference(place, config.context) : place;
  if (isContainer(target.node) && !(target instanceof ResultPlace)) return new Config(target, config.context);
  return plainValue(target, config.context);
}

/**
 * The place under a key.
 *
 * @throws {ConfigError} key_not_found, index_out_of_range, key_validation, config_type
 */
export function childOf(place: Place, key: Key): Place {
  const { node } = place;
  if (node instanceof MapNode) return mapChild(place, node, key);
  if (node instanceof ListNode) {
    const index = indexOf(place, key);
    const at = index < 0 ? index + node.items.length : index;
    if (node.items[at] === undefined) throw indexFault(place, node, key);
    return { node: node.items[at], key: at, parent: place };
  }
  throw new ConfigError("config_type", `'${keyPathOf(place)}' is no container`, {
    details: {},
    keyPath: keyPathOfChild(place, key),
    ...originField(node.origin),
  });
}

function mapChild(place: Place, map: MapNode, given: Key): Place {
  const trail = { parent: trailOf(place), key: given, listed: false };
  const key = checkedKey(given, keyTypeOf(map), trail);
  const at = positionOfKey(map, key);
  if (at >= 0) return { node: map.values[at], key: map.keys[at], parent: place };
  checkAccess(
    { node: map, struct: flagAt(place, "struct") === true, notFound: "key_not_found" },
    key,
    undefined,
    trail,
  );
  throw keyNotFound(place, map, key);
}

function keyNotFound(place: Place, map: MapNode, key: Key): ConfigError {
  const names = map.keys.map(keyText);
  const suggestion = nearestName(keyText(key), names);
  const hint = suggestion === undefined ? "" : `, did you mean '${suggestion}'?`;
  const there = names.length === 0 ? "it is empty" : `there are ${quoteNames(names)}`;
  return new ConfigError(
    "key_not_found",
    `Key '${keyText(key)}' does not exist${hint === "" ? `: ${there}` : hint}`,
    {
      details: {
        key: keyText(key),
        available: listedNames(names),
        ...(suggestion === undefined ? {} : { suggestion }),
      },
      keyPath: keyPathOfChild(place, key),
      ...originField(map.origin),
    },
  );
}

/**
 * A configuration with a value set under a key of it. The value takes the place of what stood there; types and
 * flags are respected.
 *
 * @throws {ConfigError} `validation`, `key_validation`, `key_not_found` for a key that may not be added,
 * `index_out_of_range`, `readonly`, `config_type` for tuples, and as `create` for the value
 * @example
 * ```ts
 * import { create, toYaml } from "@hydrant/config";
 * import { setItem } from "@hydrant/config/tree";
 * import assert from "node:assert/strict";
 *
 * assert.equal(toYaml(setItem(create("a: 1"), "b", [2])), "a: 1\nb:\n- 2\n");
 * ```
 */
export function setItem<T>(config: Config<T>, key: unknown, value: unknown): Config<T> {
  const { place } = config;
  const maker = treeMakerOf(config.context, programOrigin());
  const treeKey = keyOf(key, trailOf(place));
  const options = { maker, notFound: "key_not_found" } as const;
  const set = () => {
    const input = checkedInput(value, { place, key: treeKey, ...options });
    return withNode(config, withChildSet(place, treeKey, input.node, { ...options, plain: input.plain }));
  };
  return keepingSecrets(config, set, [{ keyPath: keyText(treeKey), value }]);
}

/**
 * A configuration without a key, or a list without an item.
 *
 * @throws {ConfigError} `key_not_found`, `index_out_of_range`, `readonly`; `config_type` for objects, tuples, and
 * mappings in struct mode
 * @example
 * ```ts
 * import { create, toYaml } from "@hydrant/config";
 * import { deleteItem } from "@hydrant/config/tree";
 * import assert from "node:assert/strict";
 *
 * assert.equal(toYaml(deleteItem(create("a: 1\nb: 2"), "a")), "b: 2\n");
 * ```
 */
export function deleteItem<T>(config: Config<T>, key: unknown): Config<T> {
  const { place } = config;
  const { node } = place;
  if (node instanceof ListNode && key === null) throw refused(place, "", "An index of a list cannot be null");
  const treeKey = keyOf(key, trailOf(place));
  if (node instanceof MapNode) return withNode(config, withoutKey(place, node, treeKey));
  if (!(node instanceof ListNode)) throw refused(place, treeKey, `'${keyPathOf(place)}' is no container`);
  if (node.tuple) throw refused(place, treeKey, "A tuple does not change");
  if (flagAt(place, "readonly") === true) throw readonlyItem(place, node, treeKey);
  if (typeof treeKey !== "number" && typeof treeKey !== "boolean") {
    throw refused(place, treeKey, `Index '${keyText(treeKey)}' of a list is no integer`);
  }
  const index = Number(treeKey);
  const at = index < 0 ? index + node.items.length : index;
  if (node.items[at] === undefined) throw indexFault(place, node, treeKey);
  return withNode(config, withItems(node, node.items.toSpliced(at, 1)));
}

function readonlyItem(place: Place, list: ListNode, key: Key): ConfigError {
  const index = typeof key === "number" && key < 0 ? key + list.items.length : key;
  return readonlyFault({ parent: trailOf(place), key: index, listed: true }, list);
}

function withoutKey(place: Place, map: MapNode, given: Key): MapNode {
  const trail = { parent: trailOf(place), key: given, listed: false };
  if (flagAt(place, "readonly") === true) throw readonlyFault(trail, map);
  if (flagAt(place, "struct") === true) {
    throw refused(place, given, "A mapping in struct mode keeps its keys");
  }
  if (map.shape !== undefined && map.flags?.struct !== false) {
    throw refused(place, given, `'${map.shape.name}' keeps the keys that it declares`);
  }
  const key = checkedKey(given, keyTypeOf(map), trail);
  const at = positionOfKey(map, key);
  if (at < 0) throw keyNotFound(place, map, key);
  return withoutEntryAt(map, at);
}

function refused(place: Place, key: Key, message: string): ConfigError {
  return new ConfigError("config_type", message, {
    details: {},
    keyPath: keyPathOfChild(place, key),
    ...originField(place.node.origin),
  });
}

/**
 * Whether a mapping has a key whose value is not `???`, or a list an item that equals a value. An interpolation
 * counts unless it leads to `???`; in a list it is followed, and throws where it leads nowhere.
 *
 * @example
 * ```ts
 * import { create } from "@hydrant/config";
 * import { hasKey } from "@hydrant/config/tree";
 * import assert from "node:assert/strict";
 *
 * assert.equal(hasKey(create("a: 1"), "a"), true);
 * assert.equal(hasKey(create("a: ???"), "a"), false);
 * ```
 */
export function hasKey(config: Config, key: unknown): boolean {
  const { place } = config;
  const { node } = place;
  if (node instanceof ListNode) return holds(config, node, key);
  if (!(node instanceof MapNode)) return false;
  const treeKey = existingKey(node, key);
  const at = treeKey === undefined ? -1 : positionOfKey(node, treeKey);
  if (at < 0) return false;
  const child = { node: node.values[at], key: node.keys[at], parent: place };
  if (child.node.kind === "missing") return false;
  if (child.node.kind !== "interpolation") return true;
  try {
    return dereference(child, config.context).node.kind !== "missing";
  } catch (error) {
    if (ConfigError.is(error)) return true;
    throw error;
  }
}

function existingKey(map: MapNode, key: unknown): Key | undefined {
  try {
    const treeKey = keyOf(key, undefined);
    const type = keyTypeOf(map);
    return type === undefined ? treeKey : normalizeKey(treeKey, type);
  } catch (error) {
    if (ConfigError.is(error, "key_validation")) return undefined;
    throw error;
  }
}

function holds(config: Config, list: ListNode, value: unknown): boolean {
  const wanted = inputNode(value, treeMakerOf(config.context), undefined).node;
  return list.items.some((item, at) => {
    const child = { node: item, key: at, parent: config.place };
    return equalContent(item.kind === "interpolation" ? followed(child, config) : item, wanted);
  });
}

function followed(place: Place, config: Config): Node {
  try {
    return dereference(place, config.context).node;
  } catch (error) {
    throw withoutKeyPath(error);
  }
}

/**
 * The keys of a mapping in order, with their types.
 *
 * @throws {ConfigError} `attribute_not_found` for a list, which has indices and no keys
 * @example
 * ```ts
 * import { create } from "@hydrant/config";
 * import { keysOf } from "@hydrant/config/tree";
 * import assert from "node:assert/strict";
 *
 * assert.deepEqual(keysOf(create("a: 1\n2: x")), ["a", 2]);
 * ```
 */
export function keysOf(config: Config): readonly Key[] {
  const { place } = config;
  if (!(place.node instanceof ListNode)) return place.node instanceof MapNode ? place.node.keys : [];
  throw new ConfigError("attribute_not_found", "A list has no keys", {
    details: {},
    keyPath: keyPathOfChild(place, "keys"),
    ...originField(place.node.origin),
  });
}

/**
 * How many entries or items there are.
 *
 * @example
 * ```ts
 * import { create } from "@hydrant/config";
 * import { lengthOf } from "@hydrant/config/tree";
 * import assert from "node:assert/strict";
 *
 * assert.equal(lengthOf(create("[1, 2, 3]")), 3);
 * ```
 */
export function lengthOf(config: Config): number {
  const { node } = config.place;
  if (node instanceof MapNode) return node.keys.length;
  return node instanceof ListNode ? node.items.length : 0;
}
