import { ConfigError } from "../base/error.ts";
import { JsonText } from "../base/json_write.ts";
import { keysOfPath, nodeAt } from "../delivery/selection.ts";
import type { View } from "../live/publisher.ts";
import { hashOfTree } from "../live/tree_hash.ts";
import { treeToJson } from "../live/tree_json.ts";
import type { Clock, Scheduled } from "../runtime/clock.ts";
import type { Connection } from "../runtime/socket.ts";
import type { Node } from "../tree/node.ts";
import { readClientMessage } from "./client_message.ts";
import { faultText } from "./fault_text.ts";
import { LineDecoder } from "./line_decoder.ts";
import { oldestProtocolVersion, protocolVersion, wireLimits } from "./limits.ts";
import type { ClientMessage, RequestId, SubscribeMessage } from "./message.ts";
import { MessageFault } from "./message_fields.ts";
import { shortText } from "./message_writer.ts";
import { Outbox } from "./outbox.ts";
import type { SelectionCache } from "./selected.ts";
import { WireSubscription } from "./wire_subscription.ts";

/** What a session needs of the daemon that it belongs to. */
export interface SessionHost {
  readonly clock: Clock;
  readonly selections: SelectionCache;
  /** Names this program and its version. */
  readonly server: string;
  readonly pingMs: number;
  view(name: string | undefined): View;
  /** Puts a subscriber's own layer in force. @throws {ConfigError} */
  reconfigure(name: string, userConfig: Node): void;
  status(): Readonly<Record<string, unknown>>;
  onClosed(session: Session): void;
}

/** One client's connection: its subscriptions, and answers to its requests, in the order in which they come. */
export class Session {
  /** What the client calls itself; before it says so, a name by the order of connecting. */
  name: string;
  named = false;
  readonly subscriptions = new Map<RequestId, WireSubscription>();
  readonly #host: SessionHost;
  readonly #connection: Connection;
  readonly #outbox: Outbox;
  readonly #decoder = new LineDecoder(wireLimits.inboundLineBytes);
  /** What has come and waits until the client reads what it was sent. */
  readonly #chunks: Uint8Array[] = [];
  #lines: Generator<string, void, undefined> | undefined;
  #pings = 0;
  #pingTimer: Scheduled | undefined;
  #open = true;

