import { equalContent } from "../tree/equal_content.ts";
import type { Config } from "./config.ts";

/**
 * Whether two configurations say the same without anything being resolved: interpolations are compared as they
 * are written, and `???` is no error. Types, flags and origins do not count.
 *
 * @example
 * ```ts
 * import { create } from "@hydrant/config";
 * import { structurallyEqual } from "@hydrant/config/tree";
 * import assert from "node:assert/strict";
 *
 * assert.ok(structurallyEqual(create("{a: '${b}', b: 1}"), create("{b: 1, a: '${b}'}")));
 * assert.ok(!structurallyEqual(create("{a: '${b}', b: 1}"), create("{a: 1, b: 1}")));
 * ```
 */
export function structurallyEqual(left: Config, right: Config): boolean {
  return equalContent(left.place.node, right.place.node);
}
