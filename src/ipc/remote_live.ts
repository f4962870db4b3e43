import { adoptValue } from "../base/adopt_value.ts";
import { ConfigError } from "../base/error.ts";
import { JsonText } from "../base/json_write.ts";
import type { KeyPathOf, PartOf, ValueAt } from "../base/path_type.ts";
import type { Config } from "../config/config.ts";
import { Latest } from "../live/latest.ts";
import type { Apply, Live, Snapshot, Subscription } from "../live/live.ts";
import { compareTrees } from "../live/tree_diff.ts";
import type { Clock, Scheduled } from "../runtime/clock.ts";
import type { RandomSource } from "../runtime/random.ts";
import type { Connection } from "../runtime/socket.ts";
import type { Node } from "../tree/node.ts";
import { Backoff } from "./backoff.ts";
import { faultText } from "./fault_text.ts";
import { protocolVersion } from "./limits.ts";
import { Link } from "./link.ts";
import type { ConfigMessage, Have, RequestId, ServerHello, ServerMessage } from "./message.ts";
import { RemoteSubscription } from "./remote_subscription.ts";
import { disconnectedError, Requests } from "./requests.ts";

export interface RemoteLiveOptions {
  readonly open: () => Promise<Connection>;
  readonly clock: Clock;
  readonly random: RandomSource;
  readonly select: readonly string[];
  /** Whether the daemon hears what becomes of each snapshot; subscriptions are answered in any case. */
  readonly ack: boolean;
  /** The subscriber's name, which layers are scoped by. */
  readonly as: string | undefined;
  /** What a resolved tree is to this process; throws when it is not valid here, which refuses it. */
  readonly accept: (tree: Node) => { readonly config: Config; readonly value: unknown };
  /** The plain frozen value of a resolved tree, whatever part it is of. */
  readonly plainOf: (tree: Node) => unknown;
  /** Configuration as the JSON text of it. @throws {ConfigError} when it cannot be sent */
  readonly toJson: (userConfig: unknown) => string;
}

/** The subscription that keeps `current`; those of the program have higher numbers. */
const mainSubscription = 0;

/** A live configuration that a daemon of this machine composes. */
export class RemoteLive<T> implements Live<T> {
  readonly #options: RemoteLiveOptions;
  readonly #backoff: Backoff;
  readonly #requests: Requests;
  readonly #subscriptions = new Map<RequestId, RemoteSubscription>();
  #link: Link | undefined;
  #hello: ServerHello | undefined;
  #reconnect: Scheduled | undefined;
  #tree: Node | undefined;
  #have: Have | undefined;
  #current: Snapshot<T> | undefined;
  #latest: Latest<Snapshot<T>> | undefined;
  /** What this subscriber last handed in and the daemon took: after a new start the daemon does not know it. */
  #userConfig: string | undefined;
  #nextSubscription = mainSubscription + 1;
  #open = true;
  #onReady: { readonly resolve: () => void; readonly reject: (error: unknown) => void } | undefined;

  private constructor(options: RemoteLiveOptions) {
    this.#options = options;
    this.#backoff = new Backoff(options.random);
    this.#requests = new Requests((message) => this.#hello !== undefined && this.#send(message));
  }

  /** @throws {ConfigError} `no_daemon`, `protocol`; whatever refuses the first value */
  static async start<T>(options: RemoteLiveOptions): Promise<RemoteLive<T>> {
    const live = new RemoteLive<T>(options);
    const connection = await options.open();
    await new Promise<void>((resolve, reject) => {
      live.#onReady = { resolve, reject };
      live.#attach(connection);
    });
    return live;
  }

  get current(): Snapshot<T> {
    // `start` gives a live configuration to nobody before there is one.
    return this.#current as Snapshot<T>;
  }

