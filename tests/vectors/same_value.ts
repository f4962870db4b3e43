import { floatRepr } from "../../src/base/float.ts";
import { isObject, type Json, type JsonObject, markOf } from "./json.ts";

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
  if (mark === "$random") return true;
  if (mark === "$unordered") return sameUnordered(wanted.$unordered as Json[], got);
  if (!isObject(got) || markOf(got) !== mark) {
    return mark === "$tuple" && sameValue(wanted.$tuple as Json, got);
  }
  if (mark === "$float") return Object.is(numberOf(wanted.$float), numberOf(got.$float));
  const names = Object.keys(wanted);
  return names.length === Object.keys(got).length &&
    names.every((name) => sameValue(wanted[name] as Json, got[name]));
}

/** Whether two lists hold the same items in whatever order. */
export function sameUnordered(wanted: readonly Json[], got: Json | undefined): boolean {
  const items = isObject(got) && "$unordered" in got ? got.$unordered : got;
  if (!Array.isArray(items) || items.length !== wanted.length) return false;
  const left = [...items];
  return wanted.every((item) => {
    const at = left.findIndex((candidate) => sameValue(item, candidate));
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
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
  if (isObject(key) && key.$float !== undefined) return String(key.$float);
  // A key keeps the spelling of its type: `1e-05` is a float.
  if (typeof key === "number" && !Number.isInteger(key)) return floatRepr(key);
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
