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
  return new TypedArguments(evaluator).typed(native);
}

class TypedArguments {
  readonly #evaluator: Evaluator;
  /** A container may be there more than once; it becomes one object. */
  readonly #known = new Map<object, unknown>();

  constructor(evaluator: Evaluator) {
    this.#evaluator = evaluator;
  }

  typed(native: Native): unknown {
    if (native === null || typeof native !== "object") return native;
    if (native instanceof EscapedMissing) return native.text;
    if (native instanceof Float || native instanceof EnumValue) return native;
    const known = this.#known.get(native);
    if (known !== undefined) return known;
    const made = this.#container(native as Container);
    this.#known.set(native, made);
    return made;
  }

  #container(native: Container): unknown {
    if (native instanceof Spot) return this.#evaluator.handOver(native);
    if (native instanceof Map) return new Map([...native].map(([key, value]) => [key, this.typed(value)]));
    if (native instanceof Tuple) {
      return new Tuple((native.items as readonly Native[]).map((item) => this.typed(item)));
    }
    return (native as readonly Native[]).map((item) => this.typed(item));
  }
}

type Container = Spot | Tuple | readonly Native[] | NativeMap;

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
    const made = this.#container(native as Container);
    this.#known.set(native, made);
    return made;
  }

  #container(native: Container): unknown {
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
export function givenNative(evaluator: Evaluator, value: unknown): Native {
  return new GivenReader(evaluator).read(value, 0);
}

class GivenReader {
  readonly #evaluator: Evaluator;
  /** An object may be there more than once; it becomes one container. */
  readonly #known = new Map<object, Native>();

  constructor(evaluator: Evaluator) {
    this.#evaluator = evaluator;
  }

  read(value: unknown, depth: number): Native {
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
        return value === null ? null : this.#object(value, depth);
      default:
        throw faulty(`A ${typeof value} is nothing that a configuration can hold`);
    }
  }

  #object(value: object, depth: number): Native {
    if (value instanceof Float || value instanceof EnumValue) return value;
    if (value instanceof Placed) return this.#placed(value);
    const known = this.#known.get(value);
    if (known !== undefined) return known;
    checkDepth(depth);
    const made = this.#container(value, depth + 1);
    this.#known.set(value, made);
    return made;
  }

  #placed({ place }: Placed): Native {
    const spot = this.#evaluator.spotAt(place);
    const { kind } = spot.node;
    return kind === "map" || kind === "list" || kind === "interpolation" ? spot : nativeAt(spot);
  }

  #container(value: object, depth: number): Native {
    if (Array.isArray(value)) return value.map((item) => this.read(item, depth));
    if (value instanceof Tuple) return new Tuple(value.items.map((item) => this.read(item, depth)));
    if (value instanceof Map) return this.#entries([...value], depth);
    if (isPlainObject(value)) return this.#entries(Object.entries(value), depth);
    const kind = value instanceof Promise
      ? "a promise, and evaluation is synchronous"
      : "an object of a class";
    throw faulty(`What the resolver gave is ${kind}, which no configuration can hold`);
  }

  #entries(entries: readonly (readonly [unknown, unknown])[], depth: number): Native {
    return nativeMap(entries.map(([key, item]) => [givenKey(key), this.read(item, depth)]));
  }
}

function givenKey(key: unknown): NativeKey {
  if (isUnsafeKey(key)) throw unsafeKeyError(String(key));
  if (key === null || typeof key === "string" || typeof key === "boolean") return key;
  if (typeof key === "number") return Number.isInteger(key) ? normalizeInteger(key) : new Float(key);
  if (typeof key === "bigint") return normalizeInteger(key);
  if (key instanceof Float || key instanceof EnumValue) return key;
  throw faulty(`A key of type ${typeof key} is nothing that a configuration can hold`);
}
