import { ConfigError } from "../base/error.ts";
import { splitKeyPath } from "../base/key_path.ts";
import type { KeyPathOf, ValueAt } from "../base/path_type.ts";
import { mayStartNumber, parsePythonInt } from "../base/python_number.ts";
import { dereference, ResultPlace } from "../resolve/dereference.ts";
import { indexOfText, positionOfText } from "../resolve/reference.ts";
import { checkDepth } from "../tree/depth.ts";
import { originField } from "../tree/fault.ts";
import { type Key, keyText } from "../tree/key.ts";
import { checkedKey } from "../tree/map_key.ts";
import { ListNode, MapNode, type Node } from "../tree/node.ts";
import { childPlace, keyPathOf, keyPathOfChild, type Place, replaceAt } from "../tree/place.ts";
import { contentRole, isContainer } from "../tree/role.ts";
import { type Trail, trailOf } from "../tree/trail.ts";
import type { TreeMaker } from "../tree/tree_maker.ts";
import type { Config } from "./config.ts";
import { emptyMap, programOrigin } from "./create.ts";
import { type InputNode, inputNode } from "./input_node.ts";
import { childOf } from "./item.ts";
import { mergedOver, ofOperation } from "./merge.ts";
import { keepingSecrets } from "./keeping_secrets.ts";
import { placeFollowing } from "./place_following.ts";
import { refersOnly } from "./refers_only.ts";
import { withChildSet } from "./set_at.ts";
import { standInFor } from "./stand_in.ts";
import { treeMakerOf } from "./tree_maker_of.ts";
import type { TypedInput, Unchecked, Untyped } from "./typed_input.ts";
import { withPlace } from "./changed.ts";
import { withoutKeyPath } from "./without_key_path.ts";

/** How a value is set by key path. */
export interface UpdateOptions {
  /** A container merges into a container that stands there, instead of taking its place. Default: true. */
  readonly merge?: boolean | undefined;
  /** Keys are added although struct mode or an object refuses new ones. Default: false. */
  readonly forceAdd?: boolean | undefined;
}

/**
 * A configuration with the value at a key path set. Mappings are made on the way where there is nothing, or a
 * scalar; an interpolation on the way is followed, and what it leads to is changed.
 *
 * @throws {ConfigError} `attribute_not_found` for a key that may not be added, `key_validation`, `validation`,
 * `readonly`, `index_out_of_range`; `config_type` where a container is null, and for tuples; `invalid_argument`
 * for a list index that is no number; what an interpolation on the way fails with
 * @example
 * ```ts
 * import { create, toYaml, update } from "@hydrant/config";
 * import assert from "node:assert/strict";
 *
 * const config = update(create("a: {x: 1}"), "a.z", 2);
 * assert.equal(toYaml(config), "a:\n  x: 1\n  z: 2\n");
 * ```
 */
export function update<Source extends Config>(
  config: Source & Untyped<Source>,
  keyPath: string,
  value: unknown,
  options?: UpdateOptions,
): Source;
/** A typed configuration with a value of which nothing is known set in it. */
export function update<T, Path extends KeyPathOf<T>, Value>(
  config: Config<T>,
  keyPath: Path,
  value: Unchecked<Value>,
  options?: UpdateOptions,
): Config<T>;
/** A typed configuration with a part of its type set in it. */
export function update<T, Path extends KeyPathOf<T>>(
  config: Config<T>,
  keyPath: Path,
  value: TypedInput<ValueAt<T, Path>>,
  options?: UpdateOptions,
): Config<T>;
export function update<T>(
  config: Config<T>,
  keyPath: string,
  value: unknown,
  options: UpdateOptions = {},
): Config<T> {
  const maker = treeMakerOf(config.context, programOrigin());
  const input = { make: (trail: Trail) => inputNode(value, maker, trail), standIn: standInFor(value) };
  return keepingSecrets(config, () => updateMaking(config, keyPath, input, options), [{ keyPath, value }]);
}

/** As `update`, for a value that is a node already. */
export function updateWith<T>(
  config: Config<T>,
  keyPath: string,
  input: InputNode,
  options: UpdateOptions = {},
): Config<T> {
  return updateMaking(config, keyPath, { make: () => input, standIn: input.node }, options);
}

/** A value that is made once it is known where it goes. */
export interface InputMaking {
  readonly make: (trail: Trail) => InputNode;
  /** A node of the kind that it would be. */
  readonly standIn: Node;
}

