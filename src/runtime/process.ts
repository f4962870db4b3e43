import { Buffer } from "node:buffer";
import * as fs from "node:fs";
import process from "node:process";
import { type Environment, processEnvironment } from "./environment.ts";
import { systemErrorCode } from "./system_error.ts";

/** Where a program writes for people or for the next program. */
export interface Output {
  /** Writes a text; what is written after the reader went away is dropped. */
  write(text: string): void;
  /** Whether a terminal shows it. */
  readonly terminal: boolean;
  /** Calls back once when nobody reads any more. */
  onClosed(callback: () => void): void;
}

/** Signals that ask a program to end or to read its configuration again. */
export type SignalName = "SIGINT" | "SIGTERM" | "SIGHUP";

/** The process that the command line runs in. */
export interface ProcessHost {
  /** What was given after the program's own name. */
  readonly args: readonly string[];
  readonly pid: number;
  readonly stdout: Output;
  readonly stderr: Output;
  readonly environment: Environment;
  workingDirectory(): string;
  /** Calls back at each such signal instead of ending the process, until the returned function is called. */
  onSignal(signal: SignalName, callback: () => void): () => void;
  /** Sets the status with which the process ends when it has nothing left to do. */
  setExitStatus(status: number): void;
}

/** This process. */
export function currentProcess(): ProcessHost {
  const stdout = new StandardOutput(1, () => process.stdout);
  const stderr = new StandardOutput(2, () => process.stderr);
  return {
    args: process.argv.slice(2),
    pid: process.pid,
    stdout,
    stderr,
    environment: processEnvironment,
    workingDirectory: () => process.cwd(),
    onSignal: (signal, callback) => {
      process.on(signal, callback);
      return () => process.off(signal, callback);
    },
    setExitStatus: (status) => {
      process.exitCode = status;
      endAnyway([stdout, stderr]);
    },
  };
}

/** How long a process may go on that has nothing left to do. */
const leftOverMs = 1_000;

/** Ends the process although a runtime holds on to a socket that was closed, as Bun now and then does. */
function endAnyway(outputs: readonly StandardOutput[]): void {
  const end = () => outputs.some(({ pending }) => pending) ? endAnyway(outputs) : process.exit();
  setTimeout(end, leftOverMs).unref();
}

/** Written to at once, without a stream: opening one takes a good part of the time of a short program. */
class StandardOutput implements Output {
  readonly #descriptor: number;
  readonly #open: () => NodeJS.WriteStream;
  /** Takes what the descriptor did not take at once, and all that is written after that. */
  #stream: NodeJS.WriteStream | undefined;
  #closed = false;
  readonly #callbacks: (() => void)[] = [];

  constructor(descriptor: number, open: () => NodeJS.WriteStream) {
    this.#descriptor = descriptor;
    this.#open = open;
  }

  get terminal(): boolean {
    return this.#open().isTTY === true;
  }

  /** Whether a reader has still to take a part of what was written. */
  get pending(): boolean {
    return !this.#closed && this.#stream !== undefined && this.#stream.writableLength > 0;
  }

  write(text: string): void {
    if (this.#closed) return;
    let rest = Buffer.from(text);
    try {
      while (rest.length > 0 && this.#stream === undefined) {
        rest = rest.subarray(fs.writeSync(this.#descriptor, rest));
      }
    } catch (error) {
      if (systemErrorCode(error) !== "EAGAIN") return this.#close();
      this.#stream = this.#open();
      this.#stream.on("error", (failure) => {
        if (systemErrorCode(failure) !== "EAGAIN") this.#close();
      });
    }
    if (rest.length > 0) this.#stream?.write(rest);
  }

  onClosed(callback: () => void): void {
    if (this.#closed) callback();
    else this.#callbacks.push(callback);
  }

  /** A reader that left is no fault of ours (`hydrant subscribe | head -1`); what else fails cannot be told, either. */
  #close(): void {
    if (this.#closed) return;
    this.#closed = true;
    for (const callback of this.#callbacks) callback();
  }
}
