import type { Apply, Change, Subscription } from "../live/live.ts";
import type { View } from "../live/publisher.ts";
import { compareTrees } from "../live/tree_diff.ts";
import { keysOfPath, nodeAt, type PartHashes, plainAt } from "./selection.ts";
import { advance, newSubscriber, type Offer, type Subscriber, type SubscriberEvent } from "./subscriber.ts";

interface PartOffer extends Offer {
  readonly view: View;
}

/** A subscription within the process: the state machine, with a function to call at its other end. */
export class LocalSubscription implements Subscription {
  readonly #keys: readonly string[];
  readonly #apply: Apply<unknown>;
  readonly #hashes: PartHashes;
  readonly #onClose: () => void;
  #state: Subscriber<PartOffer> = newSubscriber({ acks: true });
  #taken: View | undefined;
  #refusal: unknown;
  #open = true;
  #waiting: (() => void)[] = [];

  constructor(
    path: string,
    options: { readonly apply: Apply<unknown>; readonly hashes: PartHashes; readonly onClose: () => void },
  ) {
    this.#keys = keysOfPath(path);
    this.#apply = options.apply;
    this.#hashes = options.hashes;
    this.#onClose = options.onClose;
  }

  get generation(): number {
    return this.#state.agreed;
  }

  get refusal(): unknown {
    return this.#refusal;
  }

  /** Tells what is in force; whether and when the function is called is up to the state machine. */
  offer(view: View): void {
    const hash = this.#hashes.of(nodeAt(view.tree, this.#keys));
    this.#feed({ kind: "offer", value: { number: view.generation.number, hash, view } });
  }

  settled(): Promise<void> {
    if (this.#isSettled()) return Promise.resolve();
    return new Promise((resolve) => void this.#waiting.push(resolve));
  }

  close(): void {
    if (!this.#open) return;
    this.#open = false;
    this.#onClose();
    this.#wake();
  }

  #feed(event: SubscriberEvent<PartOffer>): void {
    if (!this.#open) return;
    const { subscriber, send } = advance(this.#state, event);
    this.#state = subscriber;
    if (subscriber.refused === undefined) this.#refusal = undefined;
    if (send !== undefined) void this.#deliver(send);
    if (this.#isSettled()) this.#wake();
  }

  async #deliver({ number, view }: PartOffer): Promise<void> {
    // Never within the call that published: a subscriber may well publish, subscribe or close in turn.
    await Promise.resolve();
    if (!this.#open) return;
    try {
      await this.#apply(plainAt(view.value, this.#keys), this.#changeTo(view));
      this.#taken = view;
      this.#feed({ kind: "ack", number });
    } catch (error) {
      this.#refusal = error;
      const message = error instanceof Error ? error.message : String(error);
      this.#feed({ kind: "nack", number, refusal: { code: "INVALID", message } });
    }
  }

  #changeTo(view: View): Change {
    const { generation, cause } = view;
    const taken = this.#taken;
    if (taken === undefined) return { generation, cause: "start", keyPaths: [], previous: undefined };
    const before = nodeAt(taken.tree, this.#keys);
    const after = nodeAt(view.tree, this.#keys);
    const within = before !== undefined && after !== undefined;
    const keyPaths = within ? compareTrees(before, after).changes.map((change) => change.keyPath) : [""];
    return { generation, cause, keyPaths, previous: plainAt(taken.value, this.#keys) };
  }

  #isSettled(): boolean {
    return !this.#open || (this.#state.inFlight === undefined && this.#state.pending === undefined);
  }

  #wake(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const wake of waiting) wake();
  }
}
