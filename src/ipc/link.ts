import { ConfigError } from "../base/error.ts";
import type { Clock, Scheduled } from "../runtime/clock.ts";
import type { Connection } from "../runtime/socket.ts";
import { LineDecoder } from "./line_decoder.ts";
import { oldestProtocolVersion, protocolVersion, wireLimits } from "./limits.ts";
import type { ServerHello, ServerMessage } from "./message.ts";
import { MessageFault } from "./message_fields.ts";
import { encodeMessage } from "./message_writer.ts";
import { readServerMessage } from "./server_message.ts";

export interface LinkOptions {
  readonly connection: Connection;
  readonly clock: Clock;
  /** The daemon spoke first, and in a protocol that is understood. */
  readonly onHello: (hello: ServerHello) => void;
  readonly onMessage: (message: ServerMessage) => void;
  /** Called once when nothing more can be said or heard. `error` is there when the daemon broke the protocol. */
  readonly onClosed: (end: { readonly error: ConfigError | undefined; readonly retryMs: number }) => void;
}

/** How long a daemon may take to say hello. */
const helloMs = 10_000;

/** The client's end of one connection, from the daemon's hello to its end. */
export class Link {
  readonly #options: LinkOptions;
  readonly #decoder = new LineDecoder(wireLimits.outboundLineBytes);
  #greeted = false;
  #silence: Scheduled;
  /** How long the daemon may be silent: it pings, so silence means that it is gone or hangs. */
  #silenceMs = helloMs;
  #retryMs = 0;
  #open = true;

  constructor(options: LinkOptions) {
    this.#options = options;
    this.#silence = this.#expectSound();
    options.connection.onData((bytes) => this.#take(bytes));
    options.connection.onClosed(() => this.#close(undefined));
  }

  send(message: Readonly<Record<string, unknown>>): void {
    if (this.#open) this.#options.connection.write(encodeMessage(message));
  }

  close(): void {
    this.#options.connection.end();
    this.#close(undefined);
  }

  #take(bytes: Uint8Array): void {
    this.#silence.cancel();
    this.#silence = this.#expectSound();
    try {
      for (const line of this.#decoder.push(bytes)) {
        if (!this.#open) return;
        const message = readServerMessage(line);
        if (message !== undefined) this.#hear(message);
      }
    } catch (error) {
      if (!ConfigError.is(error) && !(error instanceof MessageFault)) throw error;
      this.#break(error.message);
    }
  }

  #hear(message: ServerMessage): void {
    if (message.t === "hello") return this.#greet(message);
    if (!this.#greeted) return this.#break(`it says '${message.t}' before hello`);
    switch (message.t) {
      case "ping":
        return this.send({ t: "pong", id: message.id });
      case "bye":
        this.#retryMs = message.retryMs ?? 0;
        return this.close();
      default:
        return this.#options.onMessage(message);
    }
  }

  #greet(hello: ServerHello): void {
    if (this.#greeted) return this.#break("it says hello twice");
    if (hello.minProto > protocolVersion || hello.proto < oldestProtocolVersion) {
      return this.#break(
        `it speaks protocol ${hello.minProto} to ${hello.proto}, and ${protocolVersion} is wanted`,
      );
    }
    this.#greeted = true;
    this.#silenceMs = 2 * hello.pingMs + helloMs;
    this.#options.onHello(hello);
  }

  #expectSound(): Scheduled {
    return this.#options.clock.schedule(this.#silenceMs, () => this.#break("it is silent"));
  }

  #break(problem: string): void {
    this.#options.connection.destroy();
    const message = `Cannot go on with the daemon: ${problem}`;
    this.#close(new ConfigError("protocol", message, { details: { problem } }));
  }

  #close(error: ConfigError | undefined): void {
    if (!this.#open) return;
    this.#open = false;
    this.#silence.cancel();
    this.#options.onClosed({ error, retryMs: this.#retryMs });
  }
}
