import type { KeyPathOf, PartOf, ValueAt } from "../base/path_type.ts";
import type { Config } from "../config/config.ts";
import type { Cause, Generation } from "./generation.ts";

/** One consistent state of a configuration. It never changes: keep it for as long as one piece of work takes. */
export interface Snapshot<T = unknown> {
  /** The configuration that it is the value of: for `select` and `explain`. */
  readonly config: Config<T>;
  /** Resolved, validated, deep-frozen. What is equal in the snapshot before is the very same object. */
  readonly value: T;
  /** Which state it is, by number and hash. */
  readonly generation: Generation;
  /** Hash of what is seen here: of the whole, or of what was selected when connecting. */
  readonly hash: string;
  /** Whether a newer state may exist that cannot be known: the daemon is out of reach. */
  readonly stale: boolean;
}

/** What a subscriber is told along with a value. */
export interface Change {
  /** The state that the value belongs to. */
  readonly generation: Generation;
  /** What brought it about; `start` for the first value. */
  readonly cause: Cause;
  /**
   * The key paths within the value that differ from the last one that this subscriber took, as deep down as can be
   * told; the empty path is the value as a whole.
   */
  readonly keyPaths: readonly string[];
  /** The last value that this subscriber took; nothing at the first. */
  readonly previous: unknown;
}

/** Takes a value. Resolving says that it is in force (ACK); throwing that the one before stays (NACK). */
export type Apply<Value> = (value: Value, change: Change) => void | Promise<void>;

/** A standing wish to be told of one part of a configuration. */
export interface Subscription {
  /** The generation of the last value that was taken; 0 before the first. */
  readonly generation: number;
  /** What the subscriber threw at the newest value, if it refused it. */
  readonly refusal: unknown;
  /** Resolves when the subscriber has answered everything that it was told so far. */
  settled(): Promise<void>;
  /** Ends the subscription. */
  close(): void;
}

/**
 * A configuration that stays true: what `watch` gives in the process that reads the files, and `connect` in any
 * other.
 */
export interface Live<T = unknown> extends AsyncDisposable {
  /** What is in force, as one snapshot: take it once for each request. */
  readonly current: Snapshot<T>;
  /**
   * Calls `apply` with the value at a key path: with the current one first, then whenever the resolved value there
   * differs. One call at a time; whoever is slow skips what was replaced meanwhile.
   *
   * @throws {ConfigError} `closed`
   */
  subscribe<Path extends KeyPathOf<T> | "">(path: Path, apply: Apply<ValueAt<T, Path>>): Subscription;
  /**
   * Puts what a platform hands in over what the files say, in place of what it handed in before. Resolves once it is
   * in force.
   *
   * @throws {ConfigError} when the result would not be valid: then nothing changed
   */
  reconfigure(userConfig: PartOf<T>): Promise<Snapshot<T>>;
  /** The current snapshot and each later one; whoever is slow skips to the newest. Watching only: never an ACK. */
  snapshots(): AsyncIterableIterator<Snapshot<T>>;
  /** Ends watching, subscriptions and iterations. */
  close(): Promise<void>;
}
