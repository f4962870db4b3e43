import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import type { Json, JsonObject } from "./json.ts";

/** One recorded case: what went in, and what the original gave. */
export interface RecordedCase {
  readonly id: string;
  readonly area: string;
  /** Only OmegaConf's cases have one; Hydra's are told apart by `area`. */
  readonly kind?: string;
  readonly expect: JsonObject;
  readonly [field: string]: Json | undefined;
}

/** One file of cases. `support` holds the lines that cases refer to, such as file trees, by id. */
export interface CaseFile {
  readonly name: string;
  readonly path: string;
  readonly cases: readonly RecordedCase[];
  readonly support: ReadonlyMap<string, JsonObject>;
  /** What `meta.json` in the same directory says. */
  readonly meta: JsonObject;
}

/** The paths of the case files of a directory, or the one file given, in order. */
export function caseFilePaths(directory: string): readonly string[] {
  if (statSync(directory).isFile()) return [directory];
  const names = readdirSync(directory).filter((name) => name.endsWith(".jsonl")).sort();
  if (names.length > 0) return names.map((name) => join(directory, name));
  return readdirSync(directory)
    .filter((name) => statSync(join(directory, name)).isDirectory())
    .sort()
    .flatMap((name) => caseFilePaths(join(directory, name)));
}

/** Reads one file; ids are taken from the start of each line, so that lines nobody asked for are not parsed. */
export function readCaseFile(path: string, idPrefix?: string): CaseFile {
  const support = new Map<string, JsonObject>();
  const cases: RecordedCase[] = [];
  for (const line of readFileSync(path, "utf8").split("\n")) {
    if (line === "") continue;
    const value = parseLine(line);
    if (value.expect === undefined) support.set(String(value.id), value);
    else if (idPrefix === undefined || String(value.id).startsWith(idPrefix)) {
      cases.push(value as unknown as RecordedCase);
    }
  }
  return {
    name: basename(path, ".jsonl"),
    path,
    cases,
    support,
    meta: readMeta(join(path, "..", "meta.json")),
  };
}

/** Integral floats are mostly marked; where one stands bare, as `1.0`, it is marked here. */
function parseLine(line: string): JsonObject {
  return /\d\.0[,}\]]/.test(line) ? JSON.parse(line, marked as never) : JSON.parse(line);
}

function marked(_key: string, value: Json, context?: { readonly source?: string }): Json {
  if (typeof value !== "number" || !Number.isInteger(value)) return value;
  return /[.eE]/.test(context?.source ?? "") ? { $float: context?.source } : value;
}

function readMeta(path: string): JsonObject {
  return existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) as JsonObject : {};
}
