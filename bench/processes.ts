import { spawnSync } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { bun, root } from "../tasks/tools.ts";
import { timeInTurn, type Timings } from "./timing.ts";

/** Times of whole processes: ours, a hello-world compiled by the same route, and a minimal Hydra application. */
export interface ProcessTimings {
  readonly measured: Timings;
  readonly original: Timings;
}

const flags = [
  "build",
  "--compile",
  "--minify",
  "--splitting",
  "--bytecode",
  "--format=esm",
  "--no-compile-autoload-dotenv",
  "--no-compile-autoload-bunfig",
];

/** Compiles and times; without Bun in `tools/` (any task that needs it puts it there) there is nothing to time. */
export async function measureProcesses(directory: string): Promise<ProcessTimings> {
  if (!existsSync(bun)) return { measured: {}, original: {} };
  const hello = join(directory, "hello.ts");
  writeFileSync(hello, 'console.log("Hello");\n');
  const ours = compiled(join(root, "cli.ts"), join(directory, "hydrant"));
  const least = compiled(hello, join(directory, "hello"));
  const seed = join(directory, "seed");
  // In a directory of its own: this project's `hydrant.config.ts` would be loaded too, with its schema.
  const cwd = directory;
  const measured = await timeInTurn(20, {
    compose_process: () => run(ours, ["compose", "--config-path", seed, "ml.threshold=0.9"], { cwd }),
    hello_process: () => run(least, [], { cwd }),
  });
  return { measured, original: await measureHydra(directory, seed) };
}

function compiled(entry: string, output: string): string {
  run(bun, [...flags, entry, "--outfile", output]);
  return output;
}

function run(command: string, args: readonly string[], { cwd = root } = {}): void {
  const { status, stderr } = spawnSync(command, [...args], { cwd, encoding: "utf8" });
  if (status !== 0) throw new Error(`'${command} ${args.join(" ")}' failed:\n${stderr}`);
}

async function measureHydra(directory: string, seed: string): Promise<Timings> {
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
  return await timeInTurn(5, {
    compose_process: () => run(python, [app, "--cfg", "job", "ml.threshold=0.9"]),
  });
}
