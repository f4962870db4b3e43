import type { Place } from "../tree/place.ts";
import type { ResolveContext } from "./context.ts";
import { plainValue } from "./plain_value.ts";

/**
 * A node at its place, with what it takes to evaluate it. `Config` is the one kind of it; evaluation knows it by
 * this name, because it stands below.
 */
export abstract class Placed<T = unknown> {
  /** The node, and the way to it from the root. */
  readonly place: Place;
  readonly context: ResolveContext;
  #value: { readonly plain: T } | undefined;

  constructor(place: Place, context: ResolveContext) {
    this.place = place;
    this.context = context;
  }

  /**
   * The resolved, deep-frozen plain value, computed once: null-prototype objects, arrays, strings, booleans,
   * null, numbers, and bigints beyond 2^53.
   *
   * @throws {ConfigError} when anything in it cannot be resolved; `issues` lists every failure.
   */
  get value(): T {
    this.#value ??= { plain: plainValue(this.place, this.context) as T };
    return this.#value.plain;
  }
}
