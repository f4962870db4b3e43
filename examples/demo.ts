/**
 * Shows a configuration that changes while services run on it: `deno task demo`. It works on a copy of `conf/`,
 * waits for events only, and ends by itself.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const directory = mkdtempSync(join(tmpdir(), "hydrant-demo-"));
const conf = join(directory, "conf");
const socket = join(directory, "run", "sock");
const hydrant = join(root, "cli.ts");

/** A started program, with the lines that it prints to wait for. */
class Program {
  readonly #child: ChildProcess;
  readonly #name: string;
  readonly #exit: Promise<number | null>;
  readonly #lines: string[] = [];
  #wake = () => {};
  #ended = false;

  constructor(name: string, args: readonly string[]) {
    this.#name = name;
    const runtime = process.versions.deno === undefined ? [] : ["run", "-A", "--quiet"];
    this.#child = spawn(process.execPath, [...runtime, ...args], {
      cwd: root,
      stdio: ["ignore", "pipe", "pipe"],
    });
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      if (stream === null) continue;
      createInterface({ input: stream }).on("line", (line) => {
        console.log(`  ${name.padEnd(8)} | ${line.replaceAll(directory, "")}`);
        this.#lines.push(line);
        this.#wake();
      });
    }
    this.#exit = new Promise((resolve) => {
      this.#child.on("close", (code) => {
        this.#ended = true;
        this.#wake();
        resolve(code);
      });
    });
  }

  /** The first line, from the last one waited for on, that matches. */
  async line(pattern: RegExp): Promise<RegExpMatchArray> {
    for (;;) {
      const line = this.#lines.shift();
      const match = line?.match(pattern);
      if (match !== undefined && match !== null) return match;
      if (line !== undefined) continue;
      if (this.#ended) throw new Error(`${this.#name} ended before it said ${pattern}`);
      await new Promise<void>((resolve) => this.#wake = resolve);
    }
  }

  /** Waits for lines that may come in any order. */
  async lines(...patterns: readonly RegExp[]): Promise<void> {
    const missing = new Set(patterns);
    while (missing.size > 0) {
      const [line] = await this.line(/.*/);
      for (const pattern of missing) if (pattern.test(line)) missing.delete(pattern);
    }
  }

  async ended(): Promise<number | null> {
    return await this.#exit;
  }

  async stop(): Promise<number | null> {
    if (!this.#ended && this.#child.pid !== undefined) process.kill(this.#child.pid, "SIGTERM");
    return await this.#exit;
  }
}

const programs: Program[] = [];

function start(name: string, ...args: readonly string[]): Program {
  const program = new Program(name, args);
  programs.push(program);
  return program;
}

function tell(text: string): void {
  console.log(`\n${text}`);
}

/** Puts one text in the place of another in a file, as many as are given, and saves once. */
function edit(file: string, ...changes: readonly (readonly [from: string, to: string])[]): void {
  const path = join(conf, file);
  const before = readFileSync(path, "utf8");
  writeFileSync(path, changes.reduce((text, [from, to]) => text.replace(from, to), before));
}

async function show(url: string, init: RequestInit = {}): Promise<void> {
  const response = await fetch(url, init);
  console.log(
    `  ${init.method ?? "GET"} ${new URL(url).pathname} ${response.status} ${(await response.text()).trim()}`,
  );
}

async function status(): Promise<void> {
  await start("status", hydrant, "status", "--socket", socket).ended();
}

async function demonstrate(): Promise<void> {
  cpSync(join(root, "conf"), conf, { recursive: true });

  tell("1. A daemon composes conf/ and serves it on a socket.");
  const daemon = start("watch", hydrant, "watch", "--config-path", conf, "--socket", socket);
  await daemon.line(/sock$/);

  tell("2. Two replicas of a service, in another process, compose at their start and follow the daemon.");
  const service = join(root, "examples", "service.ts");
  const replicas = start(
    "service",
    service,
    "--config-path",
    conf,
    "--socket",
    socket,
    "--as",
    "ranker-1",
    "--as",
    "ranker-2",
  );
  const [, first] = await replicas.line(/ranker-1 serves at (\S+)/);
  const [, second] = await replicas.line(/ranker-2 serves at (\S+)/);
  await replicas.lines(/ranker-2 applied generation 1/);
  await show(first);

  tell("3. Files are edited: another threshold, and a flag. Both take it without a restart.");
  edit("ml/resnet50.yaml", ["threshold: 0.85", "threshold: 0.9"]);
  edit("config.yaml", ["flags: {}", "flags: {new_ranker: true}"]);
  await replicas.lines(/ranker-1 applied generation 2/, /ranker-2 applied generation 2/);
  await show(first);
  await show(second);
  await status();

  tell("4. The platform hands a new user_config to one of them; it goes over what the files say.");
  await show(`${first}user-config`, { method: "PUT", body: JSON.stringify({ app: { repeat: 2 } }) });
  await show(second);

  tell("5. An edit that is no YAML is refused. The last good generation stays in force.");
  edit("ml/resnet50.yaml", ["threshold: 0.9", "threshold: [0.9"]);
  await daemon.line(/Refused/);
  await show(second);

  tell("6. So is a value that the schema of hydrant.config.ts does not allow, with its file and line.");
  edit("ml/resnet50.yaml", ["threshold: [0.9", "threshold: 7"]);
  await daemon.line(/Refused.*resnet50\.yaml:2:12/);
  await show(second);
  await status();

  tell("7. An edit that the services do not accept: they say no, and keep what they have.");
  edit("ml/resnet50.yaml", ["threshold: 7", "threshold: 0.9"], ["resnet50", "resnet5000"]);
  await replicas.lines(/ranker-1 refused/, /ranker-2 refused/);
  await show(second);
  await status();

  tell("8. The mistake is mended by choosing another model: the file of that one is composed and watched.");
  edit("config.yaml", ["ml: resnet50", "ml: vit"]);
  await replicas.lines(/ranker-1 applied/, /ranker-2 applied/);
  edit("ml/vit.yaml", ["threshold: 0.9", "threshold: 0.95"]);
  await replicas.lines(/ranker-1 applied/, /ranker-2 applied/);
  await show(first);
  await status();

  tell("9. Everything ends when it is told to.");
  const codes = [await replicas.stop(), await daemon.stop()];
  if (codes.some((code) => code !== 0)) throw new Error(`A program ended with status ${codes.join(" and ")}`);
  console.log("  The services and the daemon ended with status 0.");
}

try {
  await demonstrate();
} finally {
  for (const program of programs) await program.stop();
  rmSync(directory, { recursive: true, force: true });
}
