import assert from "node:assert/strict";
import { once } from "node:events";
import * as fs from "node:fs";
import * as net from "node:net";
import * as os from "node:os";
import * as path from "node:path";
import { afterEach, beforeEach, describe, it } from "node:test";
import { ConfigError } from "../../src/base/error.ts";
import { type Connection, connectSocket } from "../../src/runtime/socket.ts";
import { serveSocket } from "../../src/runtime/socket_server.ts";

const bytes = (text: string) => new TextEncoder().encode(text);

/** Leaves a socket behind, as a daemon that was killed does. */
async function leaveDeadSocket(at: string): Promise<void> {
  const server = net.createServer().listen(`${at}.live`);
  await once(server, "listening");
  fs.linkSync(`${at}.live`, at);
  await new Promise((resolve) => server.close(resolve));
}

describe("serveSocket and connectSocket", () => {
  let directory: string;
  let socketPath: string;
  beforeEach(() => {
    directory = fs.mkdtempSync(path.join(os.tmpdir(), "hydrant-socket-"));
    socketPath = path.join(directory, "run", "sock");
  });
  afterEach(() => fs.rmSync(directory, { recursive: true, force: true }));

  it("carry bytes both ways and tell of the end", async () => {
    let served: Connection | undefined;
    const server = await serveSocket(socketPath, (connection) => {
      served = connection;
      connection.onData((data) => connection.write(data));
    });
    const client = await connectSocket(socketPath);
    const echoed = new Promise((resolve) => client.onData((data) => resolve(new TextDecoder().decode(data))));
    client.write(bytes("ping"));
    assert.equal(await echoed, "ping");
    const closed = new Promise<void>((resolve) => client.onClosed(resolve));
    served?.destroy();
    await closed;
    await server.close();
  });

  it("keep the socket from other users, and remove it at the end", async () => {
    const server = await serveSocket(socketPath, (connection) => connection.destroy());
    assert.equal(fs.statSync(socketPath).mode & 0o777, 0o600);
    assert.equal(fs.statSync(path.dirname(socketPath)).mode & 0o777, 0o700);
    await server.close();
    assert.deepEqual(fs.readdirSync(path.dirname(socketPath)), []);
  });

  it("refuse a second daemon while one serves", async () => {
    const server = await serveSocket(socketPath, (connection) => connection.destroy());
    await assert.rejects(
      serveSocket(socketPath, () => {}),
      (error) => ConfigError.is(error, "socket_in_use"),
    );
    (await connectSocket(socketPath)).destroy();
    await server.close();
  });

  it("replace a socket that a dead daemon left", async () => {
    fs.mkdirSync(path.dirname(socketPath));
    await leaveDeadSocket(socketPath);
    await assert.rejects(connectSocket(socketPath), (error) => ConfigError.is(error, "no_daemon"));
    const server = await serveSocket(socketPath, (connection) => connection.destroy());
    (await connectSocket(socketPath)).destroy();
    await server.close();
  });

  it("let one of several win a dead socket", async () => {
    fs.mkdirSync(path.dirname(socketPath));
    await leaveDeadSocket(socketPath);
    const tries = await Promise.allSettled(
      [1, 2, 3, 4].map(() => serveSocket(socketPath, (c) => c.destroy())),
    );
    const won = tries.filter((each) => each.status === "fulfilled");
    assert.equal(won.length, 1);
    (await connectSocket(socketPath)).destroy();
    await won[0].value.close();
  });

  it("never remove what is no socket", async () => {
    fs.mkdirSync(path.dirname(socketPath));
    fs.writeFileSync(socketPath, "precious");
    await assert.rejects(serveSocket(socketPath, () => {}), (error) => ConfigError.is(error));
    assert.equal(fs.readFileSync(socketPath, "utf8"), "precious");
  });

  it("refuse a directory that others may write in", async () => {
    fs.mkdirSync(path.dirname(socketPath));
    fs.chmodSync(path.dirname(socketPath), 0o777);
    await assert.rejects(serveSocket(socketPath, () => {}), (error) => ConfigError.is(error, "file_access"));
  });

  it("refuse a path that is too long, and one where nothing is", async () => {
    const long = path.join(directory, "x".repeat(120));
    await assert.rejects(serveSocket(long, () => {}), (error) => ConfigError.is(error, "file_access"));
    await assert.rejects(connectSocket(socketPath), (error) => ConfigError.is(error, "no_daemon"));
  });

  it("open four hundred connections at once", async () => {
    let served = 0;
    const server = await serveSocket(socketPath, () => served++);
    const clients = await Promise.all(Array.from({ length: 400 }, () => connectSocket(socketPath)));
    assert.equal(clients.length, 400);
    for (const client of clients) client.destroy();
    await server.close();
  });
});
