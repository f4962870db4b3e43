import { performance } from "node:perf_hooks";
import { adapterFor } from "./adapters.ts";
import type { CaseFile, RecordedCase } from "./case_file.ts";
import { compareOutcome, type Difference } from "./compare.ts";
import type { KnownDifference } from "./known_differences.ts";
import { type CaseContext, errorOutcome, type Outcome } from "./outcome.ts";

/** A case whose outcome is not as recorded. */
export interface Failure {
  readonly recorded: RecordedCase;
  readonly differences: readonly Difference[];
}

export interface FileResult {
  readonly name: string;
  readonly passed: number;
  readonly known: ReadonlyMap<KnownDifference, readonly RecordedCase[]>;
  readonly failures: readonly Failure[];
  readonly milliseconds: number;
}

/** Counts over all files of a run. */
export class Tally {
  passed = 0;
  known = 0;
  failed = 0;
  readonly files = new Set<string>();
  readonly needed = new Set<KnownDifference>();
  readonly rules: readonly KnownDifference[];

  constructor(rules: readonly KnownDifference[]) {
    this.rules = rules;
  }
}

/** The rules that no case needed, among those whose every file was run. */
export function unneededRules(tally: Tally): readonly KnownDifference[] {
  return tally.rules.filter((rule) =>
    !tally.needed.has(rule) && rule.files.every((name) => tally.files.has(name))
  );
}

export async function runFile(file: CaseFile, tally: Tally): Promise<FileResult> {
  const start = performance.now();
  const known = new Map<KnownDifference, RecordedCase[]>();
  const failures: Failure[] = [];
  let passed = 0;
  for (const recorded of file.cases) {
    const outcome = await outcomeOf(recorded, { file, warnings: [] });
    const differences = compareOutcome(recorded.expect, outcome, { keys: recorded.kind !== undefined });
    if (differences.length === 0) {
      passed++;
      continue;
    }
    const rule = tally.rules.find((candidate) => candidate.applies(recorded, differences, outcome));
    if (rule === undefined) failures.push({ recorded, differences });
    else known.set(rule, [...known.get(rule) ?? [], recorded]);
  }
  tally.files.add(file.name);
  for (const [rule, cases] of known) {
    tally.needed.add(rule);
    tally.known += cases.length;
  }
  tally.passed += passed;
  tally.failed += failures.length;
  return { name: file.name, passed, known, failures, milliseconds: performance.now() - start };
}

async function outcomeOf(recorded: RecordedCase, context: CaseContext): Promise<Outcome> {
  try {
    return await (await adapterFor(recorded))(recorded, context);
  } catch (error) {
    return { error: errorOutcome(error) };
  }
}
