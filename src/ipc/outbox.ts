import type { Clock, Scheduled } from "../runtime/clock.ts";
import type { Connection } from "../runtime/socket.ts";
import { wireLimits } from "./limits.ts";
import { encodeMessage } from "./message_writer.ts";

export interface OutboxOptions {
  readonly connection: Connection;
  readonly clock: Clock;
  /** The other end takes what was sent again. */
  readonly onDrained: () => void;
  /** The other end has not taken anything for too long, or too much waits for it. */
  readonly onSlow: () => void;
}

/** What goes out on one connection, with a word on whether the other end keeps up. */
export class Outbox {
  readonly #options: OutboxOptions;
  #slowTimer: Scheduled | undefined;

  constructor(options: OutboxOptions) {
    this.#options = options;
    options.connection.onDrain(() => {
      this.#slowTimer?.cancel();
      this.#slowTimer = undefined;
      options.onDrained();
    });
  }

  /** Whether the other end should first read what it was sent. */
  get blocked(): boolean {
    return this.#slowTimer !== undefined;
  }

  send(message: Readonly<Record<string, unknown>>): void {
    this.sendBytes(encodeMessage(message));
  }

  sendBytes(bytes: Uint8Array): void {
    const { connection, clock, onSlow } = this.#options;
    const flowing = connection.write(bytes);
    if (connection.bufferedBytes() > wireLimits.waitingBytes) onSlow();
    else if (!flowing) this.#slowTimer ??= clock.schedule(wireLimits.slowMs, onSlow);
  }

  close(): void {
    this.#slowTimer?.cancel();
  }
}
