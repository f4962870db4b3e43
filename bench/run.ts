import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { parseArgs } from "node:util";
import { measureLive } from "./live.ts";
import { runOracle } from "./oracle.ts";
import { measureProcesses } from "./processes.ts";
import { tableOf } from "./targets.ts";
import type { Timings } from "./timing.ts";
import { measureWorkloads } from "./workloads.ts";

/** `deno task bench [--json FILE]`: the workloads, the machine's limits and, where there is one, the original, in one run. */
const { values } = parseArgs({ options: { json: { type: "string" } } });

const directory = mkdtempSync(join(tmpdir(), "hydrant-bench-"));
process.on("exit", () => rmSync(directory, { recursive: true, force: true }));

console.error("Timing the workloads, and the bare work beside them");
const work = measureWorkloads(directory);
console.error("Timing what is live");
const live = await measureLive(directory);
console.error("Timing processes");
const processes = await measureProcesses(directory);
console.error("Timing the original, if HYDRANT_ORACLE_PYTHON names a Python");
const oracle = runOracle();

/** Of all that was measured, what is the bare work, or what is not. */
function measured(bare: boolean): Timings {
  const all = Object.entries({ ...work, ...live, ...processes.measured });
  return Object.fromEntries(all.filter(([name]) => /^(?:bare|js_yaml|hello)_/.test(name) === bare));
}

const [ms, limits] = [measured(false), measured(true)];
const original = oracle === undefined ? undefined : { ...oracle.ms, ...processes.original };
if (values.json !== undefined) {
  writeFileSync(values.json, `${JSON.stringify({ ms, limits, oracle: oracle ?? null }, null, 1)}\n`);
}
for (const line of tableOf(ms, limits, original)) console.log(line);
for (const line of tableOf(limits, {}, undefined)) console.log(line);
