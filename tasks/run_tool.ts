import { spawnSync } from "node:child_process";
import process from "node:process";
import { bun, installTools, node22, root } from "./tools.ts";

/** `run_tool.ts bun|node ARGUMENT…`: one of the other runtimes, installed first where it is not. */
const [name, ...rest] = process.argv.slice(2);
const binary = name === "bun" ? bun : name === "node" ? node22 : undefined;
if (binary === undefined) {
  console.error("Usage: run_tool.ts bun|node ARGUMENT...");
  process.exit(64);
}
installTools();
const { status } = spawnSync(binary, rest, { cwd: root, stdio: "inherit" });
process.exit(status ?? 1);
