import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { adapterFor } from "../tests/vectors/adapters.ts";
import { readCaseFile, type RecordedCase } from "../tests/vectors/case_file.ts";
import { compareOutcome } from "../tests/vectors/compare.ts";
import type { JsonObject } from "../tests/vectors/json.ts";
import { knownDifferences } from "../tests/vectors/known_differences.ts";
import { errorOutcome, type Outcome } from "../tests/vectors/outcome.ts";
import { type ComposeCase, mutatedCase, randomCase } from "./fuzz/config_tree.ts";
import { Dice } from "./fuzz/dice.ts";
import { OracleProcess } from "./fuzz/oracle_process.ts";

/**
 * `deno task fuzz:compose [--seconds N] [--seed N] [--seeds FILE] [--out FILE]`: random config trees and overrides, and mutations of
 * recorded ones, composed here and by the real Hydra. What differs is written as recorded cases are.
 */
const { values } = parseArgs({
  options: {
    seconds: { type: "string", default: "60" },
    seed: { type: "string" },
    seeds: { type: "string" },
    out: { type: "string" },
  },
});

const seed = Number(values.seed ?? Date.now() % 1_000_000);
const dice = new Dice(seed);
const environment = { FUZZ: "from-env" };
const seeds = values.seeds === undefined ? [] : seedCases(values.seeds);
const oracle = OracleProcess.start(fileURLToPath(new URL("fuzz/oracle_compose.py", import.meta.url)));
const directory = mkdtempSync(join(tmpdir(), "hydrant-fuzz-"));
process.on("exit", () => rmSync(directory, { recursive: true, force: true }));

/** Recorded composition cases to mutate. */
function seedCases(path: string): readonly ComposeCase[] {
  const { cases, support } = readCaseFile(path);
  return cases.filter(({ area, config_dir, config_name }) =>
    area === "compose" && config_dir === "" && config_name !== null
  )
    .map(({ tree, config_name, overrides }) => ({
      files: (typeof tree === "string" ? support.get(tree)?.files : tree) as Record<string, string>,
      configName: String(config_name),
      overrides: overrides as string[],
    }));
}

function writeTree(files: ComposeCase["files"], to: string): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(to, path)), { recursive: true });
    writeFileSync(join(to, path), text);
  }
}

/** What the original gives, as a recorded case. */
async function recorded(made: ComposeCase, number: number): Promise<RecordedCase | undefined> {
  const tree = join(directory, String(number));
  mkdirSync(tree);
  writeTree(made.files, tree);
  const question = { dir: tree, config_name: made.configName, overrides: made.overrides, env: environment };
  const expect = await oracle.ask(question) as JsonObject;
  rmSync(tree, { recursive: true });
  if (expect.skip === true) return undefined;
  const { files, configName, overrides } = made;
  const input = { tree: files, config_dir: "", config_name: configName, overrides, env: environment };
  return { id: `fuzz/${seed}/${number}`, area: "compose", ...input, expect };
}

async function outcomeOf(one: RecordedCase): Promise<Outcome> {
  const file = { name: "fuzz", path: "", cases: [], support: new Map(), meta: {} };
  try {
    return await (await adapterFor(one))(one, { file, warnings: [] });
  } catch (error) {
    return { error: errorOutcome(error) };
  }
}

const end = Date.now() + Number(values.seconds) * 1000;
const different: string[] = [];
let ran = 0;
let known = 0;
while (Date.now() < end) {
  const made = seeds.length > 0 && dice.chance(0.5) ? mutatedCase(dice, dice.pick(seeds)) : randomCase(dice);
  const one = await recorded(made, ran);
  if (one === undefined) continue;
  const outcome = await outcomeOf(one);
  const differences = compareOutcome(one.expect, outcome, { keys: false });
  ran++;
  if (differences.length === 0) continue;
  if (knownDifferences.some((rule) => rule.applies(one, differences, outcome))) known++;
  else {
    different.push(JSON.stringify(one));
    if (different.length <= 5) console.log(JSON.stringify({ ...one, differences }, null, 1));
  }
}
oracle.stop();
if (values.out !== undefined) writeFileSync(values.out, different.map((line) => `${line}\n`).join(""));
console.log(`Seed ${seed}: ${ran} ran, ${known} known differences, ${different.length} differed`);
process.exit(different.length === 0 && ran > 0 ? 0 : 1);
