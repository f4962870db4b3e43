import { ConfigError } from "../base/error.ts";
import { Float } from "../base/float.ts";
import { normalizeInteger } from "../base/integer.ts";
import type { Origin } from "../base/origin.ts";
import { isPlainObject } from "../base/plain.ts";
import { isUnsafeKey, unsafeKeyError } from "../base/unsafe_key.ts";
import { checkDepth } from "./depth.ts";
import { EnumValue } from "./enum_value.ts";
import { originField } from "./fault.ts";
import { EnumKey, FloatKey, type Key, type KeyIdentity, keyIdentity } from "./key.ts";
import { refuseConflict } from "./map_key.ts";
import { ListNode, MapNode, type Node, ValueNode } from "./node.ts";
import type { NodeMaker } from "./node_maker.ts";
import { placedNode } from "./placed_node.ts";
import { anyTuple, anyType } from "./role.ts";
import { Structured } from "./structured.ts";
import { textNode } from "./text_node.ts";
import { keyPathOfTrail, type Trail, wholeKeyPath } from "./trail.ts";
import { Tuple } from "./tuple.ts";

/** How plain values are read. */
export interface PlainOptions {
  /** Whether `$<…>` is an interpolation. */
  readonly angle: boolean;
  readonly origin: Origin | undefined;
}

/** Makes nodes of plain values: what a program hands in. */
export class PlainReader {
  readonly #maker: NodeMaker;
  readonly #angle: boolean;
  readonly #origin: Origin | undefined;

  constructor(maker: NodeMaker, options: PlainOptions) {
    this.#maker = maker;
    this.#angle = options.angle;
    this.#origin = options.origin;
  }

  /**
   * The node of a value. A whole number is an int, `float(1)` a float; text is read for `???` and interpolations.
   *
   * @throws {ConfigError} unsupported_value, key_validation, unsafe_key, grammar_parse, limit_exceeded
   */
  read(value: unknown, trail: Trail | undefined, depth = 0): Node {
    switch (typeof value) {
      case "string":
        return this.#text(value, trail);
      case "number":
        return this.#number(value);
      case "boolean":
        return this.#scalar("bool", value);
      case "bigint":
        return this.#scalar("int", normalizeInteger(value));
      case "object":
        return value === null ? this.#scalar("null", null) : this.#object(value, trail, depth);
      default:
        throw unsupported(value, trail);
    }
  }

  #scalar(kind: ValueNode["kind"], value: ValueNode["value"]): Node {
    return new ValueNode(kind, value, undefined, undefined, this.#origin);
  }

  #number(value: number): Node {
    if (!Number.isInteger(value)) return this.#scalar("float", value);
    return this.#scalar("int", normalizeInteger(value));
  }

  #text(value: string, trail: Trail | undefined): Node {
    try {
      return textNode(value, this.#angle, this.#origin);
    } catch (error) {
      throw ConfigError.is(error, "grammar_parse") ? located(error, trail) : error;
    }
  }

  #object(value: object, trail: Trail | undefined, depth: number): Node {
    checkDepth(depth);
    if (Array.isArray(value)) {
      return new ListNode(this.#items(value, trail, depth), false, undefined, undefined, this.#origin);
    }
    if (isPlainObject(value)) return this.#fromObject(value, trail, depth);
    const placed = placedNode(value);
    if (placed !== undefined) return placed;
    if (value instanceof Map) return this.#fromMap(value, trail, depth);
    if (value instanceof Float) return this.#scalar("float", value.value);
    if (value instanceof Structured) return this.#maker.object(value, trail);
    if (value instanceof EnumValue) {
      return new ValueNode("enum", value.member, { ...anyType, of: value.type }, undefined, this.#origin);
    }
    if (value instanceof Tuple) {
      return new ListNode(this.#items(value.items, trail, depth), true, anyTuple, undefined, this.#origin);
    }
    throw unsupported(value, trail);
  }

  #items(values: readonly unknown[], trail: Trail | undefined, depth: number): Node[] {
    const items: Node[] = new Array(values.length);
    for (let at = 0; at < values.length; at++) {
      const value = values[at];
      items[at] = typeof value === "number"
        ? this.#number(value)
        : this.read(value, { parent: trail, key: at, listed: true }, depth + 1);
    }
    return items;
  }

  #fromObject(object: Readonly<Record<string, unknown>>, trail: Trail | undefined, depth: number): Node {
    const keys: string[] = [];
    const values: Node[] = [];
    for (const key of Object.keys(object)) {
      const value = object[key];
      // A property that is not there, as for any optional one.
      if (value === undefined) continue;
      if (isUnsafeKey(key)) throw unsafeKeyError(key, { keyPath: keyPathOfTrail(keyTrail(trail, key)) });
      keys.push(key);
      // Numbers cannot fail, and are worth no trail.
      values.push(
        typeof value === "number" ? this.#number(value) : this.read(value, keyTrail(trail, key), depth + 1),
      );
    }
    return new MapNode(keys, values, undefined, undefined, undefined, this.#origin);
  }

  #fromMap(map: ReadonlyMap<unknown, unknown>, trail: Trail | undefined, depth: number): Node {
    const keys: Key[] = [];
    const values: Node[] = [];
    const positions = new Map<KeyIdentity, number>();
    for (const [given, value] of map) {
      const key = keyOf(given, trail);
      const at = keyTrail(trail, key);
      if (typeof key === "string" && isUnsafeKey(key)) {
        throw unsafeKeyError(key, { keyPath: keyPathOfTrail(at) });
      }
      refuseConflict(positions, keys, at);
      const node = this.read(value, at, depth + 1);
      const known = positions.get(keyIdentity(key));
      if (known === undefined) {
        positions.set(keyIdentity(key), keys.length);
        keys.push(key);
        values.push(node);
      } else values[known] = node;
    }
    return new MapNode(keys, values, undefined, undefined, undefined, this.#origin);
  }
}

function keyTrail(parent: Trail | undefined, key: Key): Trail {
  return { parent, key, listed: false };
}

/** A key that a program hands in: a string, number, bigint, bool, or a member of an enum. */
export function keyOf(value: unknown, trail: Trail | undefined): Key {
  switch (typeof value) {
    case "string":
    case "boolean":
      return value;
    case "bigint":
      return normalizeInteger(value);
    case "number":
      return Number.isInteger(value) ? normalizeInteger(value) : new FloatKey(value);
  }
  if (value instanceof Float) return new FloatKey(value.value);
  if (value instanceof EnumValue) return new EnumKey(value.type.name, value.member);
  if (value instanceof FloatKey || value instanceof EnumKey) return value;
  const kind = value === null ? "null" : `a ${typeof value}`;
  throw new ConfigError("key_validation", `A key cannot be ${kind}`, {
    details: {},
    keyPath: wholeKeyPath(trail),
  });
}

function located(error: ConfigError<"grammar_parse">, trail: Trail | undefined): ConfigError {
  return new ConfigError("grammar_parse", error.message, {
    details: error.details,
    keyPath: keyPathOfTrail(trail),
    ...originField(error.origin),
    cause: error.cause,
  });
}

function unsupported(value: unknown, trail: Trail | undefined): ConfigError {
  const keyPath = keyPathOfTrail(trail);
  const name = typeof value === "object" && value !== null
    ? value.constructor?.name ?? "object"
    : typeof value;
  const message =
    `A value of type '${name}' cannot stand in a configuration: wanted are plain objects, arrays, strings, numbers, booleans and null`;
  return new ConfigError("unsupported_value", message, { details: { value }, keyPath });
}
