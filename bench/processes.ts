import { spawnSync } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { bun, root } from "../tasks/tools.ts";
import { timeEach, type Timing } from "./timing.ts";

/** Times of whole processes: ours and a hello-world compiled by the same route, and a minimal Hydra application. */
export interface ProcessTimings {
  readonly ms: Readonly<Record<string, Timing>>;
  readonly limits: Readonly<Record<string, Timing>>;
  readonly original: Readonly<Record<string, Timing>>;
}

const flags = [
  "build",
  "--compile",
  "--minify",
  "--bytecode",
  "--format=esm",
  "--no-compile-autoload-dotenv",
  "--no-compile-autoload-bunfig",
];

/** Compiles and times; without Bun in `tools/` (any task that needs it puts it there) there is nothing to time. */
export async function measureProcesses(directory: string): Promise<ProcessTimings> {
  if (!existsSync(bun)) return { ms: {}, limits: {}, original: {} };
  const hello = join(directory, "hello.ts");
  writeFileSync(hello, 'console.log("Hello");\n');
  const ours = compiled(join(root, "cli.ts"), join(directory, "hydrant"));
  const least = compiled(hello, join(directory, "hello"));
  const seed = join(directory, "seed");
  return {
    ms: { compose_process: await timeProcess(ours, ["compose", "--config-path", seed, "ml.threshold=0.9"]) },
    limits: { hello_process: await timeProcess(least, []) },
    original: await measureHydraProcess(directory, seed),
  };
}

function compiled(entry: string, output: string): string {
  run(bun, [...flags, entry, "--outfile", output]);
  return output;
}

function timeProcess(command: string, args: readonly string[]): Promise<Timing> {
  return timeEach(20, () => run(command, args));
}

function run(command: string, args: readonly string[]): void {
  const { status, stderr } = spawnSync(command, [...args], { cwd: root, encoding: "utf8" });
  if (status !== 0) throw new Error(`'${command} ${args.join(" ")}' failed:\n${stderr}`);
}

async function measureHydraProcess(
  directory: string,
  seed: string,
): Promise<Readonly<Record<string, Timing>>> {
  const python = process.env.HYDRANT_ORACLE_PYTHON;
  if (python === undefined || python === "") return {};
  const app = join(directory, "app.py");
  const lines = [
    "import hydra",
    `@hydra.main(version_base=None, config_path=${JSON.stringify(seed)}, config_name="config")`,
    "def main(cfg): pass",
    "main()",
  ];
  writeFileSync(app, `${lines.join("\n")}\n`);
  return { compose_process: await timeEach(5, () => run(python, [app, "--cfg", "job", "ml.threshold=0.9"])) };
}
