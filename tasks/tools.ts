import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import process from "node:process";
import { fileURLToPath } from "node:url";

/** The root of the repository. */
export const root: string = fileURLToPath(new URL("../", import.meta.url));

/** Where the other runtimes stand once `installTools` ran; the name of Bun's is the same on every system. */
export const bun: string = `${root}tools/node_modules/bun/bin/bun.exe`;
export const node22: string = `${root}tools/node_modules/node/bin/node`;

/** Puts the locked npm packages in place where they are not: those that Bun and Node resolve, and the runtimes themselves. */
export function installTools(): void {
  installLocked(root);
  installLocked(`${root}tools/`);
  ensureRuns(bun, "bun/install.js");
  ensureRuns(node22, "node/installArchSpecificPackage.js");
}

/** Runs `npm ci` unless what it would install stands there already. */
function installLocked(directory: string): void {
  const mark = `${directory}node_modules/.installed-lock`;
  const lock = createHash("sha256").update(readFileSync(`${directory}package-lock.json`)).digest("hex");
  if (existsSync(mark) && readFileSync(mark, "utf8") === lock) return;
  console.log(`npm ci in ${directory}`);
  const { status } = spawnSync("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd: directory,
    stdio: "inherit",
    shell: process.platform === "win32",
  });
  if (status !== 0) throw new Error(`npm ci failed in ${directory}`);
  writeFileSync(mark, lock);
}

/** Where npm does not run install scripts, the runtime is not in place after `npm ci`: its own script puts it there. */
function ensureRuns(binary: string, installScript: string): void {
  const runs = (): boolean => spawnSync(binary, ["--version"]).status === 0;
  if (runs()) return;
  const script = `${root}tools/node_modules/${installScript}`;
  spawnSync("node", [script], { cwd: script.slice(0, script.lastIndexOf("/")), stdio: "inherit" });
  if (!runs()) throw new Error(`'${binary}' does not run, also after '${installScript}'`);
}
