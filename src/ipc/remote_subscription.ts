import { adoptValue } from "../base/adopt_value.ts";
import { keysOfPath, nodeAt, plainAt } from "../delivery/selection.ts";
import type { Generation } from "../live/generation.ts";
import type { Apply, Change, Subscription } from "../live/live.ts";
import { compareTrees } from "../live/tree_diff.ts";
import type { Node } from "../tree/node.ts";
import { faultText } from "./fault_text.ts";
import type { ConfigMessage, Have, RequestId } from "./message.ts";

export interface RemoteSubscriptionOptions {
  readonly id: RequestId;
  readonly path: string;
  readonly apply: Apply<unknown>;
  /** The plain frozen value of a resolved tree. */
  readonly plainOf: (tree: Node) => unknown;
  readonly send: (message: Readonly<Record<string, unknown>>) => void;
  readonly onClose: () => void;
}

interface Taken {
  readonly tree: Node;
  readonly value: unknown;
}

/** A subscription of this process with a daemon, which keeps the state of it; here is what it calls. */
export class RemoteSubscription implements Subscription {
  readonly #options: RemoteSubscriptionOptions;
  readonly #keys: readonly string[];
  #have: Have | undefined;
  #taken: Taken | undefined;
  #refusal: unknown;
  #generation = 0;
  #busy = false;
  /** What came while the call before was not done, which happens around a reconnect; the newest counts. */
  #next: { readonly message: ConfigMessage; readonly lineage: string } | undefined;
  /** Counts connections: an answer belongs to the one by which the value came. */
  #connection = 0;
  /** Whether the daemon has not yet said what is in force. */
  #asked = false;
  #open = true;
  #waiting: (() => void)[] = [];

  constructor(options: RemoteSubscriptionOptions) {
    this.#options = options;
    this.#keys = keysOfPath(options.path);
  }

  get generation(): number {
    return this.#generation;
  }

  get refusal(): unknown {
    return this.#refusal;
  }

  /** Asks for values on a new connection. */
  begin(): void {
    const { id, path, send } = this.#options;
    this.#connection++;
    this.#asked = true;
    send({ t: "subscribe", id, select: [path], ack: true, have: this.#have });
  }

  /** Takes what the daemon sent, and answers. */
  take(message: ConfigMessage, lineage: string): void {
    this.#asked = false;
    this.#next = { message, lineage };
    if (!this.#busy) void this.#work();
  }

  async #work(): Promise<void> {
    this.#busy = true;
    while (this.#next !== undefined && this.#open) {
      const { message, lineage } = this.#next;
      this.#next = undefined;
      await this.#apply(message, lineage);
    }
    this.#busy = false;
    this.#settle();
  }

  async #apply({ generation: number, hash, full, cause }: ConfigMessage, lineage: string): Promise<void> {
    const { id, apply, send } = this.#options;
    const generation = { lineage, number, hash };
    const connection = this.#connection;
    const answer = (message: Readonly<Record<string, unknown>>) => {
      if (this.#open && connection === this.#connection) send({ ...message, sub: id, generation: number });
    };
    try {
      if (full !== undefined) {
        const part = this.#partOf(full);
        await apply(part.value, this.#changeTo(part, { generation, cause }));
        this.#taken = part;
      }
      this.#refusal = undefined;
      this.#generation = number;
      this.#have = generation;
      // That nothing changed needs no answer.
      if (full !== undefined) answer({ t: "ack" });
    } catch (error) {
      this.#refusal = error;
      answer({
        t: "nack",
        error: { code: "INVALID", message: faultText(error) },
        applied: this.#have?.number,
      });
    }
  }

  settled(): Promise<void> {
    if (this.#isSettled()) return Promise.resolve();
    return new Promise((resolve) => void this.#waiting.push(resolve));
  }

  close(): void {
    if (!this.#open) return;
    this.#open = false;
    this.#options.onClose();
    this.#settle();
  }

  #partOf(full: Node): Taken {
    const found = compareTrees(this.#taken?.tree ?? full, full).tree;
    const value = adoptValue(this.#taken?.value, plainAt(this.#options.plainOf(full), this.#keys));
    return { tree: found, value };
  }

  #changeTo(part: Taken, from: { readonly generation: Generation; readonly cause: Change["cause"] }): Change {
    if (this.#taken === undefined) return { ...from, cause: "start", keyPaths: [], previous: undefined };
    const before = nodeAt(this.#taken.tree, this.#keys);
    const after = nodeAt(part.tree, this.#keys);
    const within = before !== undefined && after !== undefined;
    const keyPaths = within ? compareTrees(before, after).changes.map((change) => change.keyPath) : [""];
    return { ...from, keyPaths, previous: this.#taken.value };
  }

  #isSettled(): boolean {
    return !this.#open || (!this.#busy && !this.#asked);
  }

  #settle(): void {
    if (!this.#isSettled()) return;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const wake of waiting) wake();
  }
}
