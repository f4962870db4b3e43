import process from "node:process";
import { parseArgs } from "node:util";
import { caseFilePaths, readCaseFile } from "./case_file.ts";
import { knownDifferences } from "./known_differences.ts";
import { printFile, printUnneeded } from "./report.ts";
import { runFile, Tally, unneededRules } from "./run_file.ts";

/** `deno task vectors DIR… [--only a,b] [--id prefix] [--verbose]`: runs recorded cases and compares. */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    only: { type: "string" },
    id: { type: "string" },
    verbose: { type: "boolean" },
    summary: { type: "string" },
  },
});

if (positionals.length === 0) {
  console.error("Usage: deno task vectors DIR... [--only FILE,FILE] [--id PREFIX] [--verbose]");
  process.exit(64);
}

const only = values.only?.split(",");
const tally = new Tally(knownDifferences);
for (const path of positionals.flatMap(caseFilePaths)) {
  const file = readCaseFile(path, values.id);
  if (only !== undefined && !only.includes(file.name)) continue;
  if (file.cases.length === 0) continue;
  printFile(await runFile(file, tally), values.verbose === true);
}
const unneeded = values.id === undefined ? unneededRules(tally) : [];
printUnneeded(unneeded);
const { passed, known, failed } = tally;
console.log(`${passed} passed, ${known} known, ${failed} failed`);
process.exit(failed === 0 && unneeded.length === 0 && passed + known > 0 ? 0 : 1);
