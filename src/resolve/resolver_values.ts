import { Float } from "../base/float.ts";
import { normalizeInteger } from "../base/integer.ts";
import { isPlainObject, PlainObject } from "../base/plain.ts";
import { isUnsafeKey, unsafeKeyError } from "../base/unsafe_key.ts";
import { checkDepth } from "../tree/depth.ts";
import { EnumValue } from "../tree/enum_value.ts";
import { Tuple } from "../tree/tuple.ts";
import { Placed } from "./context.ts";
import type { Evaluator } from "./evaluator.ts";
import { faulty } from "./failure.ts";
import { EscapedMissing, type Native, type NativeKey, type NativeMap } from "./native.ts";
import { nativeAt, nativeMap } from "./native_value.ts";
import { plainOfNode } from "./plain_of_node.ts";
import { Spot } from "./spot.ts";

/** An argument as a resolver of the full form takes it. */
export function typedArgument(evaluator: Evaluator, native: Native): unknown {
  if (native === null || typeof native !== "object") return native;
  if (native instanceof EscapedMissing) return native.text;
  if (native instanceof Spot) return evaluator.handOver(native);
  if (native instanceof Map) {
    return new Map([...native].map(([key, value]) => [key, typedArgument(evaluator, value)]));
  }
  if (native instanceof Tuple) {
    return new Tuple((native.items as readonly Native[]).map((item) => typedArgument(evaluator, item)));
  }
  return Array.isArray(native) ? native.map((item) => typedArgument(evaluator, item)) : native;
}

/** An argument as a plain function takes it. Throws a `Failure` when a container in it cannot be resolved. */
export function plainArgument(evaluator: Evaluator, native: Native): unknown {
  return new PlainArguments(evaluator).plain(native);
}

class PlainArguments {
  readonly #evaluator: Evaluator;
  /** A container may be there more than once; it becomes one object. */
  readonly #known = new Map<object, unknown>();

  constructor(evaluator: Evaluator) {
    this.#evaluator = evaluator;
  }

  plain(native: Native): unknown {
    if (native === null || typeof native !== "object") return native;
    if (native instanceof EscapedMissing) return native.text;
    if (native instanceof Float) return native.value;
    if (native instanceof EnumValue) return native.member.name;
    const known = this.#known.get(native);
    if (known !== undefined) return known;
    const made = this.#container(native as Spot | Tuple | readonly Native[] | NativeMap);
    this.#known.set(native, made);
    return made;
  }

  #container(native: Spot | Tuple | readonly Native[] | NativeMap): unknown {
    if (native instanceof Spot) {
      return plainOfNode(this.#evaluator.resolvedNode(native), this.#evaluator.shared);
    }
    if (native instanceof Map) return Object.freeze(this.#object(native));
    const items = native instanceof Tuple ? native.items as readonly Native[] : native as readonly Native[];
    return Object.freeze(items.map((item) => this.plain(item)));
  }

  #object(native: NativeMap): PlainObject {
    const object = new PlainObject();
    for (const [key, value] of native) {
      object[key instanceof EnumValue ? key.member.name : String(key)] = this.plain(value);
    }
    return object;
  }
}

/** What a resolver gave, as evaluation goes on with it. Throws `Faulty` for what no configuration can hold. */
export function givenNative(evaluator: Evaluator, value: unknown, depth = 0): Native {
  switch (typeof value) {
    case "string":
    case "boolean":
      return value;
    case "number":
      return Number.isInteger(value) ? normalizeInteger(value) : new Float(value);
    case "bigint":
      return normalizeInteger(value);
    case "undefined":
      return null;
    case "object":
      return value === null ? null : givenObject(evaluator, value, depth);
    default:
      throw faulty(`A ${typeof value} is nothing that a configuration can hold`);
  }
}

function givenObject(evaluator: Evaluator, value: object, depth: number): Native {
  if (value instanceof Float || value instanceof EnumValue) return value;
  if (value instanceof Placed) {
    const spot = evaluator.spotAt(value.place);
    return spot.node.kind === "map" || spot.node.kind === "list" || spot.node.kind === "interpolation"
      ? spot
      : nativeAt(spot);
  }
  checkDepth(depth);
  const given = (item: unknown) => givenNative(evaluator, item, depth + 1);
  if (Array.isArray(value)) return value.map(given);
  if (value instanceof Tuple) return new Tuple(value.items.map(given));
  if (value instanceof Map) return nativeMap([...value].map(([key, item]) => [givenKey(key), given(item)]));
  if (isPlainObject(value)) {
    return nativeMap(Object.keys(value).map((key) => [givenKey(key), given(value[key])]));
  }
  const kind = value instanceof Promise ? "a promise, and evaluation is synchronous" : "an object of a class";
  throw faulty(`What the resolver gave is ${kind}, which no configuration can hold`);
}

function givenKey(key: unknown): NativeKey {
  if (isUnsafeKey(key)) throw unsafeKeyError(String(key));
  if (key === null || typeof key === "string" || typeof key === "boolean") return key;
  if (typeof key === "number") return Number.isInteger(key) ? normalizeInteger(key) : new Float(key);
  if (typeof key === "bigint") return normalizeInteger(key);
  if (key instanceof Float || key instanceof EnumValue) return key;
  throw faulty(`A key of type ${typeof key} is nothing that a configuration can hold`);
}
