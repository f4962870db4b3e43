import { ConfigError } from "../base/error.ts";
import { ListNode, type Node } from "../tree/node.ts";
import type { RequestId, WireError } from "./message.ts";

interface Waiting {
  readonly resolve: (body: Node) => void;
  readonly reject: (error: ConfigError) => void;
}

/** Pairs the requests of a client with the answers of the daemon. */
export class Requests {
  /** False when there is nobody to send to. */
  readonly #send: (message: Readonly<Record<string, unknown>>) => boolean;
  readonly #waiting = new Map<RequestId, Waiting>();
  #count = 0;

  constructor(send: (message: Readonly<Record<string, unknown>>) => boolean) {
    this.#send = send;
  }

  /** Sends a request under a fresh id. @throws {ConfigError} `refused`; `no_daemon` while there is none */
  ask(request: Readonly<Record<string, unknown>>): Promise<Node> {
    this.#count++;
    // A text, so that it is never mistaken for a subscription's number.
    const id = `r${this.#count}`;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      if (!this.#send({ ...request, id })) this.#take(id)?.reject(disconnectedError());
    });
  }

  answer(re: RequestId | undefined, body: Node = new ListNode([])): void {
    this.#take(re)?.resolve(body);
  }

  refuse(re: RequestId | undefined, error: WireError): void {
    this.#take(re)?.reject(this.errorOf(error));
  }

  errorOf({ code, message, path }: WireError): ConfigError {
    const details = { details: { reason: code } };
    return new ConfigError("refused", message, path === undefined ? details : { ...details, keyPath: path });
  }

  /** Nothing that is waited for will be answered. */
  abandon(error: ConfigError = disconnectedError()): void {
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const { reject } of waiting) reject(error);
  }

  #take(re: RequestId | undefined): Waiting | undefined {
    if (re === undefined) return undefined;
    const waiting = this.#waiting.get(re);
    this.#waiting.delete(re);
    return waiting;
  }
}

/** The daemon is out of reach, for now at least. */
export function disconnectedError(): ConfigError {
  const reason = "the connection ended";
  const message = `Cannot ask the daemon: ${reason}`;
  return new ConfigError("no_daemon", message, { details: { socket: "", reason } });
}