/** As `update`, for a value that is yet to be made. */
export function updateMaking<T>(
  config: Config<T>,
  keyPath: string,
  making: InputMaking,
  options: UpdateOptions = {},
): Config<T> {
  const steps = new UpdateSteps(config, keyPath, options);
  return withPlace(config, placeFollowing(config.place, steps.set(making)));
}

/** One update: the way to the container, and what is done there. */
class UpdateSteps {
  readonly #config: Config;
  readonly #keyPath: string;
  readonly #merges: boolean;
  readonly #forced: boolean;
  readonly #maker: TreeMaker;

  constructor(config: Config, keyPath: string, options: UpdateOptions) {
    this.#config = config;
    this.#keyPath = keyPath;
    this.#merges = options.merge ?? true;
    this.#forced = options.forceAdd ?? false;
    this.#maker = treeMakerOf(config.context, programOrigin());
  }

  /** A place of the tree in which the value is set. */
  set(making: InputMaking): Place {
    const keys = splitKeyPath(this.#keyPath);
    checkDepth(keys.length);
    let container = this.#config.place;
    for (const key of keys.slice(0, -1)) container = this.#step(container, key);
    const last = keys[keys.length - 1];
    if (contentRole(container.node) === "dict" && !isContainer(container.node)) throw closed(container, last);
    const key = keyOfText(container, last);
    return this.#setLast(container, key, this.#input(container, key, making));
  }

  /** The value; where it is no sound one, a key that may not be set is the fault that counts. */
  #input(container: Place, key: Key, { make, standIn }: InputMaking): InputNode {
    try {
      return make({ parent: trailOf(container), key, listed: container.node instanceof ListNode });
    } catch (error) {
      if (ConfigError.is(error)) this.#setLast(container, key, { node: standIn, plain: true });
      throw error;
    }
  }

