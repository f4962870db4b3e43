import { isObject, type Json, type JsonObject } from "./json.ts";
import { sameUnordered, sameValue } from "./same_value.ts";

/** One part of an outcome that is not as recorded. */
export interface Difference {
  /** Where in the expectation: `results[2].value`. */
  readonly where: string;
  readonly wanted: Json | undefined;
  readonly got: Json | undefined;
}

/** Parts of an expectation that hold texts for people, or that only Python can give. */
const uncompared = new Set(["warnings", "bases", "full", "parser_error"]);

/** Texts that PyYAML or Python write: the classes that they come in say only that the operation fails. */
const pythonCrashes = new Set([
  "AttributeError",
  "AssertionError",
  "IndexError",
  "KeyError",
  "UnicodeDecodeError",
  "RecursionError",
  "NotImplementedError",
  "ZeroDivisionError",
  "OverflowError",
]);

const yamlErrors = new Set([
  "ReaderError",
  "ScannerError",
  "ParserError",
  "ComposerError",
  "ConstructorError",
]);

/** What one comparing goes by, and what it found. */
interface Comparison {
  /** Whether errors are compared by their key, too: Hydra's cases record none. */
  readonly keys: boolean;
  readonly differences: Difference[];
}

/** Compares an outcome with the expectation, as the README of the recorded cases says. Nothing differs: an empty list. */
export function compareOutcome(
  expected: JsonObject,
  actual: JsonObject,
  options: { readonly keys?: boolean } = {},
): readonly Difference[] {
  const comparison: Comparison = { keys: options.keys ?? true, differences: [] };
  comparePart(expected, actual, "", comparison);
  return comparison.differences;
}

function comparePart(expected: JsonObject, actual: JsonObject, where: string, out: Comparison): void {
  for (const name of Object.keys(expected)) {
    if (uncompared.has(name)) continue;
    const wanted = expected[name] as Json;
    const got = actual[name] ?? undefined;
    const place = where === "" ? name : `${where}.${name}`;
    const compare = byName[name] ?? (name.endsWith("_error") ? compareError : compareValue);
    if (got === undefined && wanted !== null) {
      out.differences.push({ where: place, wanted, got: actual.error ?? actual[`${name}_error`] });
    } else if (name === "yaml_resolved" && wanted === true) {
      compareValue(actual.yaml as Json, got ?? null, place, out);
    } else compare(wanted, got ?? null, place, out);
  }
  if (actual.error !== undefined && expected.error === undefined && out.differences.length === 0) {
    out.differences.push({
      where: where === "" ? "error" : `${where}.error`,
      wanted: undefined,
      got: actual.error,
    });
  }
}

type Compare = (wanted: Json, got: Json, where: string, out: Comparison) => void;

const byName: Readonly<Record<string, Compare>> = {
  error: compareError,
  results: compareEach,
  jobs: compareEach,
  leaves: compareLeaves,
  final: comparePartOf,
  merge_with: comparePartOf,
  unsafe_merge: comparePartOf,
  sweep_unordered: compareUnordered,
  jobs_unordered: compareUnordered,
};

function comparePartOf(wanted: Json, got: Json, where: string, out: Comparison): void {
  comparePart(wanted as JsonObject, isObject(got) ? got : {}, where, out);
}

/** A value, or `{error}` in its place. */
function compareValue(wanted: Json, got: Json, where: string, out: Comparison): void {
  if (isObject(wanted) && isObject(wanted.error)) comparePartOf(wanted, got, where, out);
  else if (!sameValue(wanted, got)) out.differences.push({ where, wanted, got });
}

function compareUnordered(wanted: Json, got: Json, where: string, out: Comparison): void {
  if (!sameUnordered(wanted as Json[], got)) out.differences.push({ where, wanted, got });
}

/** A list of outcomes, or of texts with an outcome where one failed. */
function compareEach(wanted: Json, got: Json, where: string, out: Comparison): void {
  const list = Array.isArray(got) ? got : [];
  (wanted as Json[]).forEach((part, at) => {
    const compare = isObject(part) ? comparePartOf : compareValue;
    compare(part, list[at] ?? null, `${where}[${at}]`, out);
  });
}

/** Each leaf is `[path, result]`. */
function compareLeaves(wantedLeaves: Json, gotLeaves: Json, where: string, out: Comparison): void {
  const wanted = wantedLeaves as Json[];
  const got = Array.isArray(gotLeaves) ? gotLeaves : [];
  for (let at = 0; at < Math.max(wanted.length, got.length); at++) {
    const [path, result] = (wanted[at] ?? [null, {}]) as [Json, JsonObject];
    const [gotPath, gotResult] = (got[at] ?? [null, {}]) as [Json, JsonObject];
    if (!sameValue(path, gotPath)) {
      out.differences.push({ where: `${where}[${at}]`, wanted: path, got: gotPath });
      return;
    }
    comparePart(result, gotResult, `${where}[${JSON.stringify(path)}]`, out);
  }
}

function compareError(wantedError: Json, gotError: Json, where: string, out: Comparison): void {
  const wanted = wantedError as JsonObject;
  const got = isObject(gotError) ? gotError : { type: "none" };
  const type = String(wanted.type);
  const differs = (what: string): unknown => out.differences.push({ where: `${where}${what}`, wanted, got });
  if (String(got.type).startsWith("crash:")) differs("");
  else if (isPythonOwn(type, String(wanted.message))) return;
  else if (got.anyType === true && type !== got.type) return;
  else if (type !== got.type && !sameFault(type, wanted, got)) differs("");
  else if (yamlErrors.has(type)) {
    if (wanted.line !== undefined && wanted.line !== got.line) differs(".line");
  } else if (!sameCause(wanted.cause, got.cause)) differs(".cause");
  else if (out.keys && !withoutKey.has(type) && !sameKey(wanted, got)) {
    differs(".key");
  }
}

/** Some errors of the original carry no key, where its code raises them far from the node: ours may say more. */
function sameKey(wanted: JsonObject, got: JsonObject): boolean {
  return wanted.key === undefined || wanted.key === got.key;
}

/** The class of the error behind the error; one of Python's own says only that there is one. */
function sameCause(wanted: Json | undefined, got: Json | undefined): boolean {
  if (!isObject(wanted)) return true;
  const type = String(wanted.type);
  if (got === undefined) return false;
  return type === got || isPythonOwn(type, String(wanted.message)) || yamlErrors.has(type);
}

/** Errors that Python or a resolver raised themselves carry no key, and say no more than that it fails. */
function isPythonOwn(type: string, message: string): boolean {
  if (pythonCrashes.has(type)) return true;
  if (type === "TypeError") return !message.startsWith("Cannot merge incompatible");
  return false;
}

/** `Exception "Empty Stack"` is a grammar error that leaks out of the original's parser. */
function sameFault(type: string, wanted: JsonObject, got: JsonObject): boolean {
  return type === "Exception" && wanted.message === "Empty Stack" && got.type === "GrammarParseError";
}

/** Python's own classes carry no key. */
const withoutKey = new Set(["TypeError", "ValueError", "OSError", "Exception"]);
