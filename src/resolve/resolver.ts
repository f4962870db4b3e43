import type { Placed } from "./placed.ts";

/**
 * What `${name:…}` calls: a plain function of the arguments, or the full form when it needs to know where it is
 * called from, the types of its arguments, or a cache.
 */
export type Resolver = PlainResolver | FullResolver;

/** Takes plain values and gives one; an integral number that it gives becomes an int. */
export type PlainResolver = (...args: never[]) => unknown;

/** A resolver that says more about itself. */
export interface FullResolver {
  /** Calls once for each text of the arguments, and keeps what it gave with the configuration. Default: false. */
  readonly useCache?: boolean;
  /**
   * Gives the value. Integral floats come as `Float`, so that `1.0` is told from `1`; dicts whose keys are not
   * all strings come as `Map`, tuples as `Tuple`, and nodes that are containers as configurations. What is given
   * back follows the same rules; a configuration keeps its place.
   */
  call(args: readonly unknown[], site: CallSite): unknown;
}

/** Where a resolver is called from. */
export interface CallSite {
  /** The container that holds the node. */
  readonly parent: Placed;
  /** The node that is evaluated. */
  readonly node: Placed;
  readonly root: Placed;
}

/** Resolvers by name; a name may have dots. */
export type Resolvers = Readonly<Record<string, Resolver>>;