  subscribe<Path extends KeyPathOf<T> | "">(path: Path, apply: Apply<ValueAt<T, Path>>): Subscription {
    this.#assertOpen("subscribe");
    const id = this.#nextSubscription++;
    const subscription: RemoteSubscription = new RemoteSubscription({
      id,
      path,
      // The compiler checked the path against the type that the value has.
      apply: apply as Apply<unknown>,
      plainOf: this.#options.plainOf,
      send: (message) => void this.#send(message),
      onClose: () => {
        this.#subscriptions.delete(id);
        if (this.#open) void this.#requests.ask({ t: "unsubscribe", sub: id }).catch(() => {});
      },
    });
    this.#subscriptions.set(id, subscription);
    if (this.#hello !== undefined) subscription.begin();
    return subscription;
  }

  async reconfigure(userConfig: PartOf<T>): Promise<Snapshot<T>> {
    this.#assertOpen("reconfigure");
    const json = this.#options.toJson(userConfig);
    await this.#requests.ask({ t: "reconfigure", userConfig: new JsonText(json) });
    this.#userConfig = json;
    // Answers come in order: with this one, what the new generation brought has come, too.
    await this.#requests.ask({ t: "ping" });
    return this.current;
  }

  /** What the daemon says of itself and its subscribers. */
  async status(): Promise<Node> {
    this.#assertOpen("ask for the status");
    return await this.#requests.ask({ t: "status" });
  }

  snapshots(): AsyncIterableIterator<Snapshot<T>> {
    this.#latest ??= new Latest(this.current);
    if (!this.#open) this.#latest.end();
    return this.#latest.values();
  }

  close(): Promise<void> {
    if (!this.#open) return Promise.resolve();
    this.#open = false;
    this.#reconnect?.cancel();
    for (const subscription of [...this.#subscriptions.values()]) subscription.close();
    this.#link?.close();
    this.#requests.abandon(closedError("wait for an answer"));
    this.#latest?.end();
    return Promise.resolve();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  #attach(connection: Connection): void {
    this.#link = new Link({
      connection,
      clock: this.#options.clock,
      onHello: (hello) => this.#greet(hello),
      onMessage: (message) => this.#hear(message),
      onClosed: (end) => this.#detached(end),
    });
  }

  #greet(hello: ServerHello): void {
    this.#hello = hello;
    this.#send({ t: "hello", proto: protocolVersion, client: this.#options.as });
    if (this.#userConfig !== undefined) {
      const userConfig = new JsonText(this.#userConfig);
      // Refused or not, what the daemon then says is in force is what counts.
      void this.#requests.ask({ t: "reconfigure", userConfig }).catch(() => {});
    }
    const { select, ack } = this.#options;
    this.#send({ t: "subscribe", id: mainSubscription, select, ack, have: this.#have });
    for (const subscription of this.#subscriptions.values()) subscription.begin();
  }

  #hear(message: ServerMessage): void {
    switch (message.t) {
      case "config":
        if (message.sub === mainSubscription) return this.#take(message);
        return void this.#subscriptions.get(message.sub)?.take(message, this.#hello?.lineage ?? "");
      case "result":
        return this.#requests.answer(message.re, message.body);
      case "error":
        if (message.re === mainSubscription) this.#fail(this.#requests.errorOf(message.error));
        return this.#requests.refuse(message.re, message.error);
      case "pong":
        return this.#requests.answer(message.id);
    }
  }

  #take(message: ConfigMessage): void {
    const { generation: number, hash, full } = message;
    const lineage = this.#hello?.lineage ?? "";
    const tree = full === undefined ? this.#tree : compareTrees(this.#tree ?? full, full).tree;
    if (tree === undefined) return;
    try {
      // What stands already was accepted already.
      const accepted = tree === this.#tree && this.#current !== undefined
        ? this.#current
        : this.#options.accept(tree);
      const value = adoptValue(this.#current?.value, accepted.value) as T;
      const generation = { lineage, number, hash };
      this.#tree = tree;
      this.#have = generation;
      this.#show({ config: accepted.config as Config<T>, value, generation, hash, stale: false });
      if (full !== undefined) this.#answer({ t: "ack", generation: number });
      this.#backoff.reset();
      this.#onReady?.resolve();
      this.#onReady = undefined;
    } catch (error) {
      if (!ConfigError.is(error)) throw error;
      const refusal = { code: "INVALID", message: faultText(error), path: error.keyPath };
      const applied = this.#have?.number;
      this.#answer({ t: "nack", generation: number, error: refusal, applied });
      this.#fail(error);
    }
  }

  #answer(message: Readonly<Record<string, unknown>>): void {
    if (this.#options.ack) this.#send({ ...message, sub: mainSubscription });
  }

  #show(snapshot: Snapshot<T>): void {
    this.#current = Object.freeze(snapshot);
    this.#latest?.push(this.#current);
  }

  #detached(end: { readonly error: ConfigError | undefined; readonly retryMs: number }): void {
    this.#link = undefined;
    this.#hello = undefined;
    this.#requests.abandon();
    if (!this.#open) return;
    if (this.#onReady !== undefined) return this.#fail(end.error ?? disconnectedError());
    if (this.#current !== undefined && !this.#current.stale) this.#show({ ...this.#current, stale: true });
    this.#tryLater(end.retryMs);
  }

  #tryLater(leastMs = 0): void {
    this.#reconnect = this.#options.clock.schedule(this.#backoff.next(leastMs), async () => {
      try {
        const connection = await this.#options.open();
        if (this.#open) this.#attach(connection);
        else connection.destroy();
      } catch (error) {
        if (!ConfigError.is(error)) throw error;
        if (this.#open) this.#tryLater();
      }
    });
  }

  /** Only the first value can fail whoever waits for it; later ones leave what stands. */
  #fail(error: ConfigError): void {
    const ready = this.#onReady;
    if (ready === undefined) return;
    this.#onReady = undefined;
    this.#open = false;
    this.#link?.close();
    ready.reject(error);
  }

  #send(message: Readonly<Record<string, unknown>>): boolean {
    this.#link?.send(message);
    return this.#link !== undefined;
  }

  #assertOpen(operation: string): void {
    if (!this.#open) throw closedError(operation);
  }
}

function closedError(operation: string): ConfigError {
  return new ConfigError("closed", `Cannot ${operation}: the live configuration was closed`, {
    details: { operation },
  });
}
