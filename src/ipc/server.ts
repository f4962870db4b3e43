import { ConfigError } from "../base/error.ts";
import type { Layer } from "../live/layer.ts";
import { layerTree } from "../live/layer_tree.ts";
import type { Publisher } from "../live/publisher.ts";
import type { Clock } from "../runtime/clock.ts";
import type { Connection, SocketServer } from "../runtime/socket.ts";
import { serveSocket } from "../runtime/socket_server.ts";
import { MapNode, type Node } from "../tree/node.ts";
import { wireLimits } from "./limits.ts";
import { SelectionCache } from "./selected.ts";
import { Session } from "./session.ts";
import { statusReport } from "./status_report.ts";

export interface ServeOptions {
  readonly publisher: Publisher;
  /** Path of the unix socket, or name of the pipe. */
  readonly socket: string;
  readonly clock: Clock;
  /** Names this program and its version to clients. */
  readonly server: string;
  readonly pid: number;
  /** Whether configuration from clients may hold interpolations. Default: false. */
  readonly allowInterpolation?: boolean;
  /** Silence after which a client is asked whether it is there, in milliseconds. Default: 30,000. */
  readonly pingMs?: number;
}

/** Serves a publisher's generations on a socket. */
export class Server {
  readonly #options: ServeOptions;
  readonly #selections = new SelectionCache();
  readonly #sessions = new Set<Session>();
  readonly #startedAt: number;
  #connected = 0;
  #socket: SocketServer | undefined;
  #stopListening: () => void;

  /** @throws {ConfigError} `socket_in_use`, `file_access` */
  static async start(options: ServeOptions): Promise<Server> {
    const server = new Server(options);
    try {
      server.#socket = await serveSocket(options.socket, (connection) => server.#accept(connection));
    } catch (error) {
      server.#stopListening();
      throw error;
    }
    return server;
  }

  private constructor(options: ServeOptions) {
    this.#options = options;
    this.#startedAt = options.clock.now();
    this.#stopListening = options.publisher.listen({ onPublish: () => this.#publish() });
  }

  /** What `status` answers, as a plain value. */
  status(): Readonly<Record<string, unknown>> {
    const { publisher, pid, server, socket } = this.#options;
    const daemon = { server, pid, socket, startedAt: this.#startedAt };
    return statusReport({ publisher, daemon, sessions: [...this.#sessions] });
  }

  /** Says goodbye to every client and removes the socket. */
  async close(): Promise<void> {
    this.#stopListening();
    for (const session of [...this.#sessions]) session.bye("shutdown");
    await this.#socket?.close();
  }

  #accept(connection: Connection): void {
    if (this.#sessions.size >= wireLimits.connections) return connection.destroy();
    this.#connected++;
    const { clock, publisher, server, pingMs = wireLimits.pingMs } = this.#options;
    const host = {
      clock,
      server,
      pingMs,
      selections: this.#selections,
      view: (name: string | undefined) => publisher.view(name),
      reconfigure: (name: string, userConfig: Node) => this.#reconfigure(name, userConfig),
      status: () => this.status(),
      onClosed: (session: Session) => this.#leave(session),
    };
    this.#sessions.add(new Session(connection, { host, name: `client ${this.#connected}` }));
  }

  #publish(): void {
    for (const session of this.#sessions) session.publish();
  }

  #leave(session: Session): void {
    if (!this.#sessions.delete(session) || session.named) return;
    // Nobody can come back under a name that was only lent.
    try {
      this.#options.publisher.dropLayer(layerNameOf(session.name), "user_config");
    } catch (error) {
      if (!ConfigError.is(error)) throw error;
    }
  }

  #reconfigure(name: string, userConfig: Node): void {
    const { publisher, clock, allowInterpolation = false } = this.#options;
    if (!(userConfig instanceof MapNode)) throw refused("BAD_REQUEST", "Field 'userConfig' is not an object");
    const layer = layerNameOf(name);
    const layers = publisher.layers;
    if (layers.length >= wireLimits.scopedLayers && !layers.some((each) => each.name === layer)) {
      throw refused(
        "TOO_LARGE",
        `No more than ${wireLimits.scopedLayers} subscribers may have a layer of their own`,
      );
    }
    const time = clock.now();
    const origin = { kind: "layer", layer, author: name, time } as const;
    const content = layerTree(userConfig, { origin, allowInterpolation });
    const whole: Layer = { name: layer, content, scope: [name], time, author: name };
    publisher.setLayer(whole, "user_config");
  }
}

function layerNameOf(client: string): string {
  return `user_config of ${client}`;
}

function refused(reason: string, message: string): ConfigError {
  return new ConfigError("refused", message, { details: { reason } });
}
