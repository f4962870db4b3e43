import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it } from "node:test";
import * as v from "valibot";
import { ConfigError } from "../../src/base/error.ts";
import { connect } from "../../src/ipc/connect.ts";
import type { Live } from "../../src/live/live.ts";
import { Served } from "./served.ts";

const plain = (value: unknown) => JSON.parse(JSON.stringify(value));

describe("connect", () => {
  let served: Served;
  let lives: Live[];
  const open = async <Schema>(
    options: { readonly schema?: Schema; readonly select?: readonly string[] } = {},
  ) => {
    const live = await connect({ socket: served.socket, ...options });
    lives.push(live as Live);
    return live;
  };
  beforeEach(async () => {
    lives = [];
    served = await Served.start({ ml: { threshold: 0.5, "a.b": [1, 1.5] }, text: "${not} an interpolation" });
  });
  afterEach(async () => {
    for (const live of lives) await live.close();
    await served.close();
  });

  it("gives what the daemon resolved, as it is", async () => {
    const { value, config } = (await open()).current;
    assert.deepEqual(plain(value), {
      ml: { threshold: 0.5, "a.b": [1, 1.5] },
      text: "${not} an interpolation",
    });
    assert.equal(config.value, value);
  });

  it("checks it against a schema, which types it", async () => {
    const schema = v.object({
      ml: v.object({ threshold: v.pipe(v.number(), v.maxValue(1)), "a.b": v.any() }),
    });
    const live = await open({ schema, select: ["ml"] });
    const threshold: number = live.current.value.ml.threshold;
    assert.equal(threshold, 0.5);
    const told: number[] = [];
    const subscription = live.subscribe("ml.threshold", (each) => void told.push(each));
    await subscription.settled();
    served.change({ ml: { threshold: 7, "a.b": [] } });
    const subscribers = () =>
      (served.server.status() as { subscribers: { select: string[]; nack?: { path?: string } }[] })
        .subscribers;
    while (subscribers().every(({ nack }) => nack === undefined)) {
      await new Promise((resolve) => setImmediate(resolve));
    }
    assert.equal(live.current.value.ml.threshold, 0.5);
    assert.equal(subscribers().find(({ nack }) => nack !== undefined)?.nack?.path, "ml.threshold");
    await assert.rejects(open({ schema, select: ["ml"] }), (error) => ConfigError.is(error));
  });

  it("sends integers of any size as they are", async () => {
    const live = await open();
    await live.reconfigure({ big: 12345678901234567890n, ml: { threshold: 1 } });
    assert.match(String((live.current.value as { big: bigint }).big), /^12345678901234567890$/);
  });
});
