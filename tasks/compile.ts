import { spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import process from "node:process";
import { explainCompileFailure } from "./compile_failure.ts";
import { root } from "./tools.ts";

/** `deno task compile [DENO COMPILE OPTION…]`: one binary in dist/, by Deno's own route. */
const output = `${root}dist/hydrant`;
mkdirSync(`${root}dist`, { recursive: true });
const args = [
  "compile",
  "-A",
  "--no-check",
  "--exclude",
  "node_modules",
  "--output",
  output,
  ...process.argv.slice(2),
  "cli.ts",
];
const { status, stderr } = spawnSync(process.execPath, args, {
  cwd: root,
  stdio: ["ignore", "inherit", "pipe"],
  encoding: "utf8",
});
if (status === 0) {
  console.log(`Compiled ${output}`);
} else {
  console.error(explainCompileFailure(stderr));
}
process.exit(status ?? 1);
