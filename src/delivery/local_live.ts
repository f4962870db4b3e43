import { ConfigError } from "../base/error.ts";
import type { KeyPathOf, PartOf, ValueAt } from "../base/path_type.ts";
import type { Config } from "../config/config.ts";
import { Latest } from "../live/latest.ts";
import type { Layer } from "../live/layer.ts";
import type { Apply, Live, Snapshot, Subscription } from "../live/live.ts";
import type { Publisher, View } from "../live/publisher.ts";
import { LocalSubscription } from "./local_subscription.ts";
import { PartHashes } from "./selection.ts";

/** Makes the layer of what a platform hands in. @throws {ConfigError} when it is no configuration */
export type UserConfigLayer = (userConfig: unknown) => Layer;

/** A live configuration in the process that composes it. */
export class LocalLive<T> implements Live<T> {
  readonly #publisher: Publisher;
  readonly #userConfigLayer: UserConfigLayer;
  readonly #subscriptions = new Set<LocalSubscription>();
  readonly #hashes = new PartHashes();
  readonly #latest: Latest<Snapshot<T>>;
  #current: Snapshot<T>;
  #open = true;

  /** @internal */
  constructor(publisher: Publisher, userConfigLayer: UserConfigLayer) {
    this.#publisher = publisher;
    this.#userConfigLayer = userConfigLayer;
    this.#current = snapshotOf(publisher.view());
    this.#latest = new Latest(this.#current);
    publisher.listen({ onPublish: () => this.#published(), onVerify: () => this.#verified() });
  }

  /** What is in force, as one snapshot. */
  get current(): Snapshot<T> {
    return this.#current;
  }

  /** Calls `apply` with the value at a key path, and again whenever it differs. @throws {ConfigError} `closed` */
  subscribe<Path extends KeyPathOf<T> | "">(path: Path, apply: Apply<ValueAt<T, Path>>): Subscription {
    this.#assertOpen("subscribe");
    const subscription: LocalSubscription = new LocalSubscription(path, {
      // The compiler checked the path against the type that the value has.
      apply: apply as Apply<unknown>,
      hashes: this.#hashes,
      onClose: () => void this.#subscriptions.delete(subscription),
    });
    this.#subscriptions.add(subscription);
    subscription.offer(this.#publisher.view());
    return subscription;
  }

  /** Puts what a platform hands in over what the files say. @throws {ConfigError} when the result is not valid */
  // Async, so that what is refused is a rejected promise here as it is over a socket.
  // deno-lint-ignore require-await
  async reconfigure(userConfig: PartOf<T>): Promise<Snapshot<T>> {
    this.#assertOpen("reconfigure");
    this.#publisher.setLayer(this.#userConfigLayer(userConfig), "user_config");
    return this.#current;
  }

  /** The current snapshot and each later one. */
  snapshots(): AsyncIterableIterator<Snapshot<T>> {
    return this.#latest.values();
  }

  /** Ends watching, subscriptions and iterations. */
  close(): Promise<void> {
    this.#open = false;
    for (const subscription of [...this.#subscriptions]) subscription.close();
    this.#publisher.close();
    this.#latest.end();
    return Promise.resolve();
  }

  /** As `close`, for `await using`. */
  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  #published(): void {
    const view = this.#publisher.view();
    this.#current = snapshotOf(view);
    for (const subscription of [...this.#subscriptions]) subscription.offer(view);
    this.#latest.push(this.#current);
  }

  /** The value stands, but its origins are those of the newer text. */
  #verified(): void {
    this.#current = snapshotOf(this.#publisher.view());
  }

  #assertOpen(operation: string): void {
    if (this.#open) return;
    throw new ConfigError("closed", `Cannot ${operation}: the live configuration was closed`, {
      details: { operation },
    });
  }
}

function snapshotOf<T>(view: View): Snapshot<T> {
  const { config, value, generation, hash } = view;
  // What a project's schema or its reader says the type is, nothing checks twice.
  return Object.freeze({ config: config as Config<T>, value: value as T, generation, hash, stale: false });
}
