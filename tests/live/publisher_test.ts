import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { afterEach, beforeEach, describe, it } from "node:test";
import { ConfigError } from "../../src/base/error.ts";
import { localFileSystem } from "../../src/runtime/file_system.ts";
import { systemRandom } from "../../src/runtime/random.ts";
import type { Layer } from "../../src/live/layer.ts";
import { Publisher } from "../../src/live/publisher.ts";
import { treeFromJson } from "../../src/live/tree_json.ts";
import { jsonComposer } from "./json_composer.ts";
import { ManualClock } from "./manual_clock.ts";

describe("Publisher", () => {
  let directory: string;
  let file: string;
  let clock: ManualClock;
  let publisher: Publisher;
  let told: string[];
  const write = (value: unknown) =>
    fs.writeFileSync(file, typeof value === "string" ? value : JSON.stringify(value));
  /** Lets the watcher find what was written. */
  const find = () => clock.advanceTo(clock.now() + 3000);
  const layer = (name: string, content: unknown, scope?: readonly string[]): Layer => ({
    name,
    content: treeFromJson({ name, text: JSON.stringify(content) }),
    scope,
    time: 0,
  });
  const plain = (value: unknown) => JSON.parse(JSON.stringify(value));

  beforeEach(() => {
    directory = fs.mkdtempSync(path.join(os.tmpdir(), "hydrant-publisher-"));
    file = path.join(directory, "config.json");
    clock = new ManualClock();
    told = [];
    write({ a: 1, b: { c: 2 } });
    publisher = new Publisher({
      composer: jsonComposer(file),
      files: localFileSystem,
      watchDirectory: () => ({ close: () => {} }),
      clock,
      random: systemRandom,
    });
    publisher.listen({
      onPublish: () => told.push(`published ${publisher.view().generation.number}`),
      onReject: ({ error }) => told.push(`rejected ${ConfigError.is(error) ? error.code : error}`),
      onVerify: () => told.push("verified"),
    });
  });
  afterEach(() => {
    publisher.close();
    fs.rmSync(directory, { recursive: true, force: true });
  });

  it("begins with generation 1 of a lineage of its own", () => {
    const { generation, hash, cause, value } = publisher.view();
    assert.equal(generation.number, 1);
    assert.match(generation.lineage, /^[0-9a-f-]{36}$/);
    assert.match(hash, /^sha256:[0-9a-f]{64}$/);
    assert.equal(generation.hash, hash);
    assert.equal(cause, "start");
    assert.deepEqual(plain(value), { a: 1, b: { c: 2 } });
  });

  it("does not begin at all from what is not valid", () => {
    write({ invalid: 1 });
    const options = {
      composer: jsonComposer(file),
      files: localFileSystem,
      watchDirectory: () => undefined,
      clock,
      random: systemRandom,
    };
    assert.throws(() => new Publisher(options), (error) => ConfigError.is(error, "validation"));
  });

  it("publishes a change with what differs, and keeps the objects of what does not", () => {
    const before = publisher.view();
    write({ a: 3, b: { c: 2 } });
    find();
    const after = publisher.view();
    assert.deepEqual(told, ["published 2"]);
    assert.deepEqual(after.changes.map(({ kind, keyPath }) => [kind, keyPath]), [["changed", "a"]]);
    assert.equal(after.generation.lineage, before.generation.lineage);
    assert.notEqual(after.hash, before.hash);
    const b = (value: unknown) => (value as { b: unknown }).b;
    assert.equal(b(after.value), b(before.value));
    assert.ok(Object.isFrozen(after.value));
  });

  it("makes no generation of an equal value, but knows the new text", () => {
    const before = publisher.view();
    write(' {"b": {"c": 2},\n "a": 1}');
    find();
    assert.deepEqual(told, ["verified"]);
    assert.equal(publisher.view().generation.number, 1);
    assert.equal(publisher.view().value, before.value);
    assert.notEqual(publisher.view().config, before.config);
  });

  it("keeps the last good generation when a change is not valid, and says so until it is", () => {
    const before = publisher.view();
    write({ a: 1, invalid: true });
    find();
    write('{"a"');
    find();
    fs.rmSync(file);
    find();
    assert.equal(publisher.view(), before);
    assert.deepEqual(told, ["rejected validation", "rejected json_parse", "rejected file_access"]);
    const [rejection] = publisher.rejections;
    assert.ok(ConfigError.is(rejection.error, "file_access"));
    assert.equal(rejection.cause, "file");
    assert.ok(rejection.time > 0);
    write({ a: 2 });
    find();
    assert.deepEqual(told.slice(3), ["published 2"]);
    assert.deepEqual(publisher.rejections, []);
  });

  it("takes a rejection back when the file is again as it was", () => {
    write("{");
    find();
    write({ a: 1, b: { c: 2 } });
    find();
    assert.deepEqual(told, ["rejected json_parse", "verified"]);
    assert.deepEqual(publisher.rejections, []);
  });

  it("says when the files were last found to say what is in force", () => {
    clock.advanceTo(7000);
    assert.equal(publisher.verifiedAt, 6000);
  });

  describe("with layers", () => {
    it("puts them over what the files say, each in place of the one of its name", () => {
      publisher.setLayer(layer("user_config", { a: 5 }), "user_config");
      assert.deepEqual(plain(publisher.view().value), { a: 5, b: { c: 2 } });
      publisher.setLayer(layer("user_config", { d: 1 }), "user_config");
      assert.deepEqual(plain(publisher.view().value), { a: 1, b: { c: 2 }, d: 1 });
      assert.deepEqual(told, ["published 2", "published 3"]);
      assert.equal(publisher.view().cause, "user_config");
    });

    it("keeps them over later changes of the files", () => {
      publisher.setLayer(layer("user_config", { a: 5 }), "user_config");
      write({ a: 2, b: 3 });
      find();
      assert.deepEqual(plain(publisher.view().value), { a: 5, b: 3 });
    });

    it("refuses one as a whole whose result is not valid", () => {
      const before = publisher.view();
      assert.throws(() => publisher.setLayer(layer("user_config", { a: 9, invalid: 1 }), "user_config"));
      assert.equal(publisher.view(), before);
      assert.deepEqual(publisher.layers, []);
      assert.deepEqual(told, []);
    });

    it("shows a scoped one to whom it is for, and to nobody else", () => {
      publisher.setLayer(layer("for ranker", { a: 7 }, ["ranker"]), "user_config");
      assert.deepEqual(plain(publisher.view("ranker").value), { a: 7, b: { c: 2 } });
      assert.deepEqual(plain(publisher.view("other").value), { a: 1, b: { c: 2 } });
      assert.deepEqual(told, ["published 2"]);
      assert.equal(publisher.view().generation.number, 2);
      publisher.dropLayer("for ranker", "user_config");
      assert.deepEqual(plain(publisher.view("ranker").value), { a: 1, b: { c: 2 } });
      assert.deepEqual(told, ["published 2", "published 3"]);
    });

    it("makes no generation of a layer that changes nothing", () => {
      publisher.setLayer(layer("for ranker", { a: 1 }, ["ranker"]), "user_config");
      assert.deepEqual(told, ["verified"]);
    });
  });
});
