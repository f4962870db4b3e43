import type { Place } from "../tree/place.ts";

/**
 * A node at its place, with what it takes to evaluate it. `Config` is the one kind of it; evaluation knows it by
 * this name, because it stands below.
 */
export abstract class Placed {
  // Behind accessors, so that printing a configuration prints no values, of which some may be secret.
  readonly #place: Place;
  readonly #context: ResolveContext;

  /** @internal */
  constructor(place: Place, context: ResolveContext) {
    this.#place = place;
    this.#context = context;
  }

  /**
   * The node, and the way to it from the root.
   *
   * @internal
   */
  get place(): Place {
    return this.#place;
  }

  /**
   * What it is evaluated with.
   *
   * @internal
   */
  get context(): ResolveContext {
    return this.#context;
  }

  /** The resolved plain value. */
  abstract get value(): unknown;
}

/**
 * What `${name:…}` calls: a plain function of the arguments, or the full form when it needs to know where it is
 * called from, the types of its arguments, or a cache.
 */
export type Resolver = PlainResolver | FullResolver;

/** Takes plain values and gives one; a whole number that it gives becomes an int. */
export type PlainResolver = (...args: never[]) => unknown;

/** A resolver that says more about itself. */
export interface FullResolver {
  /** Calls once for each text of the arguments, and keeps what it gave with the configuration. Default: false. */
  readonly useCache?: boolean;
  /**
   * Gives the value. Floats come as `Float`, so that `1.0` is told from `1`, dicts as `Map` with their keys'
   * types, and nodes that are containers as configurations. What is given back follows the same rules; a
   * configuration keeps its place.
   */
  resolve(args: readonly unknown[], site: CallSite): unknown;
}

/** Where a resolver is called from. */
export interface CallSite {
  /** The container that holds the node. */
  readonly parent: Placed;
  /** The node that is evaluated. */
  readonly node: Placed;
  /** The root of the tree that the node is in. */
  readonly root: Placed;
}

/** Resolvers by name; a name may have dots. */
export type Resolvers = Readonly<Record<string, Resolver>>;

/** What evaluation needs from outside; everything has a default that touches nothing. */
export interface ContextOptions {
  /** Resolvers beside the built-in `oc.*`, which one of the same name replaces. */
  readonly resolvers?: Resolvers | undefined;
  /** Environment variables for `oc.env`. Default: those of the process, where a program creates the configuration. */
  readonly environment?: EnvironmentVariables | Readonly<Record<string, string>> | undefined;
  /** Default: a clock that stands at the epoch. */
  readonly clock?: WallClock | undefined;
  /** Default: a source that always gives 0. */
  readonly random?: RandomFractions | undefined;
  /** Hears warnings, such as those of `oc.deprecated`. Default: nobody. */
  readonly onWarning?: ((text: string) => void) | undefined;
  /** Whether `$<…>` is an interpolation as `${…}` is. Default: true. */
  readonly angle?: boolean | undefined;
  /** Checks the resolved plain value of a root, and may transform it. Default: no check, and `???` stays as text. */
  readonly validate?: ((value: unknown) => ValidationOutcome) | undefined;
}

/** Reads environment variables. */
export interface EnvironmentVariables {
  /** The value of a variable; nothing where it is not set. */
  get(name: string): string | undefined;
}

/** Milliseconds since the epoch. */
export interface WallClock {
  /** The time. */
  now(): number;
}

/** Numbers from 0 up to, not including, 1. */
export interface RandomFractions {
  /** The next number. */
  fraction(): number;
}

/** A checked value, or all that is wrong with it. */
export type ValidationOutcome =
  | { readonly value: unknown; readonly issues?: undefined }
  | { readonly issues: readonly ValueIssue[] };

/** One thing that is wrong with a value. */
export interface ValueIssue {
  /** The keys that lead to the value. */
  readonly path: readonly string[];
  /** What is wrong. */
  readonly message: string;
  /** What was wanted, where the message says no more than that. */
  readonly expected?: string;
}

/** Everything that a context is made of. */
export interface ContextParts {
  readonly resolvers: ReadonlyMap<string, Resolver>;
  readonly environment: EnvironmentVariables;
  readonly clock: WallClock;
  readonly random: RandomFractions;
  readonly onWarning: (text: string) => void;
  readonly angle: boolean;
  readonly validate: ((value: unknown) => ValidationOutcome) | undefined;
  /** Makes the configuration that a resolver is handed for a place. */
  readonly configAt: (place: Place, context: ResolveContext) => Placed;
  /** The evaluation that calls out to a resolver, which evaluates further with this context. */
  readonly ongoing: object | undefined;
}

/**
 * What a configuration is evaluated with. It goes along with every place; a configuration derived from another
 * has a context derived from that one's.
 */
export class ResolveContext {
  readonly parts: ContextParts;
  /** What resolvers with `useCache` gave, by name and text of the arguments. */
  readonly #cache: Map<string, unknown>;

  constructor(parts: ContextParts, cache: Map<string, unknown> = new Map()) {
    this.parts = parts;
    this.#cache = cache;
  }

  /** Whether `$<…>` is an interpolation. */
  get angle(): boolean {
    return this.parts.angle;
  }

  warn(text: string): void {
    this.parts.onWarning(text);
  }

  cached(key: string): { readonly value: unknown } | undefined {
    return this.#cache.has(key) ? { value: this.#cache.get(key) } : undefined;
  }

  keep(key: string, value: unknown): void {
    this.#cache.set(key, value);
  }

  /** The context of a configuration derived from this one's: it starts with what resolvers have given so far. */
  derive(changes: Partial<ContextParts> = {}): ResolveContext {
    return new ResolveContext({ ...this.parts, ...changes }, new Map(this.#cache));
  }

  /** As this one, with nothing cached. */
  renew(changes: Partial<ContextParts> = {}): ResolveContext {
    return new ResolveContext({ ...this.parts, ...changes });
  }

  /** This context while a resolver runs: what it evaluates is part of the evaluation that called it. */
  within(ongoing: object): ResolveContext {
    return new ResolveContext({ ...this.parts, ongoing }, this.#cache);
  }
}

/** A context with nothing cached; `configAt` makes what resolvers are handed for a place. */
export function createContext(options: ContextOptions, configAt: ContextParts["configAt"]): ResolveContext {
  return new ResolveContext({
    resolvers: new Map(Object.entries(options.resolvers ?? {})),
    environment: environmentOf(options.environment),
    clock: options.clock ?? { now: () => 0 },
    random: options.random ?? { fraction: () => 0 },
    onWarning: options.onWarning ?? (() => {}),
    angle: options.angle ?? true,
    validate: options.validate,
    configAt,
    ongoing: undefined,
  });
}

function environmentOf(given: ContextOptions["environment"]): EnvironmentVariables {
  if (given === undefined) return { get: () => undefined };
  if (typeof given.get === "function") return given as EnvironmentVariables;
  const variables = given as Readonly<Record<string, string>>;
  return { get: (name) => Object.hasOwn(variables, name) ? variables[name] : undefined };
}
