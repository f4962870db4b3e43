import assert from "node:assert/strict";
import * as net from "node:net";
import { afterEach, beforeEach, describe, it } from "node:test";
import { ConfigError } from "../../src/base/error.ts";
import type { Change, Live, Snapshot } from "../../src/live/live.ts";
import { Served } from "./served.ts";

interface Example {
  readonly ml: { readonly threshold: number };
  readonly flags: Readonly<Record<string, boolean>>;
}
const example = (threshold: number, flags = {}): Example => ({ ml: { threshold }, flags });
const plain = (value: unknown) => JSON.parse(JSON.stringify(value));

describe("A live configuration over a socket", () => {
  let served: Served;
  let lives: Live<Example>[];
  const connect = async (options: Parameters<Served["connect"]>[0] = {}) => {
    const live = await served.connect<Example>(options);
    lives.push(live);
    return live;
  };
  /** The first snapshot, now or later, of which a condition holds. */
  const until = async (live: Live<Example>, condition: (snapshot: Snapshot<Example>) => boolean) => {
    for await (const snapshot of live.snapshots()) if (condition(snapshot)) return snapshot;
    throw new Error("The iteration ended");
  };
  beforeEach(async () => {
    lives = [];
    served = await Served.start(example(1));
  });
  afterEach(async () => {
    for (const live of lives) await live.close();
    await served.close();
  });

  it("has the daemon's value from the start, and each later one", async () => {
    const live = await connect();
    const first = live.current;
    assert.deepEqual(plain(first.value), example(1));
    assert.deepEqual(first.generation, { ...served.publisher.view().generation, hash: first.hash });
    assert.equal(first.hash, served.publisher.view().hash);
    assert.equal(first.stale, false);
    assert.ok(Object.isFrozen(first.value.ml));
    served.change(example(2));
    const second = await until(live, ({ generation }) => generation.number === 2);
    assert.equal(second, live.current);
    assert.equal(second.value.ml.threshold, 2);
    assert.equal(second.value.flags, first.value.flags, "what is equal is the same object");
  });

  it("sees only what it selects", async () => {
    const live = await connect({ select: ["ml"] });
    assert.deepEqual(plain(live.current.value), { ml: { threshold: 1 } });
  });

  it("tells subscribers as watch() does, and the daemon what they answered", async () => {
    const live = await connect({ as: "ranker-1" });
    const told: number[] = [];
    const changes: Change[] = [];
    const subscription = live.subscribe("ml", (ml, change) => {
      if (ml.threshold > 5) throw new Error("Too high");
      told.push(ml.threshold);
      changes.push(change);
    });
    await subscription.settled();
    served.change(example(3, { a: true }));
    await until(live, ({ generation }) => generation.number === 2);
    await live.reconfigure({});
    await subscription.settled();
    served.change(example(9));
    await until(live, ({ generation }) => generation.number === 3);
    await live.reconfigure({});
    await subscription.settled();
    assert.deepEqual(told, [1, 3]);
    assert.deepEqual(changes.map(({ cause, keyPaths }) => [cause, keyPaths]), [["start", []], ["file", [
      "threshold",
    ]]]);
    assert.match(String(subscription.refusal), /Too high/);
    assert.equal(subscription.generation, 2);
    const { subscribers } = served.server.status() as { subscribers: Record<string, unknown>[] };
    const { client, nack, lagging } = subscribers.find(({ select }) => String(select) === "ml") ?? {};
    assert.deepEqual([client, lagging], ["ranker-1", true]);
    assert.deepEqual(nack, { generation: 3, code: "INVALID", message: "Too high" });
  });

  it("calls a subscriber once at a time, and skips what was replaced meanwhile", async () => {
    const live = await connect();
    const told: number[] = [];
    let release = () => {};
    const subscription = live.subscribe("ml.threshold", async (threshold) => {
      told.push(threshold);
      if (threshold === 1) await new Promise<void>((resolve) => release = resolve);
    });
    while (told.length < 1) await new Promise((resolve) => setImmediate(resolve));
    for (const threshold of [2, 3, 4]) served.change(example(threshold));
    await until(live, ({ value }) => value.ml.threshold === 4);
    assert.deepEqual(told, [1]);
    release();
    while (told.length < 2) await new Promise((resolve) => setImmediate(resolve));
    await subscription.settled();
    assert.deepEqual(told, [1, 4]);
  });

  it("reconfigures what it alone sees, refused as a whole when it is not valid", async () => {
    const one = await connect({ as: "one" });
    const other = await connect({ as: "other" });
    const snapshot = await one.reconfigure({ ml: { threshold: 7 } });
    assert.equal(snapshot.value.ml.threshold, 7);
    assert.equal(other.current.value.ml.threshold, 1);
    await assert.rejects(one.reconfigure({ invalid: 1, flags: {} } as never), (error) => {
      assert.ok(ConfigError.is(error, "refused"));
      assert.equal(error.details.reason, "INVALID");
      assert.equal(error.keyPath, "invalid");
      return true;
    });
    assert.equal(one.current, snapshot);
  });

  it("goes on with what it has while the daemon is away, says so, and takes up again", async () => {
    const live = await connect({ as: "one" });
    await live.reconfigure({ flags: { mine: true } });
    const told: number[] = [];
    const subscription = live.subscribe("ml.threshold", (threshold) => void told.push(threshold));
    await subscription.settled();
    const before = live.current;
    await served.server.close();
    const stale = await until(live, (snapshot) => snapshot.stale);
    assert.equal(stale.value, before.value);
    await assert.rejects(live.reconfigure({}), (error) => ConfigError.is(error, "no_daemon"));
    await served.serve();
    const back = await until(live, (snapshot) => !snapshot.stale);
    assert.equal(back.value, before.value);
    await subscription.settled();
    assert.deepEqual(told, [1], "nobody is told what it has");

    served.write(example(2));
    await served.restart();
    const renewed = await until(live, ({ generation }) => generation.lineage !== before.generation.lineage);
    const final = renewed.value.flags.mine ? renewed : await until(live, ({ value }) => value.flags.mine);
    assert.deepEqual(plain(final.value), example(2, { mine: true }), "what it handed in is in force again");
    while (told.length < 2) await new Promise((resolve) => setImmediate(resolve));
    assert.deepEqual(told, [1, 2]);
  });

  it("refuses values that are not valid here, and keeps what it had", async () => {
    const accept = (tree: unknown) => {
      const text = JSON.stringify(tree, (_, value) => typeof value === "bigint" ? String(value) : value);
      if (text.includes("forbidden")) {
        throw new ConfigError("validation", "Not here", { details: {}, keyPath: "flags" });
      }
      return { config: { value: text } as never, value: text };
    };
    const live = await connect({ accept });
    const before = live.current;
    served.change(example(2, { forbidden: true }));
    served.change(example(3, { forbidden: true }));
    const subscribers = () =>
      (served.server.status() as { subscribers: { nack?: { message: string } }[] }).subscribers;
    while (subscribers()[0].nack === undefined) await new Promise((resolve) => setImmediate(resolve));
    assert.equal(live.current, before);
    assert.equal(subscribers()[0].nack?.message, "flags: Not here");
    await assert.rejects(served.connect({ accept }), (error) => ConfigError.is(error, "validation"));
  });

  it("does not begin where nobody serves, or somebody else does", async () => {
    const gone = await Served.start({});
    await gone.close();
    await assert.rejects(gone.connect(), (error) => ConfigError.is(error, "no_daemon"));
    const impostor = net.createServer((socket) => void socket.end("HTTP/1.1 400 Bad Request\n")).listen(
      `${served.socket}.2`,
    );
    await new Promise((resolve) => impostor.once("listening", resolve));
    const { connectSocket } = await import("../../src/runtime/socket.ts");
    const open = () => connectSocket(`${served.socket}.2`);
    await assert.rejects(served.connect({ open }), (error) => ConfigError.is(error, "protocol"));
    await new Promise((resolve) => impostor.close(resolve));
  });

  it("ends iterations and requests when it is closed", async () => {
    const live = await connect();
    const seen: number[] = [];
    const done = (async () => {
      for await (const { generation } of live.snapshots()) seen.push(generation.number);
    })();
    await live.close();
    await done;
    assert.deepEqual(seen, [1]);
    assert.throws(() => live.subscribe("ml", () => {}), (error) => ConfigError.is(error, "closed"));
    await assert.rejects(live.reconfigure({}), (error) => ConfigError.is(error, "closed"));
  });
});
