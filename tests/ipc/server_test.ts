import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it } from "node:test";
import { type Message, RawClient, Served } from "./served.ts";

describe("The server on the wire", () => {
  let served: Served;
  let clients: RawClient[];
  const open = async () => {
    const client = new RawClient(served.socket);
    clients.push(client);
    assert.equal((await client.next())?.t, "hello");
    return client;
  };
  const ask = async (client: RawClient, message: Message) => {
    client.send(message);
    return await client.next();
  };
  beforeEach(async () => {
    clients = [];
    served = await Served.start({ ml: { threshold: 1, name: "x" }, flags: {} });
  });
  afterEach(async () => {
    for (const client of clients) client.close();
    await served.close();
  });

  it("says hello first", async () => {
    const client = new RawClient(served.socket);
    clients.push(client);
    const { lineage, ...hello } = await client.next() ?? {};
    assert.match(String(lineage), /^[0-9a-f-]{36}$/);
    assert.deepEqual(hello, {
      t: "hello",
      proto: 1,
      minProto: 1,
      server: "hydrant test",
      generation: 1,
      caps: ["reconfigure"],
      maxLine: 16 * 2 ** 20,
      pingMs: 30_000,
    });
  });

  it("sends what was selected, and after the ACK each change of it", async () => {
    const client = await open();
    const first = await ask(client, { t: "subscribe", id: 7, select: ["ml.threshold"], ack: true });
    const { hash, ...rest } = first ?? {};
    assert.match(String(hash), /^sha256:[0-9a-f]{64}$/);
    assert.deepEqual(rest, {
      t: "config",
      sub: 7,
      generation: 1,
      full: { ml: { threshold: 1 } },
      cause: "start",
    });
    client.send({ t: "ack", sub: 7, generation: 1 });
    await ask(client, { t: "ping", id: 1 });
    served.change({ ml: { threshold: 1, name: "y" }, flags: {} });
    served.change({ ml: { threshold: 2, name: "y" }, flags: {} });
    const second = await client.next();
    assert.deepEqual([second?.generation, second?.full, second?.cause], [
      3,
      { ml: { threshold: 2 } },
      "file",
    ]);
  });

  it("holds back what is new until the answer, and then sends the newest", async () => {
    const client = await open();
    await ask(client, { t: "subscribe", id: 1, select: [""], ack: true });
    for (const threshold of [2, 3, 4]) served.change({ ml: { threshold } });
    assert.deepEqual(await ask(client, { t: "ping", id: "p" }), { t: "pong", id: "p" });
    assert.deepEqual((await ask(client, { t: "ack", sub: 1, generation: 1 }))?.full, {
      ml: { threshold: 4 },
    });
  });

  it("tells in its status how far each subscriber is", async () => {
    const client = await open();
    client.send({ t: "hello", proto: 1, client: "ranker-1" });
    await ask(client, { t: "subscribe", id: 1, select: ["ml"], ack: true });
    client.send({
      t: "nack",
      sub: 1,
      generation: 1,
      error: { code: "INVALID", message: "No", path: "ml" },
      applied: null,
    });
    const { status } = await ask(client, { t: "status", id: 2 }) as { status: Record<string, unknown> };
    assert.deepEqual(status.subscribers, [{
      client: "ranker-1",
      sub: 1,
      select: ["ml"],
      ack: true,
      generation: 0,
      nack: { generation: 1, code: "INVALID", message: "No", path: "ml" },
      lagging: true,
    }]);
    assert.deepEqual(status.pendingErrors, []);
    served.change({ invalid: 1 });
    const after = await ask(client, { t: "status", id: 3 }) as { status: { pendingErrors: Message[] } };
    const [{ code, message, path, cause }] = after.status.pendingErrors;
    assert.deepEqual([code, message, path, cause], [
      "validation",
      "invalid: Value is invalid",
      "invalid",
      "file",
    ]);
  });

  it("says unchanged to whoever has it, and only within the lineage", async () => {
    const client = await open();
    const { hash } = await ask(client, { t: "subscribe", id: 1, select: ["ml"] }) ?? {};
    const { lineage } = client.messages[0];
    const have = { lineage, number: 1, hash };
    const known = await ask(client, { t: "subscribe", id: 2, select: ["ml"], have });
    assert.deepEqual([known?.unchanged, known?.full, known?.generation], [true, undefined, 1]);
    const other = await ask(client, {
      t: "subscribe",
      id: 3,
      select: ["ml"],
      have: { ...have, lineage: "other" },
    });
    assert.deepEqual(other?.full, { ml: { threshold: 1, name: "x" } });
  });

  it("sends all of it again on resync, and nothing after unsubscribe", async () => {
    const client = await open();
    await ask(client, { t: "subscribe", id: 1, select: ["flags"] });
    const again = await ask(client, { t: "resync", id: 2, sub: 1 });
    assert.deepEqual([again?.full, again?.cause], [{ flags: {} }, "resync"]);
    assert.equal((await client.next())?.t, "result");
    assert.equal((await ask(client, { t: "unsubscribe", id: 3, sub: 1 }))?.t, "result");
    served.change({ flags: { a: true } });
    assert.equal((await ask(client, { t: "ping" }))?.t, "pong");
  });

  it("answers get with the value, its hash and its generation", async () => {
    const client = await open();
    const got = await ask(client, { t: "get", id: 1, path: "ml.threshold" });
    assert.deepEqual([got?.re, got?.value, got?.generation], [1, 1, 1]);
    const nothing = await ask(client, { t: "get", id: 2, path: "ml.nothing" });
    assert.deepEqual([nothing?.re, nothing?.code, nothing?.path], [2, "NOT_FOUND", "ml.nothing"]);
  });

  it("puts a client's own layer in force for its name alone", async () => {
    const [one, other] = [await open(), await open()];
    one.send({ t: "hello", proto: 1, client: "one" });
    await ask(one, { t: "subscribe", id: 1, select: ["flags"] });
    await ask(other, { t: "subscribe", id: 1, select: ["flags"] });
    const told = await ask(one, { t: "reconfigure", id: 2, userConfig: { flags: { beta: true } } });
    assert.deepEqual([told?.full, told?.cause, told?.generation], [
      { flags: { beta: true } },
      "user_config",
      2,
    ]);
    const result = await one.next();
    assert.deepEqual([result?.re, result?.ok, result?.generation], [2, true, 2]);
    assert.equal((await ask(other, { t: "ping" }))?.t, "pong");
  });

  it("refuses what is not valid, and interpolations, as a whole", async () => {
    const client = await open();
    const cases: readonly (readonly [userConfig: unknown, code: string, path: string | undefined])[] = [
      [{ invalid: 1, flags: { a: 1 } }, "INVALID", "invalid"],
      [{ flags: { a: "x ${oc.env:HOME}" } }, "FORBIDDEN", "flags.a"],
      [{ list: ["$<ml.name>"] }, "FORBIDDEN", "list[0]"],
      [[1], "BAD_REQUEST", undefined],
    ];
    for (const [userConfig, code, path] of cases) {
      const answer = await ask(client, { t: "reconfigure", id: 5, userConfig });
      assert.deepEqual([answer?.t, answer?.re, answer?.code, answer?.path], ["error", 5, code, path]);
    }
    assert.deepEqual((await ask(client, { t: "get", id: 6, path: "flags" }))?.value, {});
  });

  it("forgets the layer of a client without a name when it leaves", async () => {
    const client = await open();
    await ask(client, { t: "reconfigure", id: 1, userConfig: { flags: { a: 1 } } });
    assert.equal(served.publisher.layers.length, 1);
    const dropped = new Promise<void>((resolve) => served.publisher.listen({ onPublish: resolve }));
    client.close();
    await dropped;
    assert.deepEqual(served.publisher.layers, []);
  });

  it("asks silent clients whether they are there, and gives up after two questions", async () => {
    await served.close();
    served = await Served.start({}, { pingMs: 20 });
    const client = await open();
    assert.equal((await client.next())?.t, "ping");
    assert.equal((await client.next())?.t, "ping");
    assert.deepEqual(await client.next(), { t: "bye", reason: "unresponsive" });
    await client.ended();
  });

  it("says goodbye when it ends", async () => {
    const client = await open();
    await served.server.close();
    assert.deepEqual(await client.next(), { t: "bye", reason: "shutdown", retryMs: 1000 });
    await client.ended();
  });

  describe("given hostile lines", () => {
    const deep = `${"[".repeat(100)}${"]".repeat(100)}`;
    const survivable: readonly (readonly [name: string, line: string, code: string])[] = [
      ["no JSON", "hello", "PARSE"],
      ["no object", "[1]", "PARSE"],
      ["a key that could poison", '{"t":"get","id":1,"__proto__":{"a":1}}', "PARSE"],
      ["a key twice", '{"t":"get","t":"status","id":1}', "PARSE"],
      ["too deep", `{"t":"get","id":1,"x":${deep}}`, "TOO_LARGE"],
      ["no type", "{}", "BAD_REQUEST"],
      ["an unknown type", '{"t":"exec","id":1}', "UNSUPPORTED"],
      ["a later one", '{"t":"set","id":1,"changes":[]}', "UNSUPPORTED"],
      ["no id", '{"t":"status"}', "BAD_REQUEST"],
      ["a negative id", '{"t":"status","id":-1}', "BAD_REQUEST"],
      ["a long id", `{"t":"status","id":"${"x".repeat(65)}"}`, "BAD_REQUEST"],
      ["select that is no list", '{"t":"subscribe","id":1,"select":"a"}', "BAD_REQUEST"],
      ["too many paths", `{"t":"subscribe","id":1,"select":[${Array(300).fill('"a"')}]}`, "BAD_REQUEST"],
      ["two phases", '{"t":"subscribe","id":1,"select":[],"phase":2}', "UNSUPPORTED"],
      ["a name with control characters", '{"t":"hello","proto":1,"client":"a\\u001b[2J"}', "BAD_REQUEST"],
      ["an unknown subscription", '{"t":"resync","id":1,"sub":9}', "BAD_REQUEST"],
    ];
    for (const [name, line, code] of survivable) {
      it(`answers ${name} with ${code}, and goes on`, async () => {
        const client = await open();
        client.sendRaw(`${line}\r\n\n`);
        assert.equal((await client.next())?.code, code);
        assert.equal((await ask(client, { t: "ping" }))?.t, "pong");
      });
    }

    it("pays no heed to answers that nothing asked for", async () => {
      const client = await open();
      await ask(client, { t: "subscribe", id: 1, select: [""], ack: true });
      client.send({ t: "ack", sub: 1, generation: 99 });
      client.send({ t: "ack", sub: 5, generation: 1 });
      client.send({ t: "nack", sub: 1, generation: 0, error: { message: "x" } });
      served.change({ a: 1 });
      assert.equal((await ask(client, { t: "ping" }))?.t, "pong");
    });

    const fatal: readonly (readonly [name: string, bytes: string | Uint8Array, code: string])[] = [
      ["a line that never ends", "x".repeat(2 ** 20 + 2), "TOO_LARGE"],
      ["bytes that are no UTF-8", new Uint8Array([0xff, 0xfe, 0x0a]), "PARSE"],
    ];
    for (const [name, bytes, code] of fatal) {
      it(`ends the connection after ${name}, and serves others`, async () => {
        const client = await open();
        client.sendRaw(bytes);
        assert.equal((await client.next())?.code, code);
        assert.deepEqual(await client.next(), { t: "bye", reason: "protocol" });
        await client.ended();
        await open();
      });
    }

    it("bounds the subscriptions of one connection", async () => {
      const client = await open();
      for (let id = 0; id < 64; id++) await ask(client, { t: "subscribe", id, select: ["flags"] });
      assert.equal((await ask(client, { t: "subscribe", id: 64, select: [] }))?.code, "TOO_LARGE");
      assert.equal((await ask(client, { t: "subscribe", id: 1, select: [] }))?.code, "BAD_REQUEST");
    });

    it("refuses a protocol that it does not speak", async () => {
      const client = await open();
      assert.equal((await ask(client, { t: "hello", proto: 2 }))?.code, "UNSUPPORTED");
      await client.ended();
    });
  });
});
