import { type ContextOptions, createContext, Placed, type ResolveContext } from "../resolve/context.ts";
import { validatedValue, wholeTree } from "../resolve/plain_value.ts";
import type { ResolvedTree } from "../resolve/resolved_tree.ts";
import { keepingSecrets } from "./keeping_secrets.ts";
import { processEnvironment } from "../runtime/environment.ts";

/**
 * A configuration: a place in an immutable tree, the root or a container below it. Whatever changes one gives a
 * new one and leaves this as it is.
 */
export class Config<T = unknown> extends Placed {
  #resolved: ResolvedTree | undefined;
  #value: { readonly plain: T } | undefined;

  /**
   * The resolved, deep-frozen plain value, computed once: plain objects without inherited members, arrays,
   * strings, booleans, null, numbers, and bigints beyond 2^53. Without a schema `???` stays as text.
   *
   * @throws {ConfigError} when anything in it cannot be resolved or validated; `issues` lists every failure
   */
  override get value(): T {
    this.#value ??= {
      plain: keepingSecrets(this, () => validatedValue(this.resolved, this.place, this.context) as T),
    };
    return this.#value.plain;
  }

  /**
   * The tree that `value` is made of: every interpolation replaced by what it leads to, types of numbers and keys
   * kept, not yet validated. Hashes, differences and what goes over the wire are made of it.
   *
   * @throws {ConfigError} when anything in it cannot be resolved; `issues` lists every failure
   * @internal
   */
  get resolved(): ResolvedTree {
    return this.#resolved ??= keepingSecrets(this, () => wholeTree(this.place, this.context));
  }
}

/** What new configurations are evaluated with. */
export function contextOf(options: ContextOptions): ResolveContext {
  const environment = options.environment ?? processEnvironment;
  return createContext({ ...options, environment }, (place, context) => new Config(place, context));
}
