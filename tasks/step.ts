import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { performance } from "node:perf_hooks";
import { root } from "./tools.ts";

/** One command of the gate. */
export interface Step {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  /** Tells how many of the things that the command ran passed; without it the command itself counts as one. */
  readonly count?: (output: string) => Count;
}

export interface Count {
  readonly passed: number;
  readonly failed: number;
  /** What was neither: skipped tests, known differences. */
  readonly left?: number;
}

export interface StepResult extends Count {
  readonly step: Step;
}

/** Runs a step and prints one line, and the command's output where it failed. */
export async function runStep(step: Step): Promise<StepResult> {
  const start = performance.now();
  const { status, output } = await run(step);
  const count = countOf(step, status, output);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  if (count.failed > 0) console.log(output.trimEnd());
  console.log(
    `${count.failed === 0 ? "ok    " : "FAILED"} ${step.name} (${seconds} s)${describe(step, count)}`,
  );
  return { step, ...count };
}

/** A command that ends badly has failed, whatever its own count says. */
function countOf(step: Step, status: number, output: string): Count {
  if (step.count === undefined) return status === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  let count: Count;
  try {
    count = step.count(output);
  } catch {
    return { passed: 0, failed: 1 };
  }
  const nothingRan = count.passed === 0 && count.failed === 0;
  return (status !== 0 && count.failed === 0) || nothingRan ? { ...count, failed: 1 } : count;
}

function describe(step: Step, { passed, failed, left }: Count): string {
  if (step.count === undefined) return "";
  return `: ${passed} passed, ${failed} failed${
    left === undefined || left === 0 ? "" : `, ${left} not counted`
  }`;
}

function run(step: Step): Promise<{ status: number; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(step.command, [...step.args], { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    child.stdout.on("data", (chunk) => output += chunk);
    child.stderr.on("data", (chunk) => output += chunk);
    child.on("error", (error) => resolve({ status: 127, output: `${output}${error.message}\n` }));
    child.on("close", (status) => resolve({ status: status ?? 1, output }));
  });
}

/** Runs the steps of each lane one after the other, the lanes side by side. */
export async function runLanes(lanes: readonly (readonly Step[])[]): Promise<readonly StepResult[]> {
  const results = await Promise.all(lanes.map(async (lane) => {
    const done: StepResult[] = [];
    for (const step of lane) done.push(await runStep(step));
    return done;
  }));
  return results.flat();
}

/** Reads the counts of a JUnit report, which each of the runtimes writes in its own way. */
export function countJunit(path: string): Count {
  if (!existsSync(path)) return { passed: 0, failed: 1 };
  const cases = [
    ...readFileSync(path, "utf8").matchAll(/<testcase\b([^>]*?)(?:\/>|>([\s\S]*?)<\/testcase>)/g),
  ]
    .map(([, attributes, body]) => ({
      name: /\bname="([^"]*)"/.exec(attributes)?.[1] ?? "",
      body: body ?? "",
    }));
  const groups = groupNames(cases.map(({ name }) => name));
  const tests = cases.filter(({ name }) => !groups.has(name));
  const failed = tests.filter(({ body }) => /<(?:failure|error)\b/.test(body)).length;
  const left = tests.filter(({ body }) => /<skipped\b/.test(body)).length;
  return { passed: tests.length - failed - left, failed, left };
}

/** Deno reports a `describe` as a test of its own, beside the tests within it, whose names begin with its name. */
function groupNames(names: readonly string[]): ReadonlySet<string> {
  const groups = new Set<string>();
  for (const name of names) {
    for (let at = name.lastIndexOf(" &gt; "); at > 0; at = name.lastIndexOf(" &gt; ", at - 1)) {
      groups.add(name.slice(0, at));
    }
  }
  return groups;
}
