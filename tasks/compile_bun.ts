import { spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import process from "node:process";
import { bun, installTools, root } from "./tools.ts";

/**
 * `deno task compile:bun [BUN BUILD OPTION…]`: one binary in dist/, by Bun's route. It reads no `.env` and no `bunfig.toml`
 * of the directory that it is started in.
 */
installTools();
const output = `${root}dist/hydrant-bun`;
mkdirSync(`${root}dist`, { recursive: true });
const { status } = spawnSync(bun, [
  "build",
  "--compile",
  "--minify",
  "--splitting",
  "--bytecode",
  "--format=esm",
  "--no-compile-autoload-dotenv",
  "--no-compile-autoload-bunfig",
  ...process.argv.slice(2),
  "cli.ts",
  "--outfile",
  output,
], { cwd: root, stdio: "inherit" });
process.exit(status ?? 1);
