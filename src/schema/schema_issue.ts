import type { StandardIssue } from "./standard.ts";

/** One thing that a schema found wrong. */
export interface SchemaIssue {
  readonly path: readonly string[];
  /** In the words of the schema; it may quote the value. */
  readonly message: string;
  /** What was wanted, where the schema says no more than that. */
  readonly expected?: string;
}

/** What valibot adds to an issue of Standard Schema. */
interface ValibotIssue extends StandardIssue {
  readonly expected?: unknown;
  readonly received?: unknown;
}

/** An issue as a schema tells it; valibot tells what it wanted apart from what it got. */
export function schemaIssue(issue: StandardIssue): SchemaIssue {
  const path = (issue.path ?? []).map((part) => String(typeof part === "object" ? part.key : part));
  const { message } = issue;
  const { expected, received } = issue as ValibotIssue;
  const isOwnWords = typeof expected !== "string" || typeof received !== "string" ||
    !message.startsWith("Invalid ") || !message.endsWith(`: Expected ${expected} but received ${received}`);
  return isOwnWords ? { path, message } : { path, message, expected };
}
