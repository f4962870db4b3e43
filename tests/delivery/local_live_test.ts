import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { afterEach, beforeEach, describe, it } from "node:test";
import { ConfigError } from "../../src/base/error.ts";
import { localFileSystem } from "../../src/runtime/file_system.ts";
import { systemRandom } from "../../src/runtime/random.ts";
import { Publisher } from "../../src/live/publisher.ts";
import type { Change } from "../../src/live/live.ts";
import { treeFromJson } from "../../src/live/tree_json.ts";
import { LocalLive } from "../../src/delivery/local_live.ts";
import { jsonComposer } from "../live/json_composer.ts";
import { ManualClock } from "../live/manual_clock.ts";

interface Example {
  readonly app: { readonly message: string };
  readonly ml: { readonly threshold: number };
}

describe("A live configuration in the process", () => {
  let directory: string;
  let clock: ManualClock;
  let live: LocalLive<Example>;
  const write = (value: unknown) =>
    fs.writeFileSync(path.join(directory, "config.json"), JSON.stringify(value));
  const change = (value: unknown) => {
    write(value);
    clock.advanceTo(clock.now() + 3000);
  };
  const example = (threshold: number, message = "hi") => ({ app: { message }, ml: { threshold } });

  beforeEach(() => {
    directory = fs.mkdtempSync(path.join(os.tmpdir(), "hydrant-live-"));
    clock = new ManualClock();
    write(example(1));
    const publisher = new Publisher({
      composer: jsonComposer(path.join(directory, "config.json")),
      files: localFileSystem,
      watchDirectory: () => ({ close: () => {} }),
      clock,
      random: systemRandom,
    });
    live = new LocalLive(publisher, (userConfig) => ({
      name: "user_config",
      content: treeFromJson({ name: "userConfig", text: JSON.stringify(userConfig) }),
      scope: undefined,
      time: 0,
    }));
  });
  afterEach(async () => {
    await live.close();
    fs.rmSync(directory, { recursive: true, force: true });
  });

  it("has one snapshot until the next generation", () => {
    const before = live.current;
    assert.equal(live.current, before);
    assert.equal(before.value.ml.threshold, 1);
    assert.equal(before.stale, false);
    change(example(2));
    assert.equal(before.value.ml.threshold, 1);
    assert.equal(live.current.value.ml.threshold, 2);
    assert.equal(live.current.value.app, before.value.app);
  });

  it("tells a subscriber the current value, and then only of changes at its path", async () => {
    const told: unknown[] = [];
    const changes: Change[] = [];
    const subscription = live.subscribe("ml", (ml, change) => {
      told.push(ml.threshold);
      changes.push(change);
    });
    assert.deepEqual(told, [], "never within the call");
    await subscription.settled();
    change(example(1, "another"));
    assert.equal(subscription.generation, 2, "it agrees with what does not touch it");
    change(example(3));
    await subscription.settled();
    assert.deepEqual(told, [1, 3]);
    assert.deepEqual(changes.map(({ cause, keyPaths }) => [cause, keyPaths]), [["start", []], ["file", [
      "threshold",
    ]]]);
    assert.deepEqual({ ...(changes[1].previous as object) }, { threshold: 1 });
    assert.equal(subscription.generation, 3);
  });

  it("lets a subscriber that throws keep what it had", async () => {
    const told: number[] = [];
    const subscription = live.subscribe("ml.threshold", (threshold) => {
      if (threshold > 5) throw new Error("Too high");
      told.push(threshold);
    });
    await subscription.settled();
    change(example(9));
    await subscription.settled();
    assert.deepEqual(told, [1]);
    assert.equal(subscription.generation, 1);
    assert.match(String(subscription.refusal), /Too high/);
    assert.equal(live.current.value.ml.threshold, 9, "others go on");
    change(example(4));
    await subscription.settled();
    assert.deepEqual(told, [1, 4]);
    assert.equal(subscription.refusal, undefined);
  });

  it("lets a slow subscriber skip to the newest, and never delays another", async () => {
    const slow: number[] = [];
    const quick: number[] = [];
    let release = () => {};
    const slowSubscription = live.subscribe("ml.threshold", async (threshold) => {
      slow.push(threshold);
      await new Promise<void>((resolve) => release = resolve);
    });
    const quickSubscription = live.subscribe("ml.threshold", (threshold) => void quick.push(threshold));
    await quickSubscription.settled();
    for (const threshold of [2, 3, 4]) {
      change(example(threshold));
      await quickSubscription.settled();
    }
    assert.deepEqual(quick, [1, 2, 3, 4]);
    assert.deepEqual(slow, [1]);
    release();
    while (slow.length < 2) await Promise.resolve();
    release();
    await slowSubscription.settled();
    assert.deepEqual(slow, [1, 4]);
  });

  it("tells of keys that come and go as of nothing", async () => {
    const told: unknown[] = [];
    const flags = live.subscribe("" as never, () => {});
    flags.close();
    const open = live as unknown as LocalLive<Record<string, unknown>>;
    const subscription = open.subscribe("flags.beta", (beta) => void told.push(beta));
    await subscription.settled();
    change({ ...example(1), flags: { beta: true } });
    await subscription.settled();
    change(example(1));
    await subscription.settled();
    assert.deepEqual(told, [undefined, true, undefined]);
  });

  it("takes what a platform hands in, or refuses it as a whole", async () => {
    const before = live.current;
    const snapshot = await live.reconfigure({ ml: { threshold: 7 } });
    assert.equal(snapshot, live.current);
    assert.equal(snapshot.generation.number, before.generation.number + 1);
    assert.equal(snapshot.value.ml.threshold, 7);
    await assert.rejects(
      live.reconfigure({ invalid: 1 } as never),
      (error) => ConfigError.is(error, "validation"),
    );
    assert.equal(live.current, snapshot);
  });

  it("gives iterations the current snapshot and then the newest", async () => {
    const seen: number[] = [];
    const done = (async () => {
      for await (const snapshot of live.snapshots()) seen.push(snapshot.value.ml.threshold);
    })();
    await Promise.resolve();
    change(example(2));
    change(example(3));
    await live.close();
    await done;
    assert.deepEqual(seen, [1, 3]);
  });

  it("ends an iteration that is left, though it waits", async () => {
    const snapshots = live.snapshots();
    await snapshots.next();
    const waiting = snapshots.next();
    await snapshots.return?.();
    assert.equal((await waiting).done, true);
  });

  it("tells nobody anything once it is closed, and takes nothing", async () => {
    const told: number[] = [];
    const subscription = live.subscribe("ml.threshold", (threshold) => void told.push(threshold));
    await live.close();
    await subscription.settled();
    change(example(2));
    assert.deepEqual(told, []);
    assert.throws(() => live.subscribe("ml", () => {}), (error) => ConfigError.is(error, "closed"));
    await assert.rejects(live.reconfigure({}), (error) => ConfigError.is(error, "closed"));
  });
});
