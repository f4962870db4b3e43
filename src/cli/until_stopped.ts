import type { ProcessHost, SignalName } from "../runtime/process.ts";

/** Waits for the word to end: a signal, or nobody reading what is printed. */
export interface Stopping {
  /** Resolves when the program is to end. */
  readonly signal: Promise<void>;
  /** Gives signals back their usual effect. */
  release(): void;
}

const signals: readonly SignalName[] = ["SIGINT", "SIGTERM"];

/** Listens for the word to end. */
export function untilStopped(host: ProcessHost): Stopping {
  const releases: (() => void)[] = [];
  const signal = new Promise<void>((resolve) => {
    for (const name of signals) releases.push(host.onSignal(name, resolve));
    host.stdout.onClosed(resolve);
  });
  return { signal, release: () => releases.forEach((release) => release()) };
}
