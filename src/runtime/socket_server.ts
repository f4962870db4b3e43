import * as fs from "node:fs";
import * as net from "node:net";
import process from "node:process";
import { ConfigError } from "../base/error.ts";
import { directoryOf } from "./file_path.ts";
import { type Connection, connectionOver, probeSocket, type SocketServer } from "./socket.ts";
import { systemErrorCode, systemErrorText } from "./system_error.ts";

/** Connections that may wait to be accepted; the kernel takes less if it allows less. */
const backlog = 8192;

/** How long a daemon may take to clear a dead socket before its lock counts as left behind. */
const lockLifeMs = 10_000;

/** How long connections may take to end once the server closes. */
const closeMs = 1_000;

/**
 * Listens on a unix socket (a named pipe on Windows) that only this user can open. A socket that a daemon left
 * behind when it died is replaced; a living daemon is not.
 *
 * @throws {ConfigError} `socket_in_use` when a daemon serves there; `file_access` when the place is not safe or not usable
 */
export async function serveSocket(
  path: string,
  onConnection: (connection: Connection) => void,
): Promise<SocketServer> {
  const pipe = isNamedPipe(path);
  if (!pipe) prepareDirectory(directoryOf(path));
  const sockets = new Set<net.Socket>();
  const server = net.createServer((socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
    onConnection(connectionOver(socket));
  });
  if (!(await listen(server, path))) {
    if (pipe) throw inUse(path);
    await replaceDeadSocket(server, path);
  }
  return {
    path,
    close: () => closeServer(server, sockets),
  };
}

/** Waits for connections to end, and cuts those that do not: a client that hangs must not keep a daemon alive. */
function closeServer(server: net.Server, sockets: ReadonlySet<net.Socket>): Promise<void> {
  return new Promise((resolve) => {
    const patience = setTimeout(() => {
      server.unref();
      for (const socket of sockets) socket.destroy();
      resolve();
    }, closeMs);
    server.close(() => {
      clearTimeout(patience);
      resolve();
    });
  });
}

/** Whether the path names a Windows pipe rather than a file. */
function isNamedPipe(path: string): boolean {
  return path.startsWith("\\\\.\\pipe\\") || path.startsWith("\\\\?\\pipe\\");
}

/** True once it listens, false when the address is taken. */
function listen(server: net.Server, path: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const refuse = (error: unknown) => {
      server.off("listening", accept);
      if (systemErrorCode(error) === "EADDRINUSE") return resolve(false);
      const reason = systemErrorText(error);
      const message = `Cannot listen at '${path}': ${reason}`;
      reject(new ConfigError("file_access", message, { details: { path, reason }, cause: error }));
    };
    const accept = () => {
      server.off("error", refuse);
      resolve(true);
    };
    server.once("error", refuse);
    server.once("listening", accept);
    // Binding happens within the call, so there is no moment at which others could open the socket.
    const mask = process.umask(0o177);
    try {
      server.listen({ path, backlog });
    } finally {
      process.umask(mask);
    }
  });
}

async function replaceDeadSocket(server: net.Server, path: string): Promise<void> {
  const lock = `${path}.lock`;
  takeLock(lock, path);
  try {
    // Probed under the lock: whoever held it before may have brought the socket to life.
    const state = await probeSocket(path);
    if (state === "yes") throw inUse(path);
    if (state === "no") {
      if (!fs.lstatSync(path).isSocket()) throw unsafe(path, "something that is no socket stands there");
      fs.unlinkSync(path);
    }
    if (!(await listen(server, path))) throw inUse(path);
  } finally {
    fs.rmSync(lock, { force: true });
  }
}

function takeLock(lock: string, path: string): void {
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      fs.closeSync(fs.openSync(lock, "wx", 0o600));
      return;
    } catch (error) {
      if (systemErrorCode(error) !== "EEXIST") throw unsafe(lock, systemErrorText(error));
      const age = Date.now() - (fs.statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? 0);
      if (age < lockLifeMs) break;
      fs.rmSync(lock, { force: true });
    }
  }
  throw inUse(path);
}

/** Makes the directory, for this user alone, or checks that nobody else could put another socket in its place. */
function prepareDirectory(directory: string): void {
  try {
    fs.mkdirSync(directory, { recursive: true, mode: 0o700 });
  } catch (error) {
    if (systemErrorCode(error) !== "EEXIST") throw unsafe(directory, systemErrorText(error));
  }
  const user = process.getuid?.();
  if (user === undefined) return;
  let path = fs.realpathSync(directory);
  checkOwner(path, user, { foreignWriters: 0o022 });
  // Who may write in a directory above may exchange the one below, unless the sticky bit forbids it.
  while (path !== directoryOf(path)) {
    path = directoryOf(path);
    checkOwner(path, user, { foreignWriters: 0o002 });
  }
}

function checkOwner(path: string, user: number, options: { readonly foreignWriters: number }): void {
  const status = fs.lstatSync(path);
  if (!status.isDirectory()) throw unsafe(path, "it is no directory");
  if (status.uid !== user && status.uid !== 0) throw unsafe(path, "it belongs to another user");
  const sticky = (status.mode & 0o1000) !== 0;
  if ((status.mode & options.foreignWriters) !== 0 && !sticky) {
    throw unsafe(path, "other users may write in it");
  }
}

function unsafe(path: string, reason: string): ConfigError {
  return new ConfigError("file_access", `Cannot serve at '${path}': ${reason}`, {
    details: { path, reason },
  });
}

function inUse(path: string): ConfigError {
  return new ConfigError("socket_in_use", `A daemon serves at '${path}' already`, {
    details: { socket: path },
  });
}
