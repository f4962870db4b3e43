import process from "node:process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { caseFilePaths, readCaseFile } from "../tests/vectors/case_file.ts";
import { Dice } from "./fuzz/dice.ts";
import { OracleProcess } from "./fuzz/oracle_process.ts";
import { ownAnswer, sameAnswer, type YamlAnswer } from "./fuzz/yaml_answer.ts";
import { randomDocument } from "./fuzz/yaml_document.ts";

/**
 * `deno task fuzz:yaml [--seconds N] [--seed N] [--seeds DIR]`: random YAML texts, and mutations of recorded ones, read
 * here and by the real OmegaConf, and some of them written. What differs is printed.
 */
const { values } = parseArgs({
  options: {
    seconds: { type: "string", default: "60" },
    seed: { type: "string" },
    seeds: { type: "string" },
  },
});

if ((process.env.HYDRANT_ORACLE_PYTHON ?? "") === "") {
  console.log("Skipped: HYDRANT_ORACLE_PYTHON names no Python that has OmegaConf installed");
  process.exit(0);
}

const batchSize = 200;
/** One batch of so many is written as well as read: that takes the original ten times as long. */
const dumpedBatches = 12;
const shown = 10;

/** The texts of recorded cases, to be mutated. */
function seedTexts(directory: string): readonly string[] {
  return caseFilePaths(directory)
    .flatMap((path) => readCaseFile(path).cases)
    .flatMap(({ text, config }) => [text, config])
    .filter((text) => typeof text === "string" && text.length < 2000) as string[];
}

const seed = Number(values.seed ?? Date.now() % 1_000_000);
const dice = new Dice(seed);
const seeds = values.seeds === undefined ? [] : seedTexts(values.seeds);
const oracle = OracleProcess.start(fileURLToPath(new URL("fuzz/oracle_yaml.py", import.meta.url)));
let ran = 0;
let written = 0;
let differing = 0;

/** Texts that the original is asked about. */
interface Batch {
  readonly texts: readonly string[];
  readonly dump: boolean;
  readonly answers: Promise<unknown>;
}

function ask(number: number): Batch {
  const texts = Array.from({ length: batchSize }, () => randomDocument(dice, seeds));
  const dump = number % dumpedBatches === 0;
  return { texts, dump, answers: oracle.ask({ texts, dump }) };
}

async function judge({ texts, dump, answers }: Batch): Promise<void> {
  const originals = await answers as readonly YamlAnswer[];
  texts.forEach((text, at) => {
    const own = ownAnswer(text, dump);
    if (sameAnswer(originals[at], own)) return;
    if (differing++ >= shown) return;
    const [original, ours] = [originals[at], own].map((answer) => JSON.stringify(answer));
    console.log(`${JSON.stringify(text)}\n  original ${original}\n  own      ${ours}`);
  });
  ran += texts.length;
  if (dump) written += texts.length;
}

const end = Date.now() + Number(values.seconds) * 1000;
let batch = ask(0);
for (let number = 1; Date.now() < end; number++) {
  // The original works on the next batch while this one is judged.
  const next = ask(number);
  await judge(batch);
  batch = next;
}
await judge(batch);
oracle.stop();
console.log(`Seed ${seed}: ${ran} texts read, ${written} of them written, ${differing} differed`);
process.exit(differing === 0 ? 0 : 1);
