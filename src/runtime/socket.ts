import * as net from "node:net";
import { ConfigError } from "../base/error.ts";
import { systemErrorCode, systemErrorText } from "./system_error.ts";

/** One end of a stream between two processes of this machine. */
export interface Connection {
  /** Sends bytes. False: the other end reads too slowly; hold back until `onDrain`. */
  write(bytes: Uint8Array): boolean;
  /** Bytes that wait in this process to be sent. */
  bufferedBytes(): number;
  onData(callback: (bytes: Uint8Array) => void): void;
  onDrain(callback: () => void): void;
  /** Calls back once, however the connection ended. */
  onClosed(callback: () => void): void;
  /** Stops and resumes reading. */
  pause(): void;
  resume(): void;
  /** Sends what waits, then ends. */
  end(): void;
  /** Ends at once; what waits is lost. */
  destroy(): void;
}

/** A server that listens. */
export interface SocketServer {
  readonly path: string;
  /** Stops listening and removes the socket; connections that stand are their owner's to end. */
  close(): Promise<void>;
}

/**
 * Refusals that a living server gives, too, while more clients knock than it accepts (Bun calls it ECONNREFUSED):
 * only when all tries, over some 200 ms, are refused does nobody listen.
 */
const triesWhenRefused = 4;
const firstPauseMs = 15;

/** A server that closes while a client knocks can leave it without any answer. */
const connectMs = 5_000;

/** Connects to the socket of a server. @throws {ConfigError} `no_daemon` */
export async function connectSocket(path: string): Promise<Connection> {
  let pauseMs = firstPauseMs;
  for (let attempt = 1;; attempt++) {
    try {
      return connectionOver(await openSocket(path));
    } catch (error) {
      const code = systemErrorCode(error);
      if (attempt < triesWhenRefused && (code === "ECONNREFUSED" || code === "EAGAIN")) {
        await new Promise((resolve) => setTimeout(resolve, pauseMs * (1 + Math.random())));
        pauseMs *= 2;
        continue;
      }
      const reason = systemErrorText(error);
      const message = `Cannot reach a daemon at '${path}': ${reason}`;
      throw new ConfigError("no_daemon", message, { details: { socket: path, reason }, cause: error });
    }
  }
}

function openSocket(path: string): Promise<net.Socket> {
  return new Promise((resolve, reject) => {
    const socket = net.connect({ path });
    const refuse = (error: unknown) => {
      clearTimeout(patience);
      socket.destroy();
      reject(error);
    };
    const patience = setTimeout(() => refuse(new Error(`no answer within ${connectMs} ms`)), connectMs);
    socket.once("error", refuse);
    socket.once("connect", () => {
      clearTimeout(patience);
      socket.off("error", refuse);
      resolve(socket);
    });
  });
}

/** Whether something answers at a socket's path: `yes`, `no`, or `absent` when there is nothing. */
export async function probeSocket(path: string): Promise<"yes" | "no" | "absent"> {
  try {
    (await connectSocket(path)).destroy();
    return "yes";
  } catch (error) {
    const code = ConfigError.is(error) ? systemErrorCode(error.cause) : undefined;
    if (code === "ECONNREFUSED") return "no";
    if (code === "ENOENT") return "absent";
    // Whatever else is wrong, the socket must not be mistaken for a dead one.
    return "yes";
  }
}

export function connectionOver(socket: net.Socket): Connection {
  const closed: (() => void)[] = [];
  let open = true;
  socket.setNoDelay(true);
  socket.on("error", () => socket.destroy());
  socket.on("close", () => {
    if (!open) return;
    open = false;
    for (const callback of closed) callback();
  });
  return {
    write: (bytes) => (open && !socket.writableEnded && !socket.destroyed ? socket.write(bytes) : true),
    bufferedBytes: () => socket.writableLength,
    onData: (callback) => void socket.on("data", callback),
    onDrain: (callback) => void socket.on("drain", callback),
    onClosed: (callback) => {
      if (open) closed.push(callback);
      else callback();
    },
    pause: () => void socket.pause(),
    resume: () => void socket.resume(),
    end: () => void socket.end(),
    destroy: () => void socket.destroy(),
  };
}
