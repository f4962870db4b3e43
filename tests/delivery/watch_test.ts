import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { afterEach, beforeEach, describe, it } from "node:test";
import * as v from "valibot";
import { ConfigError } from "../../src/base/error.ts";
import { describeOrigin } from "../../src/base/origin.ts";
import { explain } from "../../src/config/explain.ts";
import { watch } from "../../src/delivery/watch.ts";
import type { Live, Snapshot } from "../../src/live/live.ts";
import type { Rejection } from "../../src/live/publisher.ts";

const plain = (value: unknown) => JSON.parse(JSON.stringify(value));

describe("watch", () => {
  let directory: string;
  let lives: Live[];
  let rejections: Rejection[];
  let rejected: () => void;
  const write = (name: string, text: string) => {
    const file = path.join(directory, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, text);
  };
  const start = async <Schema>(options: Parameters<typeof watch>[1] = {}, schema?: Schema) => {
    const onRejection = (rejection: Rejection) => {
      rejections.push(rejection);
      rejected();
    };
    const live = await watch({ dir: directory, schema }, { quietMs: 5, onRejection, ...options });
    lives.push(live as Live);
    return live;
  };
  const until = async <T>(live: Live<T>, condition: (snapshot: Snapshot<T>) => boolean) => {
    for await (const snapshot of live.snapshots()) if (condition(snapshot)) return snapshot;
    throw new Error("The iteration ended");
  };
  const generation = (number: number) => (snapshot: Snapshot) => snapshot.generation.number === number;
  beforeEach(() => {
    lives = [];
    rejections = [];
    rejected = () => {};
    directory = fs.mkdtempSync(path.join(os.tmpdir(), "hydrant-watch-"));
    write("config.yaml", "ml: {model_name: resnet50, threshold: 0.85}\nbanner: Serving $<ml.model_name>\n");
  });
  afterEach(async () => {
    for (const live of lives) await live.close();
    fs.rmSync(directory, { recursive: true, force: true });
  });

  it("composes, and composes again when a file changes", async () => {
    const live = await start({ overrides: ["ml.threshold=0.9"] });
    assert.deepEqual(plain(live.current.value), {
      ml: { model_name: "resnet50", threshold: 0.9 },
      banner: "Serving resnet50",
    });
    write("config.yaml", "ml: {model_name: vit, threshold: 0.85}\nbanner: Serving $<ml.model_name>\n");
    const { value } = await until(live, generation(2));
    assert.deepEqual(plain(value), { ml: { model_name: "vit", threshold: 0.9 }, banner: "Serving vit" });
  });

  it("wakes a subscriber whose value changed because what it interpolates did", async () => {
    const live = await start() as Live<{ banner: string }>;
    const told: string[] = [];
    const subscription = live.subscribe("banner", (banner) => void told.push(banner));
    write("config.yaml", "ml: {model_name: vit, threshold: 0.1}\nbanner: Serving $<ml.model_name>\n");
    await until(live, generation(2));
    await subscription.settled();
    assert.deepEqual(told, ["Serving resnet50", "Serving vit"]);
  });

  it("notices an optional config that appears, and one that goes", async () => {
    write("config.yaml", "defaults: [_self_, {optional db: mysql}]\na: 1\n");
    const live = await start();
    assert.deepEqual(plain(live.current.value), { a: 1 });
    write("db/mysql.yaml", "port: 3306\n");
    assert.deepEqual(plain((await until(live, generation(2))).value), { a: 1, db: { port: 3306 } });
    fs.rmSync(path.join(directory, "db"), { recursive: true });
    assert.deepEqual(plain((await until(live, generation(3))).value), { a: 1 });
  });

  it("follows the group that the primary config switches to", async () => {
    write("config.yaml", "defaults: [{db: mysql}]\n");
    write("db/mysql.yaml", "port: 3306\n");
    write("db/postgres.yaml", "port: 5432\n");
    const live = await start();
    write("config.yaml", "defaults: [{db: postgres}]\n");
    await until(live, generation(2));
    write("db/postgres.yaml", "port: 5433\n");
    assert.deepEqual(plain((await until(live, generation(3))).value), { db: { port: 5433 } });
  });

  it("keeps what is in force over a change that cannot be resolved, and says which", async () => {
    const live = await start();
    const before = live.current;
    const waiting = new Promise<void>((resolve) => rejected = resolve);
    write("config.yaml", "a: ${nowhere}\n");
    await waiting;
    assert.equal(live.current, before);
    const [{ error, cause }] = rejections;
    assert.ok(ConfigError.is(error, "interpolation_key"));
    assert.equal(error.keyPath, "a");
    assert.equal(cause, "file");
  });

  it("checks what is declared by a schema, at the start and later", async () => {
    const schema = v.object({
      ml: v.object({ model_name: v.string(), threshold: v.pipe(v.number(), v.maxValue(1)) }),
      banner: v.string(),
    });
    const live = await start({}, schema);
    assert.equal((live.current.value as { ml: { threshold: number } }).ml.threshold, 0.85);
    const waiting = new Promise<void>((resolve) => rejected = resolve);
    write("config.yaml", "ml: {model_name: vit, threshold: 7}\nbanner: x\n");
    await waiting;
    const [{ error }] = rejections;
    assert.ok(ConfigError.is(error));
    assert.equal(error.keyPath, "ml.threshold");
    assert.match(error.origin === undefined ? "" : describeOrigin(error.origin), /config\.yaml:1:/);
    await assert.rejects(start({}, schema), (thrown) => ConfigError.is(thrown));
  });

  it("puts what the platform hands in over the files, knows that it did, and keeps struct mode", async () => {
    const live = await start({ userConfig: { ml: { threshold: 0.5 } } });
    assert.equal((live.current.value as { ml: { threshold: number } }).ml.threshold, 0.5);
    const snapshot = await live.reconfigure({ ml: { threshold: 0.6 } });
    assert.equal(snapshot.generation.number, 2);
    const { origin, beaten } = explain(snapshot.config, "ml.threshold");
    assert.equal(origin?.kind, "layer");
    assert.deepEqual(beaten.map((each) => each.origin?.kind), ["text"]);
    await assert.rejects(live.reconfigure({ ml: { thresold: 0.7 } }), (error) => {
      assert.ok(ConfigError.is(error));
      assert.equal(error.keyPath, "ml.thresold");
      return true;
    });
    assert.equal(live.current, snapshot);
  });

  it("needs only what the project selects to resolve, and gives only that", async () => {
    write("config.yaml", "ml: {threshold: 1}\nelsewhere: ${oc.env:HYDRANT_NOT_SET}\n");
    const live = await watch({ dir: directory, select: "ml" }, { quietMs: 5 });
    lives.push(live);
    assert.deepEqual(plain(live.current.value), { ml: { threshold: 1 } });
    write("config.yaml", "ml: {threshold: 2}\nelsewhere: ${oc.env:HYDRANT_NOT_SET}\n");
    assert.deepEqual(plain((await until(live, generation(2))).value), { ml: { threshold: 2 } });
    await assert.rejects(start(), (error) => ConfigError.is(error));
    await assert.rejects(
      watch({ dir: directory, select: "nothing" }),
      (error) => ConfigError.is(error, "key_not_found"),
    );
  });

  it("reloads from a Kubernetes volume that is swapped", async () => {
    const version = (name: string, threshold: string) => {
      write(`${name}/config.yaml`, `ml: {threshold: ${threshold}}\n`);
      fs.symlinkSync(name, path.join(directory, "..data_tmp"));
      fs.renameSync(path.join(directory, "..data_tmp"), path.join(directory, "..data"));
    };
    fs.rmSync(path.join(directory, "config.yaml"));
    version("..v1", "1");
    fs.symlinkSync("..data/config.yaml", path.join(directory, "config.yaml"));
    const live = await start();
    version("..v2", "2");
    assert.deepEqual(plain((await until(live, generation(2))).value), { ml: { threshold: 2 } });
    version("..v3", "3");
    assert.deepEqual(plain((await until(live, generation(3))).value), { ml: { threshold: 3 } });
  });
});
