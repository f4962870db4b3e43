import type { Place } from "../tree/place.ts";
import type { Placed } from "./placed.ts";
import type { Resolver, Resolvers } from "./resolver.ts";

/** What evaluation needs from outside; everything has a default that touches nothing. */
export interface ContextOptions {
  /** Resolvers beside the built-in `oc.*`, which one of the same name replaces. */
  readonly resolvers?: Resolvers | undefined;
  /** Environment variables for `oc.env`. Default: none is set. */
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
  get(name: string): string | undefined;
}

/** Milliseconds since the epoch. */
export interface WallClock {
  now(): number;
}

/** Numbers from 0 up to, not including, 1. */
export interface RandomFractions {
  fraction(): number;
}

/** A checked value, or all that is wrong with it. */
export type ValidationOutcome =
  | { readonly value: unknown; readonly issues?: undefined }
  | { readonly issues: readonly { readonly path: readonly string[]; readonly message: string }[] };

/**
 * What a configuration is evaluated with. It goes along with every place; a configuration derived from another
 * has a context derived from that one's.
 */
export class ResolveContext {
  readonly environment: EnvironmentVariables;
  readonly clock: WallClock;
  readonly random: RandomFractions;
  readonly onWarning: (text: string) => void;
  readonly angle: boolean;
  readonly validate: ((value: unknown) => ValidationOutcome) | undefined;
  /** Makes the configuration that a resolver is handed for a place. */
  readonly configAt: (place: Place, context: ResolveContext) => Placed;
  readonly #resolvers: ReadonlyMap<string, Resolver>;
  /** What resolvers with `useCache` gave, by name and text of the arguments. */
  readonly #cache: Map<string, unknown>;

  constructor(parts: ContextParts) {
    this.environment = parts.environment;
    this.clock = parts.clock;
    this.random = parts.random;
    this.onWarning = parts.onWarning;
    this.angle = parts.angle;
    this.validate = parts.validate;
    this.configAt = parts.configAt;
    this.#resolvers = parts.resolvers;
    this.#cache = parts.cache;
  }

  /** The program's resolver of a name. */
  resolver(name: string): Resolver | undefined {
    return this.#resolvers.get(name);
  }

  /** The names of the program's resolvers. */
  resolverNames(): readonly string[] {
    return [...this.#resolvers.keys()];
  }

  cached(key: string): { readonly value: unknown } | undefined {
    return this.#cache.has(key) ? { value: this.#cache.get(key) } : undefined;
  }

  keep(key: string, value: unknown): void {
    this.#cache.set(key, value);
  }

  /** The context of a configuration derived from this one's: it starts with what resolvers have given so far. */
  derive(changes: Partial<Omit<ContextParts, "cache">> = {}): ResolveContext {
    return new ResolveContext({ ...this.#parts(), cache: new Map(this.#cache), ...changes });
  }

  /** As this one, with nothing cached. */
  renew(changes: Partial<Omit<ContextParts, "cache">> = {}): ResolveContext {
    return new ResolveContext({ ...this.#parts(), cache: new Map(), ...changes });
  }

  #parts(): ContextParts {
    const { environment, clock, random, onWarning, angle, validate, configAt } = this;
    const parts = { environment, clock, random, onWarning, angle, validate, configAt };
    return { ...parts, resolvers: this.#resolvers, cache: this.#cache };
  }
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
  readonly configAt: (place: Place, context: ResolveContext) => Placed;
  readonly cache: Map<string, unknown>;
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
    cache: new Map(),
  });
}

function environmentOf(given: ContextOptions["environment"]): EnvironmentVariables {
  if (given === undefined) return { get: () => undefined };
  if (typeof given.get === "function") return given as EnvironmentVariables;
  const variables = given as Readonly<Record<string, string>>;
  return { get: (name) => Object.hasOwn(variables, name) ? variables[name] : undefined };
}
