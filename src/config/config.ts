import { type ContextOptions, createContext, type ResolveContext } from "../resolve/context.ts";
import { Placed } from "../resolve/placed.ts";

/**
 * A configuration: a place in an immutable tree, the root or a container below it. Whatever changes one gives a
 * new one and leaves this as it is.
 */
export class Config<T = unknown> extends Placed<T> {}

/** What new configurations are evaluated with. */
export function contextOf(options: ContextOptions): ResolveContext {
  return createContext(options, (place, context) => new Config(place, context));
}
