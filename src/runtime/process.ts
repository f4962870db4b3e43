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
  return {
    args: process.argv.slice(2),
    pid: process.pid,
    stdout: outputOver(process.stdout),
    stderr: outputOver(process.stderr),
    environment: processEnvironment,
    workingDirectory: () => process.cwd(),
    onSignal: (signal, callback) => {
      process.on(signal, callback);
      return () => process.off(signal, callback);
    },
    setExitStatus: (status) => {
      process.exitCode = status;
    },
  };
}

function outputOver(stream: NodeJS.WriteStream): Output {
  let closed = false;
  const callbacks: (() => void)[] = [];
  const close = () => {
    if (closed) return;
    closed = true;
    for (const callback of callbacks) callback();
  };
  stream.on("error", (error) => {
    // A reader that left is no fault of ours (`hydrant subscribe | head -1`); anything else cannot be told, either.
    if (systemErrorCode(error) !== "EAGAIN") close();
  });
  return {
    terminal: stream.isTTY === true,
    write: (text) => {
      if (!closed) stream.write(text);
    },
    onClosed: (callback) => {
      if (closed) callback();
      else callbacks.push(callback);
    },
  };
}
