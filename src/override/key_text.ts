import type { OverrideKey } from "./ast.ts";

/** What a key region is, by how it is written. */
type KeyShape = "empty" | "name" | "special_name" | "dotted" | "group" | "value_path" | "none";

const name = /^[A-Za-z_][A-Za-z0-9_-]*$/;
const group = /^[A-Za-z_][A-Za-z0-9_-]*(?:\/[A-Za-z_][A-Za-z0-9_-]*)+$/;
const plainSegment = /^(?:[A-Za-z_$][A-Za-z0-9_$-]*|0|[1-9](?:_?[0-9])*)$/;
/** One segment of a path, with the dot before it or in its brackets; escapes let it hold any of `.[]=`. */
const pathPart = /(\.?)((?:[A-Za-z0-9_$-]|\\[.[\]=])+)|\[(?:[A-Za-z0-9_$-]|\\[.[\]=])+\]/y;

/** The end of the key, or of the package, that begins at `at`: before a `=` or `@`, or the end of the text. */
export function endOfKeyRegion(text: string, at: number): number {
  let end = at;
  while (end < text.length && text[end] !== "=" && text[end] !== "@") end += text[end] === "\\" ? 2 : 1;
  return Math.min(end, text.length);
}

/** The key that stands in two regions, the second after an `@`; nothing when they are no key. */
export function keyOf(region: string, packageRegion: string | undefined): OverrideKey | undefined {
  const shape = shapeOf(region);
  if (shape === "none") return undefined;
  const isValuePath = shape === "value_path";
  if (packageRegion !== undefined && (isValuePath || !isPackage(packageRegion))) return undefined;
  return { key: region, package: packageRegion, isValuePath };
}

/** Whether a text can stand after the `@`: a dotted path, or nothing for the global package. */
export function isPackage(text: string): boolean {
  const shape = shapeOf(text);
  return shape === "empty" || shape === "name" || shape === "special_name" || shape === "dotted";
}

/** Whether a text is a package or a group's name. */
export function isPackageOrGroup(text: string): boolean {
  return isPackage(text) || group.test(text);
}

function shapeOf(text: string): KeyShape {
  if (text === "") return "empty";
  if (name.test(text)) return "name";
  if (group.test(text)) return "group";
  return pathShape(text);
}

function pathShape(text: string): KeyShape {
  let parts = 0;
  let isValuePath = false;
  let bareNumberFirst = false;
  pathPart.lastIndex = 0;
  while (pathPart.lastIndex < text.length) {
    const match = pathPart.exec(text);
    if (match === null) return "none";
    const [, dot, segment] = match;
    const bracketed = segment === undefined;
    if (parts === 0 ? bracketed || dot === "." : !bracketed && dot === "") return "none";
    if (bracketed && parts === 1 && bareNumberFirst) return "none";
    if (bracketed || segment.includes("\\")) isValuePath = true;
    else if (!plainSegment.test(segment)) return "none";
    if (parts === 0) bareNumberFirst = /^[0-9]+$/.test(segment.replaceAll("_", ""));
    parts++;
  }
  if (isValuePath) return "value_path";
  if (parts > 1) return "dotted";
  return bareNumberFirst ? "none" : "special_name";
}
