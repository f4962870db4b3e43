import * as fs from "node:fs";
import * as net from "node:net";
import * as os from "node:os";
import * as path from "node:path";
import { deepFreeze } from "../../src/base/plain.ts";
import { parseJson } from "../../src/base/json_plain.ts";
import type { Config } from "../../src/config/config.ts";
import { Publisher } from "../../src/live/publisher.ts";
import { treeToJson } from "../../src/live/tree_json.ts";
import { RemoteLive, type RemoteLiveOptions } from "../../src/ipc/remote_live.ts";
import { type ServeOptions, Server } from "../../src/ipc/server.ts";
import { systemClock } from "../../src/runtime/clock.ts";
import { localFileSystem } from "../../src/runtime/file_system.ts";
import { systemRandom } from "../../src/runtime/random.ts";
import { connectSocket } from "../../src/runtime/socket.ts";
import { jsonComposer } from "../live/json_composer.ts";

/** A daemon over one JSON file, in this process. */
export class Served {
  readonly directory: string;
  readonly socket: string;
  publisher: Publisher;
  server!: Server;

  private constructor(value: unknown) {
    this.directory = fs.mkdtempSync(path.join(os.tmpdir(), "hydrant-ipc-"));
    this.socket = path.join(this.directory, "run", "sock");
    this.write(value);
    this.publisher = this.#publish();
  }

  static async start(value: unknown, options: Partial<ServeOptions> = {}): Promise<Served> {
    const served = new Served(value);
    await served.serve(options);
    return served;
  }

  async serve(options: Partial<ServeOptions> = {}): Promise<void> {
    const { publisher, socket } = this;
    this.server = await Server.start({
      publisher,
      socket,
      clock: systemClock,
      server: "hydrant test",
      pid: 1,
      ...options,
    });
  }

  /** As after a new start of the daemon: another lineage, no layers. */
  async restart(): Promise<void> {
    await this.server.close();
    this.publisher.close();
    this.publisher = this.#publish();
    await this.serve();
  }

  write(value: unknown): void {
    fs.writeFileSync(path.join(this.directory, "config.json"), JSON.stringify(value));
  }

  /** Writes, and composes without waiting for the watcher. */
  change(value: unknown): void {
    this.write(value);
    this.publisher.reload();
  }

  connect<T = Record<string, unknown>>(options: Partial<RemoteLiveOptions> = {}): Promise<RemoteLive<T>> {
    return RemoteLive.start<T>({
      open: () => connectSocket(this.socket),
      clock: systemClock,
      random: { ...systemRandom, fraction: () => 0 },
      select: [""],
      as: undefined,
      ack: true,
      accept: (tree) => {
        const value = deepFreeze(parseJson(treeToJson(tree)));
        return { config: { value } as unknown as Config, value };
      },
      plainOf: (tree) => deepFreeze(parseJson(treeToJson(tree))),
      toJson: (userConfig) => JSON.stringify(userConfig),
      ...options,
    });
  }

  async close(): Promise<void> {
    await this.server.close();
    this.publisher.close();
    fs.rmSync(this.directory, { recursive: true, force: true });
  }

  #publish(): Publisher {
    return new Publisher({
      composer: jsonComposer(path.join(this.directory, "config.json")),
      files: localFileSystem,
      watchDirectory: () => ({ close: () => {} }),
      clock: systemClock,
      random: systemRandom,
      pollMs: 1e6,
    });
  }
}

export type Message = Readonly<Record<string, unknown>>;

/** The bare end of a connection, as a client in any language has it. */
export class RawClient {
  readonly messages: Message[] = [];
  readonly #socket: net.Socket;
  #text = "";
  #ended = false;
  #taken = 0;
  #wake = () => {};

  constructor(socketPath: string) {
    this.#socket = net.connect({ path: socketPath });
    this.#socket.on("data", (bytes) => {
      this.#text += new TextDecoder().decode(bytes);
      const lines = this.#text.split("\n");
      this.#text = lines.pop() ?? "";
      for (const line of lines) this.messages.push(JSON.parse(line));
      this.#wake();
    });
    for (const event of ["close", "error"]) {
      this.#socket.on(event, () => {
        this.#ended = true;
        this.#wake();
      });
    }
  }

  send(message: Message): void {
    this.sendRaw(`${JSON.stringify(message)}\n`);
  }

  sendRaw(bytes: string | Uint8Array): void {
    this.#socket.write(bytes);
  }

  /** The next message; nothing at the end. */
  async next(): Promise<Message | undefined> {
    while (this.#taken === this.messages.length && !this.#ended) {
      await new Promise<void>((resolve) => this.#wake = resolve);
    }
    return this.messages[this.#taken++];
  }

  async ended(): Promise<void> {
    while (!this.#ended) await new Promise<void>((resolve) => this.#wake = resolve);
  }

  close(): void {
    this.#socket.destroy();
  }
}
