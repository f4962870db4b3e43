import { isObject, type Json, type JsonObject, markOf } from "./json.ts";

/** One part of an outcome that is not as recorded. */
export interface Difference {
  /** Where in the expectation: `results[2].value`. */
  readonly where: string;
  readonly wanted: Json | undefined;
  readonly got: Json | undefined;
}

/** Parts of an expectation that hold texts for people, or that only Python can give. */
const uncompared = new Set(["warnings", "bases", "full"]);

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

/** Compares an outcome with the expectation, as the README of the recorded cases says. Nothing differs: an empty list. */
export function compareOutcome(expected: JsonObject, actual: JsonObject): readonly Difference[] {
  const differences: Difference[] = [];
  comparePart(expected, actual, "", differences);
  return differences;
}

function comparePart(expected: JsonObject, actual: JsonObject, where: string, out: Difference[]): void {
  for (const name of Object.keys(expected)) {
    if (uncompared.has(name)) continue;
    const wanted = expected[name];
    const got = actual[name];
    const place = where === "" ? name : `${where}.${name}`;
    if (got === undefined) out.push({ where: place, wanted, got: actual.error ?? actual.value_error });
    else if (name === "error" || name.endsWith("_error")) {
      compareError(wanted as JsonObject, got as JsonObject, place, out);
    } else if (name === "results") compareResults(wanted as Json[], got as Json[], place, out);
    else if (name === "leaves") compareLeaves(wanted as Json[], got as Json[], place, out);
    else if (name === "final" || name === "merge_with" || name === "unsafe_merge") {
      comparePart(wanted as JsonObject, got as JsonObject, place, out);
    } else if (!sameValue(wanted as Json, got)) out.push({ where: place, wanted, got });
  }
  if (actual.error !== undefined && expected.error === undefined && out.length === 0) {
    out.push({ where: where === "" ? "error" : `${where}.error`, wanted: undefined, got: actual.error });
  }
}

function compareResults(
  wanted: readonly Json[],
  got: readonly Json[],
  where: string,
  out: Difference[],
): void {
  wanted.forEach((result, at) => {
    comparePart(result as JsonObject, (got[at] ?? {}) as JsonObject, `${where}[${at}]`, out);
  });
}

/** Each leaf is `[path, result]`. */
function compareLeaves(
  wanted: readonly Json[],
  got: readonly Json[],
  where: string,
  out: Difference[],
): void {
  for (let at = 0; at < Math.max(wanted.length, got.length); at++) {
    const [path, result] = (wanted[at] ?? [null, {}]) as [Json, JsonObject];
    const [gotPath, gotResult] = (got[at] ?? [null, {}]) as [Json, JsonObject];
    if (!sameValue(path, gotPath)) {
      out.push({ where: `${where}[${at}]`, wanted: path, got: gotPath });
      return;
    }
    comparePart(result, gotResult, `${where}[${JSON.stringify(path)}]`, out);
  }
}

function compareError(wanted: JsonObject, got: JsonObject, where: string, out: Difference[]): void {
  const type = String(wanted.type);
  const gotType = String(got.type);
  if (gotType.startsWith("crash:")) out.push({ where, wanted, got });
  else if (isPythonOwn(type, String(wanted.message))) return;
  else if (type !== gotType && !sameFault(type, wanted, gotType)) out.push({ where, wanted, got });
  else if (yamlErrors.has(type)) {
    if (wanted.line !== undefined && wanted.line !== got.line) {
      out.push({ where: `${where}.line`, wanted, got });
    }
  } else if (!hasKey(type)) return;
  else if ((wanted.key ?? "") !== (got.key ?? "")) out.push({ where: `${where}.key`, wanted, got });
}

/** Errors that Python or a resolver raised themselves carry no key, and say no more than that it fails. */
function isPythonOwn(type: string, message: string): boolean {
  if (pythonCrashes.has(type)) return true;
  if (type === "TypeError") return !message.startsWith("Cannot merge incompatible");
  return false;
}

