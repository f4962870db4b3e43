import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { type Count, countJunit, runLanes, type Step, type StepResult } from "./step.ts";
import { bun, installTools, node22, root } from "./tools.ts";

/** The gate: everything that must hold before a change lands. Two lanes run side by side. */
const deno = process.execPath;
const vectors = join(root, "..", "shared", "vectors");
const reports = mkdtempSync(join(tmpdir(), "hydrant-ok-"));
const entries = ["mod.ts", "tree.ts", "testing.ts"];

function denoStep(name: string, args: readonly string[]): Step {
  return { name, command: deno, args };
}

function junitStep(name: string, command: string, args: (report: string) => readonly string[]): Step {
  const report = join(reports, `${name.replaceAll(" ", "-")}.xml`);
  return { name, command, args: args(report), count: () => countJunit(report) };
}

/** The last line of the runner of recorded cases tells its counts. */
function countCases(output: string): Count {
  const last = output.trimEnd().split("\n").at(-1) ?? "";
  const [, passed, known, failed] = /^(\d+) passed, (\d+) known, (\d+) failed$/.exec(last) ?? [];
  return { passed: Number(passed), failed: Number(failed), left: Number(known) };
}

const checks = [
  denoStep("format", ["fmt", "--check"]),
  denoStep("lint", ["lint", "--quiet"]),
  denoStep("types", ["check", "--quiet", "."]),
  denoStep("documentation", ["doc", "--lint", "--quiet", ...entries]),
  denoStep("publish dry run", ["publish", "--dry-run", "--allow-dirty", "--quiet"]),
];

const tests = [
  junitStep(
    "tests on Deno",
    deno,
    (report) => ["test", "-A", "--no-check", "--quiet", "--reporter=dot", `--junit-path=${report}`, "tests/"],
  ),
  junitStep(
    "tests on Bun",
    bun,
    (report) => ["test", "tests/", "--only-failures", "--reporter=junit", `--reporter-outfile=${report}`],
  ),
  junitStep("smoke on Node 22", node22, (report) => [
    "--disable-warning=ExperimentalWarning",
    "--test",
    "--test-reporter=junit",
    `--test-reporter-destination=${report}`,
    "tests/smoke_test.ts",
  ]),
];

const cases = !existsSync(vectors) ? [] : readdirSync(vectors, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry): Step => ({
    name: `recorded cases of ${entry.name}`,
    command: deno,
    args: ["run", "-A", "--no-check", "--quiet", "tests/vectors/run.ts", join(vectors, entry.name)],
    count: countCases,
  }));

function sum(results: readonly StepResult[], steps: readonly Step[], part: keyof Count): number {
  return results.filter(({ step }) => steps.includes(step)).reduce(
    (total, result) => total + (result[part] ?? 0),
    0,
  );
}

installTools();
const results = await runLanes([[tests[0], ...checks], [tests[1], tests[2], ...cases]]);
rmSync(reports, { recursive: true });

const everything = [...checks, ...tests, ...cases];
const counts = [
  `${sum(results, checks, "passed")} checks`,
  ...tests.map((step) => `${sum(results, [step], "passed")} ${step.name}`),
  cases.length === 0
    ? "no recorded cases (../shared/vectors is not there)"
    : `${sum(results, cases, "passed")} recorded cases (${
      sum(results, cases, "left")
    } known differences not counted)`,
];
console.log(`Passed: ${counts.join(", ")}`);
const failed = sum(results, everything, "failed");
console.log(`${sum(results, everything, "passed")} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
