import type { Interpolation } from "./ast.ts";

/** The text that an interpolation was parsed from, in the spelling that it was written in. */
export function printInterpolation(interpolation: Interpolation): string {
  let text = "";
  for (const part of interpolation.parts) text += part.raw;
  return text;
}