/** `Exception "Empty Stack"` is a grammar error that leaks out of the original's parser. */
function sameFault(type: string, wanted: JsonObject, gotType: string): boolean {
  return type === "Exception" && wanted.message === "Empty Stack" && gotType === "GrammarParseError";
}

/** Whether an error class of the original carries the key of its node. */
function hasKey(type: string): boolean {
  return type !== "TypeError" && type !== "ValueError" && type !== "OSError" && type !== "Exception";
}

/**
 * Whether two encoded values are the same. Ours may come from a plain value, which knows less: there a float that
 * is integral looks like an int, and keys are strings in JavaScript's order.
 */
export function sameValue(wanted: Json, got: Json | undefined): boolean {
  if (wanted === got) return true;
  if (isObject(got) && "$plain" in got && !(isObject(wanted) && "$plain" in wanted)) {
    return samePlain(wanted, got.$plain);
  }
  if (Array.isArray(wanted)) {
    return Array.isArray(got) && wanted.length === got.length &&
      wanted.every((item, at) => sameValue(item, got[at]));
  }
  if (!isObject(wanted)) return false;
  const mark = markOf(wanted);
  if (mark !== undefined) return sameMarked(mark, wanted, got);
  if (!isObject(got)) return false;
  const keys = Object.keys(wanted);
  const gotKeys = Object.keys(got);
  return keys.length === gotKeys.length &&
    keys.every((key, at) => key === gotKeys[at] && sameValue(wanted[key] as Json, got[key]));
}

function sameMarked(mark: string, wanted: JsonObject, got: Json | undefined): boolean {
  if (!isObject(got) || markOf(got) !== mark) {
    return mark === "$tuple" && sameValue(wanted.$tuple as Json, got);
  }
  if (mark === "$float") return Object.is(numberOf(wanted.$float), numberOf(got.$float));
  return sameValue(wanted[mark] as Json, got[mark]);
}

/** Reads a float as Python writes it. */
export function numberOf(text: Json | undefined): number {
  switch (text) {
    case "inf":
    case "Infinity":
      return Infinity;
    case "-inf":
    case "-Infinity":
      return -Infinity;
    case "nan":
    case "NaN":
      return NaN;
    default:
      return Number(text);
  }
}

/** Whether a plain value, which has lost number types and key types, is what the typed one becomes as plain. */
export function samePlain(wanted: Json, got: Json | undefined): boolean {
  return sameValue(asPlain(wanted), got) || samePlainUnordered(asPlain(wanted), got);
}

function asPlain(value: Json): Json {
  if (Array.isArray(value)) return value.map(asPlain);
  if (!isObject(value)) return value;
  const mark = markOf(value);
  if (mark === "$float") {
    const number = numberOf(value.$float);
    return Number.isFinite(number) ? number : value;
  }
  if (mark === "$tuple") return asPlain(value.$tuple as Json);
  if (mark === "$enum") return String(value.$enum).split(".")[1];
  if (mark === "$map") return plainMap(value.$map as [Json, Json][]);
  if (mark !== undefined) return value;
  const object: Record<string, Json> = Object.create(null);
  for (const key of Object.keys(value)) object[key] = asPlain(value[key] as Json);
  return object;
}

function plainMap(entries: readonly (readonly [Json, Json])[]): Json {
  const object: Record<string, Json> = Object.create(null);
  for (const [key, value] of entries) object[plainKey(key)] = asPlain(value);
  return object;
}

function plainKey(key: Json): string {
  if (isObject(key) && key.$int !== undefined) return String(key.$int);
  return String(asPlain(key));
}

function samePlainUnordered(wanted: Json, got: Json | undefined): boolean {
  if (Array.isArray(wanted)) {
    return Array.isArray(got) && wanted.length === got.length &&
      wanted.every((item, at) => samePlainUnordered(item, got[at]));
  }
  if (!isObject(wanted) || markOf(wanted) !== undefined) return sameValue(wanted, got);
  if (!isObject(got) || Object.keys(wanted).length !== Object.keys(got).length) return false;
  return Object.keys(wanted).every((key) => samePlainUnordered(wanted[key] as Json, got[key]));
}
