import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import {
  advance,
  isLagging,
  newSubscriber,
  type Offer,
  type Subscriber,
  type SubscriberEvent,
} from "../../src/delivery/subscriber.ts";

const offer = (number: number, hash: string): SubscriberEvent => ({ kind: "offer", value: { number, hash } });
const ack = (number: number): SubscriberEvent => ({ kind: "ack", number });
const nack = (number: number): SubscriberEvent => ({
  kind: "nack",
  number,
  refusal: { code: "INVALID", message: "No" },
});

/** Plays events, and tells the generations that were sent. */
function play(start: Subscriber, events: readonly SubscriberEvent[]): { sent: number[]; end: Subscriber } {
  const sent: number[] = [];
  let subscriber = start;
  for (const event of events) {
    const step = advance(subscriber, event);
    subscriber = step.subscriber;
    if (step.send !== undefined) sent.push(step.send.number);
  }
  return { sent, end: subscriber };
}

const acking = newSubscriber({ acks: true });

describe("A subscription", () => {
  const cases: readonly {
    readonly name: string;
    readonly start?: Subscriber;
    readonly events: readonly SubscriberEvent[];
    readonly sent: readonly number[];
    readonly have?: number;
    readonly agreed?: number;
    readonly lagging?: boolean;
  }[] = [
    { name: "gets the first value", events: [offer(1, "a")], sent: [1], lagging: true },
    { name: "has what it acknowledged", events: [offer(1, "a"), ack(1)], sent: [1], have: 1, agreed: 1 },
    {
      name: "hears nothing of a generation in which its part is equal, and agrees with it",
      events: [offer(1, "a"), ack(1), offer(2, "a"), offer(3, "a")],
      sent: [1],
      have: 1,
      agreed: 3,
    },
    {
      name: "gets the newest only after what is in flight was answered",
      events: [offer(1, "a"), offer(2, "b"), offer(3, "c"), ack(1)],
      sent: [1, 3],
      have: 1,
      agreed: 1,
      lagging: true,
    },
    {
      name: "is not told of a value that came and went while it was busy",
      events: [offer(1, "a"), ack(1), offer(2, "b"), offer(3, "c"), offer(4, "b"), ack(2)],
      sent: [1, 2],
      have: 2,
      agreed: 4,
    },
    {
      name: "keeps what it had when it refuses, and is not asked again for the same value",
      events: [offer(1, "a"), ack(1), offer(2, "b"), nack(2), offer(3, "b")],
      sent: [1, 2],
      have: 1,
      agreed: 1,
      lagging: true,
    },
    {
      name: "is offered the next different value after a refusal",
      events: [offer(1, "a"), ack(1), offer(2, "b"), nack(2), offer(3, "c"), ack(3)],
      sent: [1, 2, 3],
      have: 3,
      agreed: 3,
    },
    {
      name: "is in agreement again when the value it refused is taken back",
      events: [offer(1, "a"), ack(1), offer(2, "b"), nack(2), offer(3, "a")],
      sent: [1, 2],
      have: 1,
      agreed: 3,
    },
    {
      name: "has its answers to anything but what is in flight ignored",
      events: [ack(1), offer(1, "a"), ack(0), nack(7), ack(1), nack(1), ack(1)],
      sent: [1],
      have: 1,
      agreed: 1,
    },
    {
      name: "needs nothing when it says that it has the value",
      start: newSubscriber({ acks: true, have: { number: 4, hash: "a" } }),
      events: [offer(5, "a")],
      sent: [],
      have: 4,
      agreed: 5,
    },
    {
      name: "gets a value over what it says it has",
      start: newSubscriber({ acks: true, have: { number: 4, hash: "a" } }),
      events: [offer(5, "b"), ack(5)],
      sent: [5],
      have: 5,
      agreed: 5,
    },
    {
      name: "that never answers gets every value at once",
      start: newSubscriber({ acks: false }),
      events: [offer(1, "a"), offer(2, "b"), offer(3, "b")],
      sent: [1, 2],
      have: 2,
      agreed: 3,
    },
    {
      name: "gets only the newest once the way to it is free again",
      start: newSubscriber({ acks: false }),
      events: [offer(1, "a"), { kind: "blocked" }, offer(2, "b"), offer(3, "c"), { kind: "drained" }],
      sent: [1, 3],
      have: 3,
      agreed: 3,
    },
  ];
  for (const { name, start, events, sent, have, agreed, lagging } of cases) {
    it(name, () => {
      const played = play(start ?? acking, events);
      assert.deepEqual(played.sent, sent);
      assert.equal(played.end.have?.number, have);
      assert.equal(played.end.agreed, agreed ?? 0);
      assert.equal(isLagging(played.end), lagging ?? false);
    });
  }

  /** What a world around one subscription may do next. */
  type Move = { readonly move: "publish"; readonly value: string } | {
    readonly move: "answer" | "refuse" | "stale" | "block" | "drain";
  };
  const moves = fc.array(
    fc.oneof(
      fc.record({ move: fc.constant("publish" as const), value: fc.constantFrom("a", "b", "c") }),
      fc.record({ move: fc.constantFrom("answer", "refuse", "stale", "block", "drain") }) as fc.Arbitrary<
        Move
      >,
    ),
    { maxLength: 60 },
  );

  /** Plays moves against a subscription, with a client that answers what it got, and checks what must always hold. */
  function live(
    acks: boolean,
    script: readonly Move[],
  ): { state: Subscriber; published: Offer; client: Offer | undefined } {
    let state: Subscriber = newSubscriber({ acks });
    let published: Offer = { number: 0, hash: "" };
    let client: Offer | undefined;
    let unanswered: Offer | undefined;
    let lastSent = 0;
    const feed = (event: SubscriberEvent) => {
      const step = advance(state, event);
      state = step.subscriber;
      if (step.send === undefined) return;
      assert.equal(unanswered, undefined, "one in flight at most");
      assert.ok(!state.blocked, "nothing is sent into a full way");
      assert.ok(step.send.number > lastSent, "generations grow");
      assert.notEqual(step.send.hash, client?.hash, "nobody is told what it has");
      lastSent = step.send.number;
      if (acks) unanswered = step.send;
      else client = step.send;
    };
    const answer = (take: boolean) => {
      const value = unanswered;
      if (value === undefined) return;
      unanswered = undefined;
      if (take) client = value;
      feed(take ? ack(value.number) : nack(value.number));
    };
    for (const each of [...script, { move: "drain" }, { move: "answer" }, { move: "answer" }] as Move[]) {
      if (each.move === "publish") {
        published = { number: published.number + 1, hash: each.value };
        feed({ kind: "offer", value: published });
      } else if (each.move === "stale") feed(ack(lastSent - 1));
      else if (each.move === "block") feed({ kind: "blocked" });
      else if (each.move === "drain") feed({ kind: "drained" });
      else answer(each.move === "answer");
    }
    return { state, published, client };
  }

  it("ends with the newest value, or with the word that it was refused, whatever happened before", () => {
    fc.assert(fc.property(fc.boolean(), moves, (acks, script) => {
      const { state, published, client } = live(acks, script);
      assert.equal(state.have?.hash, client?.hash);
      if (published.number === 0) return;
      if (state.refused === undefined) assert.equal(client?.hash, published.hash);
      else assert.equal(state.refused.offer.hash, published.hash);
      assert.equal(isLagging(state), state.refused !== undefined);
    }));
  });
});
