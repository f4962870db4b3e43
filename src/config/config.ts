import { type ContextOptions, createContext, Placed, type ResolveContext } from "../resolve/context.ts";
import { plainValue } from "../resolve/plain_value.ts";

/**
 * A configuration: a place in an immutable tree, the root or a container below it. Whatever changes one gives a
 * new one and leaves this as it is.
 */
export class Config<T = unknown> extends Placed {
  #value: { readonly plain: T } | undefined;

  /**
   * The resolved, deep-frozen plain value, computed once: plain objects without prototype members, arrays,
   * strings, booleans, null, numbers, and bigints beyond 2^53. Without a schema `???` stays as text.
   *
   * @throws {ConfigError} when anything in it cannot be resolved or validated; `issues` lists every failure
   */
  override get value(): T {
    this.#value ??= { plain: plainValue(this.place, this.context) as T };
    return this.#value.plain;
  }
}

/** What new configurations are evaluated with. */
export function contextOf(options: ContextOptions): ResolveContext {
  return createContext(options, (place, context) => new Config(place, context));
}
