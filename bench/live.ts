import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { load, watch } from "../mod.ts";
import { summary, timeSideBySide, type Timing, type Timings } from "./timing.ts";

/** The quiet time that the watcher waits for after a change; it is no part of the figures. */
const quietMs = 10;
const rounds = 15;

/** Times from the saving of a file to subscribers having been told, without the quiet time. */
export async function measureLive(directory: string): Promise<Timings> {
  const small = join(directory, "live");
  const large = join(directory, "live_large");
  writeParts(small, 1, 10);
  writeParts(large, 100, 1000);
  return {
    saved_to_told: await savedToTold(small, 1),
    saved_to_told_1000_subscribers: await savedToTold(small, 1000),
    generation_100000_leaves: await savedToTold(large, 1),
    ...timeSideBySide({ bare_load_1000_leaves: () => load(join(large, "part0.yaml")) }),
  };
}

/** A primary config and so many files beside it, each with so many leaves. */
function writeParts(directory: string, parts: number, leaves: number): void {
  mkdirSync(directory, { recursive: true });
  const names = Array.from({ length: parts }, (_, part) => `part${part}`);
  writeFileSync(
    join(directory, "config.yaml"),
    `defaults:\n${names.map((name) => `  - ${name}\n`).join("")}`,
  );
  names.forEach((_, part) => writePart(directory, { part, leaves, changed: 0 }));
}

function writePart(
  directory: string,
  { part, leaves, changed }: { readonly part: number; readonly leaves: number; readonly changed: number },
): void {
  const lines = Array.from(
    { length: leaves },
    (_, leaf) => `  leaf${leaf}: ${leaf === 0 ? changed : leaf}\n`,
  );
  writeFileSync(join(directory, `part${part}.yaml`), `p${part}:\n${lines.join("")}`);
}

async function savedToTold(directory: string, subscribers: number): Promise<Timing> {
  const live = await watch({ dir: directory }, { quietMs });
  const told = new Countdown(subscribers);
  for (let at = 0; at < subscribers; at++) live.subscribe("p0", () => told.count());
  await told.reached;
  const leaves = Object.keys((live.current.value as { readonly p0: object }).p0).length;
  const taken: number[] = [];
  for (let round = 1; round <= rounds; round++) {
    const reached = told.restart();
    const start = performance.now();
    writePart(directory, { part: 0, leaves, changed: round });
    await reached;
    taken.push(performance.now() - start - quietMs);
  }
  await live.close();
  return summary(taken);
}

/** Resolves when it was counted so many times. */
class Countdown {
  readonly #from: number;
  #left = 0;
  #resolve: () => void = () => {};
  reached: Promise<void>;

  constructor(from: number) {
    this.#from = from;
    this.reached = this.restart();
  }

  restart(): Promise<void> {
    this.#left = this.#from;
    this.reached = new Promise((resolve) => this.#resolve = resolve);
    return this.reached;
  }

  count(): void {
    if (--this.#left === 0) this.#resolve();
  }
}
