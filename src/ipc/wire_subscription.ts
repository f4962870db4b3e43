import { JsonText } from "../base/json_write.ts";
import {
  advance,
  isLagging,
  newSubscriber,
  type Refusal,
  type Subscriber,
  type SubscriberEvent,
} from "../delivery/subscriber.ts";
import type { View } from "../live/publisher.ts";
import { wireLimits } from "./limits.ts";
import type { RequestId, SubscribeMessage } from "./message.ts";
import { encodeMessage } from "./message_writer.ts";
import type { Outbox } from "./outbox.ts";
import type { SelectedOffer, SelectionCache } from "./selected.ts";

export interface WireSubscriptionOptions {
  readonly request: SubscribeMessage;
  readonly selections: SelectionCache;
  readonly outbox: Outbox;
  readonly lineage: string;
}

/** One subscription of a client: the state machine, with a socket at its other end. */
export class WireSubscription {
  readonly id: RequestId;
  readonly select: readonly string[];
  readonly #options: WireSubscriptionOptions;
  #state: Subscriber<SelectedOffer>;

  constructor(options: WireSubscriptionOptions) {
    const { request, lineage } = options;
    this.id = request.id;
    this.select = request.select;
    this.#options = options;
    // Numbers of another lineage mean nothing here, so nothing is known of what the client has.
    const have = request.have?.lineage === lineage ? request.have : undefined;
    this.#state = newSubscriber(have === undefined ? { acks: request.ack } : { acks: request.ack, have });
  }

  get state(): Subscriber {
    return this.#state;
  }

  get lagging(): boolean {
    return isLagging(this.#state);
  }

  /** Sends the first value, or the word that the client has it. */
  begin(view: View): void {
    const offer = this.#options.selections.offer(view, this.select);
    const had = offer.hash === this.#state.have?.hash;
    this.feed({ kind: "offer", value: offer });
    if (had) this.#send(offer, { unchanged: true });
  }

  offer(view: View): void {
    this.feed({ kind: "offer", value: this.#options.selections.offer(view, this.select) });
  }

  feed(event: SubscriberEvent<SelectedOffer>): void {
    const { subscriber, send } = advance(this.#state, event);
    this.#state = subscriber;
    if (send !== undefined) this.#sendWhole(send);
  }

  /** Forgets what the client has, and sends it all again. */
  resync(view: View): void {
    this.#state = newSubscriber({ acks: this.#state.acks });
    const offer = this.#options.selections.offer(view, this.select);
    this.feed({ kind: "offer", value: { ...offer, cause: "resync" } });
  }

  #sendWhole(offer: SelectedOffer): void {
    const bytes = this.#encode(offer, { full: new JsonText(offer.selected.json) });
    if (bytes.length <= wireLimits.outboundLineBytes) return this.#options.outbox.sendBytes(bytes);
    const message = `What is selected takes ${bytes.length} bytes, more than the limit 'maxLine' of ` +
      `${wireLimits.outboundLineBytes}; select less`;
    this.#options.outbox.send({ t: "error", re: this.id, code: "TOO_LARGE", message });
    const refusal: Refusal = { code: "TOO_LARGE", message };
    if (this.#state.acks) this.feed({ kind: "nack", number: offer.number, refusal });
  }

  #send(offer: SelectedOffer, content: Readonly<Record<string, unknown>>): void {
    this.#options.outbox.sendBytes(this.#encode(offer, content));
  }

  #encode(offer: SelectedOffer, content: Readonly<Record<string, unknown>>): Uint8Array {
    const { number: generation, hash, cause } = offer;
    return encodeMessage({ t: "config", sub: this.id, generation, hash, ...content, cause });
  }
}
