/** A value on its way to a subscriber: the newest of what it selected, at some generation. */
export interface Offer {
  /** The number of the generation, which only grows. */
  readonly number: number;
  /** Hash of what the subscriber selected; offers with equal hashes carry equal values. */
  readonly hash: string;
}

/** Why a subscriber did not take a value. */
export interface Refusal {
  readonly code: string;
  readonly message: string;
  /** The key path that it objects to. */
  readonly path?: string;
}

/**
 * How far one subscription is. Delivery is level-triggered: it knows what the subscriber has and what it ought to
 * have, never a list of events. So its size is fixed, and a slow subscriber skips what it could not take in time.
 */
export interface Subscriber<Value extends Offer = Offer> {
  /** Whether it answers each value; otherwise what was sent counts as taken. */
  readonly acks: boolean;
  /** What it holds, by its own word. */
  readonly have: Offer | undefined;
  /** Sent, and not answered yet: at most one. */
  readonly inFlight: Value | undefined;
  /** The newest value that waits its turn: at most one. */
  readonly pending: Value | undefined;
  /** The newest generation that it is known to be in agreement with, though its own value may be older. */
  readonly agreed: number;
  /** What it last refused, until it takes something newer or is offered what it has. */
  readonly refused: { readonly offer: Offer; readonly refusal: Refusal } | undefined;
  /** Whether the way to it is full. */
  readonly blocked: boolean;
}

export type SubscriberEvent<Value extends Offer = Offer> =
  /** A new generation; `value` is what this subscriber selected of it. */
  | { readonly kind: "offer"; readonly value: Value }
  | { readonly kind: "ack"; readonly number: number }
  | { readonly kind: "nack"; readonly number: number; readonly refusal: Refusal }
  | { readonly kind: "blocked" }
  | { readonly kind: "drained" };

export interface Step<Value extends Offer = Offer> {
  readonly subscriber: Subscriber<Value>;
  /** What to send now. */
  readonly send: Value | undefined;
}

/** A subscription that begins. `have` is what the subscriber says it holds already. */
export function newSubscriber<Value extends Offer>(
  options: { readonly acks: boolean; readonly have?: Offer },
): Subscriber<Value> {
  return {
    acks: options.acks,
    have: options.have,
    inFlight: undefined,
    pending: undefined,
    agreed: 0,
    refused: undefined,
    blocked: false,
  };
}

/** What an event makes of a subscription. Pure: time, sockets and callbacks are the caller's. */
export function advance<Value extends Offer>(
  before: Subscriber<Value>,
  event: SubscriberEvent<Value>,
): Step<Value> {
  switch (event.kind) {
    case "offer":
      return offered(before, event.value);
    case "ack":
      // An answer to anything but what is in flight is late, and says nothing about what matters now.
      if (before.inFlight?.number !== event.number) return { subscriber: before, send: undefined };
      return sendNext(taken(before, before.inFlight));
    case "nack": {
      const { inFlight } = before;
      if (inFlight?.number !== event.number) return { subscriber: before, send: undefined };
      const refused = { offer: offerOf(inFlight), refusal: event.refusal };
      return sendNext({ ...before, inFlight: undefined, refused });
    }
    case "blocked":
      return { subscriber: { ...before, blocked: true }, send: undefined };
    case "drained":
      return sendNext({ ...before, blocked: false });
  }
}

/** Whether the subscriber is not where the newest offer would have it. */
export function isLagging(subscriber: Subscriber): boolean {
  return subscriber.inFlight !== undefined || subscriber.pending !== undefined ||
    subscriber.refused !== undefined;
}

function offered<Value extends Offer>(before: Subscriber<Value>, value: Value): Step<Value> {
  const newest = before.pending ?? before.inFlight;
  // Generations only grow; one that is not newer is a repetition of what is on its way.
  if (newest !== undefined && value.number <= newest.number) return { subscriber: before, send: undefined };
  return sendNext({ ...before, pending: value });
}

/** Sends what is pending if its turn has come, and drops it if the subscriber needs it no more. */
function sendNext<Value extends Offer>(subscriber: Subscriber<Value>): Step<Value> {
  const { pending, inFlight, have, refused } = subscriber;
  if (pending === undefined) return { subscriber, send: undefined };
  if (inFlight !== undefined || subscriber.blocked) return { subscriber, send: undefined };
  if (pending.hash === have?.hash) {
    return {
      subscriber: { ...subscriber, pending: undefined, refused: undefined, agreed: pending.number },
      send: undefined,
    };
  }
  // What it refused it would refuse again; it hears of the next value that differs.
  if (pending.hash === refused?.offer.hash) {
    return { subscriber: { ...subscriber, pending: undefined }, send: undefined };
  }
  const sent = { ...subscriber, pending: undefined };
  return {
    subscriber: subscriber.acks ? { ...sent, inFlight: pending } : taken(sent, pending),
    send: pending,
  };
}

function taken<Value extends Offer>(subscriber: Subscriber<Value>, value: Value): Subscriber<Value> {
  return {
    ...subscriber,
    have: offerOf(value),
    inFlight: undefined,
    refused: undefined,
    agreed: value.number,
  };
}

/** Without the value: what a subscriber has is its own, and needs no room here. */
function offerOf(value: Offer): Offer {
  return { number: value.number, hash: value.hash };
}
