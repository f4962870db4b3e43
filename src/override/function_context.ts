import type { ConfigError } from "../base/error.ts";
import type { Value } from "./value.ts";

/** What a function of the override grammar can reach besides its arguments. */
export interface FunctionContext {
  /** Gives numbers from 0 up to, not including, 1. */
  readonly random: (() => number) | undefined;
  /** Notes that a deprecated function was called. */
  readonly deprecate: (name: string) => void;
  /** The error for arguments that the function refuses. */
  readonly fault: (reason: string) => ConfigError;
}

/** Arguments that fit a function's parameters. */
export interface BoundArguments {
  readonly rest: readonly Value[];
  readonly named: ReadonlyMap<string, Value>;
}