  /** The container under a key, made where there is none. */
  #step(container: Place, text: string): Place {
    if (!isContainer(container.node)) throw closed(container, text);
    const child = childOfText(container, text);
    const target = child === undefined ? undefined : this.#followed(child);
    if (target !== undefined && holdsContainer(target.node)) {
      if (target.node.kind === "null") throw this.#intoNull(target);
      return target;
    }
    const key = keyOfText(container, text);
    const made = this.#withChild(container, key, { node: emptyMap(), plain: true }, "key_not_found");
    return childPlace(replaceAt(container, made), key) as Place;
  }

  #intoNull(place: Place): ConfigError {
    const message = `Cannot set '${this.#keyPath}' because '${keyPathOf(place)}' is null`;
    return new ConfigError("config_type", message, { details: {}, ...originField(place.node.origin) });
  }

  /** Where an interpolation that refers to a container leads, else the place itself. */
  #followed(place: Place): Place {
    const { node } = place;
    if (node.kind !== "interpolation") return place;
    if (!refersOnly(place)) return place;
    const target = this.#dereferenced(place);
    return target instanceof ResultPlace || !isContainer(target.node) ? place : target;
  }

  #dereferenced(place: Place): Place {
    try {
      return dereference(place, this.#config.context);
    } catch (error) {
      // A value that does not fit its place is there, and is no container.
      if (ConfigError.is(error, "interpolation_validation")) return place;
      throw withoutKeyPath(error);
    }
  }

  #setLast(container: Place, key: Key, input: InputNode): Place {
    if (!isContainer(container.node)) throw this.#closedItem(container, key, input);
    if (this.#merges && isContainer(input.node)) {
      const standing = container.node instanceof ListNode
        ? childOf(container, key)
        : childPlace(container, key);
      if (standing !== undefined && mergesInPlace(standing.node)) return this.#merged(standing, input.node);
    }
    const notFound = typeof key === "string" ? "attribute_not_found" : "key_not_found";
    return replaceAt(container, this.#withChild(container, key, input, notFound));
  }

  /** Why an item of a list or tuple that is not there yet cannot be set. */
  #closedItem(container: Place, key: Key, { node, plain }: InputNode): ConfigError {
    const { type } = container.node;
    const absent = closed(container, keyText(key));
    if (this.#merges && isContainer(node)) return absent;
    // What an empty one of its kind refuses counts first.
    const empty = new ListNode([], contentRole(container.node) === "tuple", type);
    try {
      withChildSet({ ...container, node: empty }, key, node, {
        maker: this.#maker,
        plain,
        notFound: "key_not_found",
      });
    } catch (error) {
      if (ConfigError.is(error) && error.code !== "index_out_of_range") return error;
    }
    return absent;
  }

  #merged(place: Place, node: Node): Place {
    try {
      return mergedOver(place, node, this.#config.context, { throughReadonly: false, open: this.#forced });
    } catch (error) {
      throw ofOperation(error, place);
    }
  }

  #withChild(
    container: Place,
    key: Key,
    input: InputNode,
    notFound: "key_not_found" | "attribute_not_found",
  ): Node {
    const { plain, node } = input;
    const open = this.#forced && container.node instanceof MapNode;
    const opened = open ? { ...container, node: withOpenStruct(container.node as MapNode) } : container;
    const changed = withChildSet(opened, key, node, { maker: this.#maker, plain, notFound, open });
    return open ? restoredStruct(changed as MapNode, container.node as MapNode) : changed;
  }
}

/** Whether a container is declared or stands there. */
function holdsContainer(node: Node): boolean {
  const role = contentRole(node);
  return role === "dict" || role === "list" || role === "tuple";
}

/** The error for a key in a declared container that is not there yet. */
function closed(place: Place, text: string): ConfigError {
  const { node } = place;
  const role = contentRole(node);
  if (role !== "dict" && indexOfKey(text) === undefined) return noIndex(place, text);
  if (node.type?.kind === "dict" && node.type.key.kind !== "any") {
    checkedKey(text, node.type.key, { parent: trailOf(place), key: text, listed: false });
  }
  const keyPath = role === "dict" ? keyPathOf(place) : `${keyPathOf(place)}[${text}]`;
  const fields = { keyPath, ...originField(node.origin) };
  if (node.kind !== "missing") {
    const message = `Cannot set '${text}' in '${
      keyPathOf(place)
    }', an interpolation that leads to no container`;
    return new ConfigError("config_type", message, { ...fields, details: {} });
  }
  const message = `Cannot set '${text}' in '${keyPathOf(place)}', which is ???: it must be set itself`;
  return new ConfigError("missing_value", message, { ...fields, details: { key: text } });
}

/** Whether a container merges into what stands there; tuples are set anew. */
function mergesInPlace(node: Node): boolean {
  const role = contentRole(node);
  return role === "dict" || role === "list";
}

/** An object takes new keys when its own struct flag is off. */
function withOpenStruct(map: MapNode): MapNode {
  return new MapNode(
    map.keys,
    map.values,
    map.type,
    map.shape,
    { ...map.flags, struct: false },
    map.origin,
    map.replaced,
  );
}

function restoredStruct(map: MapNode, before: MapNode): MapNode {
  return new MapNode(map.keys, map.values, map.type, map.shape, before.flags, map.origin, map.replaced);
}

/** The child under a key as key paths write it. */
function childOfText(place: Place, text: string): Place | undefined {
  const { node } = place;
  if (node instanceof MapNode) {
    const at = positionOfText(node, text);
    return at < 0 ? undefined : { node: node.values[at], key: node.keys[at], parent: place };
  }
  if (!(node instanceof ListNode)) return undefined;
  const at = indexOfText(node, text);
  if (at === undefined) throw noIndex(place, text);
  return node.items[at] === undefined ? undefined : { node: node.items[at], key: at, parent: place };
}

/** A key as key paths write it: the integer that stands in a map, or the text; in a list the index. */
function keyOfText(place: Place, text: string): Key {
  const { node } = place;
  if (node instanceof MapNode) {
    const at = positionOfText(node, text);
    const key = at < 0 ? text : node.keys[at];
    return typeof key === "number" || typeof key === "bigint" ? key : text;
  }
  const index = indexOfKey(text);
  if (index === undefined) throw noIndex(place, text);
  return index;
}

function indexOfKey(text: string): number | undefined {
  const index = mayStartNumber(text.charCodeAt(0)) ? parsePythonInt(text) : undefined;
  return index === undefined ? undefined : Number(index);
}

function noIndex(place: Place, text: string): ConfigError {
  const message = `Cannot set '${text}' in a list: wanted is an index, as in '${keyPathOfChild(place, 0)}'`;
  return new ConfigError("invalid_argument", message, { details: { value: text, expected: "an index" } });
}