  constructor(connection: Connection, options: { readonly host: SessionHost; readonly name: string }) {
    const { host } = options;
    this.name = options.name;
    this.#host = host;
    this.#connection = connection;
    this.#outbox = new Outbox({
      connection,
      clock: host.clock,
      onDrained: () => this.#drained(),
      onSlow: () => this.bye("slow"),
    });
    connection.onData((bytes) => this.#take(bytes));
    connection.onClosed(() => this.#closed());
    this.#schedulePing();
    this.#greet();
  }

  /** Tells each subscription of what is in force now. */
  publish(): void {
    const view = this.#view();
    for (const subscription of this.subscriptions.values()) {
      if (this.#outbox.blocked) subscription.feed({ kind: "blocked" });
      subscription.offer(view);
    }
  }

  /** Says why, and ends. */
  bye(reason: "slow" | "shutdown" | "unresponsive" | "protocol"): void {
    if (!this.#open) return;
    const retryMs = reason === "shutdown" ? 1000 : undefined;
    // Into a full way nothing more is written: the client reads too slowly to be told so.
    if (reason !== "slow") this.#outbox.send({ t: "bye", reason, retryMs });
    if (reason === "slow" || reason === "unresponsive") this.#connection.destroy();
    else this.#connection.end();
    this.#closed();
  }

  #greet(): void {
    const { generation } = this.#view();
    this.#outbox.send({
      t: "hello",
      proto: protocolVersion,
      minProto: oldestProtocolVersion,
      server: this.#host.server,
      lineage: generation.lineage,
      generation: generation.number,
      caps: ["reconfigure"],
      maxLine: wireLimits.outboundLineBytes,
      pingMs: this.#host.pingMs,
    });
  }

  #view(): View {
    return this.#host.view(this.name);
  }

  #take(bytes: Uint8Array): void {
    this.#pings = 0;
    this.#schedulePing();
    this.#chunks.push(bytes);
    this.#readLines();
  }

  /** Reads on for as long as the client takes the answers; the rest waits, and the socket is not read. */
  #readLines(): void {
    try {
      while (this.#open) {
        if (this.#outbox.blocked) return this.#connection.pause();
        if (this.#lines === undefined) {
          const chunk = this.#chunks.shift();
          if (chunk === undefined) return;
          this.#lines = this.#decoder.push(chunk);
        }
        const { done, value } = this.#lines.next();
        if (done === true) this.#lines = undefined;
        else this.#handle(value);
      }
    } catch (error) {
      if (!ConfigError.is(error)) throw error;
      this.#error(undefined, error.code === "limit_exceeded" ? "TOO_LARGE" : "PARSE", error.message);
      this.bye("protocol");
    }
  }

  #drained(): void {
    for (const subscription of this.subscriptions.values()) {
      if (this.#outbox.blocked) return;
      subscription.feed({ kind: "drained" });
    }
    this.#connection.resume();
    this.#readLines();
  }

  #handle(line: string): void {
    let message: ClientMessage | undefined;
    try {
      message = readClientMessage(line);
      this.#answer(message);
    } catch (error) {
      if (error instanceof MessageFault) return this.#error(error.re, error.code, error.message);
      // Whatever a program's own resolver or schema may throw, the others are still to be served.
      const re = message !== undefined && "id" in message ? message.id : undefined;
      const code = ConfigError.is(error, "refused") ? error.details.reason : "INVALID";
      this.#error(re, code, faultText(error), ConfigError.is(error) ? error.keyPath : undefined);
    }
  }

  #answer(message: ClientMessage): void {
    switch (message.t) {
      case "hello":
        return this.#hello(message.proto, message.client);
      case "subscribe":
        return this.#subscribe(message);
      case "ack":
        return this.subscriptions.get(message.sub)?.feed({ kind: "ack", number: message.generation });
      case "nack": {
        const nack = { kind: "nack", number: message.generation, refusal: message.error } as const;
        return this.subscriptions.get(message.sub)?.feed(nack);
      }
      case "unsubscribe":
        this.#subscription(message.sub, message.id);
        this.subscriptions.delete(message.sub);
        return this.#result(message.id, {});
      case "resync":
        this.#subscription(message.sub, message.id).resync(this.#view());
        return this.#result(message.id, {});
      case "get":
        return this.#get(message.id, message.path);
      case "status":
        return this.#result(message.id, { status: this.#host.status() });
      case "reconfigure":
        this.#host.reconfigure(this.name, message.userConfig);
        return this.#result(message.id, {});
      case "ping":
        return this.#outbox.send({ t: "pong", id: message.id });
      case "pong":
        return;
    }
  }

  #hello(proto: number, client: string | undefined): void {
    if (proto < oldestProtocolVersion || proto > protocolVersion) {
      this.#error(undefined, "UNSUPPORTED", `Protocol ${proto} is not spoken here; ${protocolVersion} is`);
      return this.bye("protocol");
    }
    if (this.named || this.subscriptions.size > 0) {
      throw new MessageFault("BAD_REQUEST", "A client says hello once, before it subscribes");
    }
    if (client === undefined) return;
    this.name = client;
    this.named = true;
  }

  #subscribe(request: SubscribeMessage): void {
    if (this.subscriptions.has(request.id)) {
      throw new MessageFault("BAD_REQUEST", `Subscription '${request.id}' stands already`, request.id);
    }
    if (this.subscriptions.size >= wireLimits.subscriptions) {
      const message = `A connection may hold ${wireLimits.subscriptions} subscriptions`;
      throw new MessageFault("TOO_LARGE", message, request.id);
    }
    const view = this.#view();
    const { selections } = this.#host;
    const { lineage } = view.generation;
    const subscription = new WireSubscription({ request, selections, outbox: this.#outbox, lineage });
    this.subscriptions.set(request.id, subscription);
    subscription.begin(view);
  }

  #subscription(sub: RequestId, re: RequestId): WireSubscription {
    const subscription = this.subscriptions.get(sub);
    if (subscription === undefined) {
      throw new MessageFault("BAD_REQUEST", `There is no subscription '${sub}'`, re);
    }
    return subscription;
  }

  #get(id: RequestId, path: string): void {
    const node = nodeAt(this.#view().tree, keysOfPath(path));
    if (node === undefined) return this.#error(id, "NOT_FOUND", `There is no value at '${path}'`, path);
    this.#result(id, { hash: hashOfTree(node), value: new JsonText(treeToJson(node)) });
  }

  #result(re: RequestId, content: Readonly<Record<string, unknown>>): void {
    this.#outbox.send({ t: "result", re, ok: true, generation: this.#view().generation.number, ...content });
  }

  #error(re: RequestId | undefined, code: string, text: string, path?: string): void {
    this.#outbox.send({ t: "error", re, code, message: shortText(text, wireLimits.messageLength), path });
  }

  #schedulePing(): void {
    this.#pingTimer?.cancel();
    this.#pingTimer = this.#host.clock.schedule(this.#host.pingMs, () => {
      if (this.#pings === 2) return this.bye("unresponsive");
      this.#pings++;
      if (!this.#outbox.blocked) this.#outbox.send({ t: "ping", id: this.#pings });
      this.#schedulePing();
    });
  }

  #closed(): void {
    if (!this.#open) return;
    this.#open = false;
    this.#pingTimer?.cancel();
    this.#outbox.close();
    this.#host.onClosed(this);
  }
}
