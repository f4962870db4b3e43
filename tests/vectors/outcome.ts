import { ConfigError } from "../../src/base/error.ts";
import type { CaseFile, RecordedCase } from "./case_file.ts";
import type { Json, JsonObject } from "./json.ts";

/**
 * What the library gave for a case, written as the recorded expectation is written, so that the two are compared
 * part by part. Parts that the expectation does not have need not be filled.
 */
export type Outcome = JsonObject;

/** What a case runs in. */
export interface CaseContext {
  readonly file: CaseFile;
  /** The text of each warning that was given while the case ran. */
  readonly warnings: string[];
}

/** Runs one case. It may throw: a `ConfigError` becomes the outcome's error, anything else is a crash. */
export type Adapter = (recorded: RecordedCase, context: CaseContext) => Outcome;

/** An error as the expectation writes it; whatever is no `ConfigError` is marked as a crash, which matches nothing. */
export function errorOutcome(error: unknown): JsonObject {
  if (!ConfigError.is(error)) {
    const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
    return {
      type: `crash: ${name}`,
      message,
      stack: (stack ?? "").split("\n").slice(1, 6).map((line) => line.trim()),
    };
  }
  const cause = ConfigError.is(error.cause) ? { cause: error.cause.name } : {};
  const key = error.keyPath === undefined || error.keyPath === "" ? {} : { key: error.keyPath };
  return { type: error.name, code: error.code, message: error.message, ...key, ...cause, ...lineOf(error) };
}

function lineOf(error: ConfigError): { line?: number } {
  if (error.origin?.kind !== "text") return {};
  const { source, offset } = error.origin;
  return { line: linesBefore(source.text, offset) + 1 };
}

/** Line breaks before an offset, as YAML counts them; an offset past the end is on a line of its own. */
function linesBefore(text: string, offset: number): number {
  let lines = offset > text.length ? 1 : 0;
  for (let at = 0; at < offset && at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x0d && text.charCodeAt(at + 1) === 0x0a && at + 1 < offset) continue;
    if (code === 0x0a || code === 0x0d || code === 0x85 || code === 0x2028 || code === 0x2029) lines++;
  }
  return lines;
}

/** Runs a part of a case; its error becomes `{error}`. */
export function attempt(run: () => Json | JsonObject): JsonObject {
  try {
    return { value: run() };
  } catch (error) {
    return { error: errorOutcome(error) };
  }
}

/** As `attempt`, for a part that gives a whole outcome. */
export function attemptOutcome(run: () => Outcome, stage?: string): Outcome {
  try {
    return run();
  } catch (error) {
    const staged = stage === undefined ? {} : { stage };
    return { ...staged, error: errorOutcome(error) };
  }
}
