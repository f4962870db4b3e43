import type { Difference } from "./compare.ts";
import type { Json } from "./json.ts";
import type { KnownDifference } from "./known_differences.ts";
import type { Failure, FileResult } from "./run_file.ts";

const shownFailures = 5;
const longest = 1200;

/** Prints a file's line, and its first failures; all of them, and the known differences, when `verbose`. */
export function printFile(result: FileResult, verbose: boolean): void {
  const { name, passed, known, failures, milliseconds } = result;
  let knownCount = 0;
  for (const cases of known.values()) knownCount += cases.length;
  console.log(
    `${name}: passed ${passed}, known ${knownCount}, failed ${failures.length}  (${
      Math.round(milliseconds)
    } ms)`,
  );
  for (const [rule, cases] of known) {
    if (verbose) {
      console.log(`  known: ${rule.name}: ${cases.length}: ${cases.map((each) => each.id).join(" ")}`);
    }
  }
  for (const failure of verbose ? failures : failures.slice(0, shownFailures)) printFailure(failure);
  if (!verbose && failures.length > shownFailures) {
    console.log(`  … and ${failures.length - shownFailures} more: ${groupsOf(failures)}`);
  }
}

/** Where failures cluster: the groups are what ids begin with. */
function groupsOf(failures: readonly Failure[]): string {
  const groups = new Map<string, number>();
  for (const { recorded } of failures) {
    const group = recorded.id.replace(/[./][0-9a-f]+$/, "");
    groups.set(group, (groups.get(group) ?? 0) + 1);
  }
  return [...groups].sort((a, b) => b[1] - a[1]).slice(0, 12).map(([group, count]) => `${group} ${count}`)
    .join(", ");
}

function printFailure({ recorded, differences }: Failure): void {
  const { expect: _, ...input } = recorded;
  console.log(`  FAILED ${recorded.id}`);
  console.log(`    input: ${shorten(JSON.stringify(input))}`);
  for (const difference of differences.slice(0, 3)) printDifference(difference);
}

function printDifference({ where, wanted, got }: Difference): void {
  console.log(`    ${where}`);
  if (typeof wanted === "string" && typeof got === "string" && wanted.includes("\n")) {
    printLines(wanted, got);
    return;
  }
  console.log(`      wanted: ${text(wanted)}`);
  console.log(`      got:    ${text(got)}`);
}

/** The lines from the first one that differs on. */
function printLines(wanted: string, got: string): void {
  const wantedLines = wanted.split("\n");
  const gotLines = got.split("\n");
  let at = 0;
  while (at < wantedLines.length && wantedLines[at] === gotLines[at]) at++;
  for (const line of wantedLines.slice(at, at + 4)) console.log(`      - ${JSON.stringify(line)}`);
  for (const line of gotLines.slice(at, at + 4)) console.log(`      + ${JSON.stringify(line)}`);
}

function text(value: Json | undefined): string {
  return value === undefined ? "nothing" : shorten(JSON.stringify(value));
}

function shorten(text: string): string {
  return text.length <= longest ? text : `${text.slice(0, longest)}… (${text.length} characters)`;
}

export function printUnneeded(rules: readonly KnownDifference[]): void {
  for (const rule of rules) {
    console.log(`The known difference '${rule.name}' is needed by no case: take it out`);
  }
}
