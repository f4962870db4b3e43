import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";

const cli = fileURLToPath(new URL("../../cli.ts", import.meta.url));
const runtime = process.versions.deno === undefined ? [] : ["run", "-A", "--no-check", "--quiet"];

/** What starts the program, for scripts that start it themselves. */
export const program: readonly string[] = [process.execPath, ...runtime, cli];

/** What a command line gave. */
export interface Ran {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A directory with configuration, and the program run in it. */
export class Project {
  readonly directory = mkdtempSync(join(tmpdir(), "hydrant-cli-"));
  readonly #started: Started[] = [];

  constructor(files: Readonly<Record<string, string>> = {}) {
    for (const [path, text] of Object.entries(files)) this.write(path, text);
  }

  path(...names: readonly string[]): string {
    return join(this.directory, ...names);
  }

  write(path: string, text: string): void {
    mkdirSync(dirname(this.path(path)), { recursive: true });
    writeFileSync(this.path(path), text);
  }

  /** Runs to the end. */
  run(...args: readonly string[]): Ran {
    const { status, stdout, stderr } = spawnSync(process.execPath, [...runtime, cli, ...args], {
      cwd: this.directory,
      env: this.#environment(),
      encoding: "utf8",
      timeout: 30_000,
    });
    return { status, stdout, stderr };
  }

  /** Starts, and goes on. */
  start(...args: readonly string[]): Started {
    const child = spawn(process.execPath, [...runtime, cli, ...args], {
      cwd: this.directory,
      env: this.#environment(),
      stdio: ["ignore", "pipe", "pipe"],
    });
    const started = new Started(child);
    this.#started.push(started);
    return started;
  }

  async remove(): Promise<void> {
    for (const started of this.#started) await started.stop("SIGKILL");
    rmSync(this.directory, { recursive: true, force: true });
  }

  #environment(): NodeJS.ProcessEnv {
    return { ...process.env, XDG_RUNTIME_DIR: this.directory, HYDRANT_SOCKET: "", NO_COLOR: "1" };
  }
}

/** A program that runs. */
export class Started {
  readonly #child: ChildProcess;
  readonly #exit: Promise<number | null>;
  readonly #texts = { stdout: "", stderr: "" };
  readonly #wakes = new Set<() => void>();
  #ended = false;

  constructor(child: ChildProcess) {
    this.#child = child;
    for (const name of ["stdout", "stderr"] as const) {
      child[name]?.on("data", (bytes) => {
        this.#texts[name] += String(bytes);
        this.#wake();
      });
    }
    this.#exit = new Promise((resolve) => {
      child.on("close", (code) => {
        this.#ended = true;
        this.#wake();
        resolve(code);
      });
    });
  }

  get stdout(): string {
    return this.#texts.stdout;
  }

  get stderr(): string {
    return this.#texts.stderr;
  }

  /** Waits until what was printed matches. */
  async prints(name: "stdout" | "stderr", pattern: RegExp): Promise<void> {
    while (!pattern.test(this.#texts[name])) {
      if (this.#ended) throw new Error(`It ended before it printed ${pattern}: ${this.stdout}${this.stderr}`);
      await new Promise<void>((resolve) => this.#wakes.add(resolve));
    }
  }

  /** Stops reading what it prints. */
  closeStdout(): void {
    this.#child.stdout?.destroy();
  }

  signal(signal: NodeJS.Signals): void {
    // Not `child.kill`, after which Deno tells a wrong exit status.
    if (!this.#ended && this.#child.pid !== undefined) process.kill(this.#child.pid, signal);
  }

  async stop(signal: NodeJS.Signals = "SIGTERM"): Promise<number | null> {
    this.signal(signal);
    return await this.#exit;
  }

  ended(): Promise<number | null> {
    return this.#exit;
  }

  #wake(): void {
    for (const wake of this.#wakes) wake();
    this.#wakes.clear();
  }
}
