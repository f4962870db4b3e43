import type { SpellingOptions } from "../grammar/opening.ts";
import { spellingAt } from "../grammar/opening.ts";
import type { NodeReference } from "./ast.ts";

/** `${a.b.c}` or `${..a}` and nothing besides, of ASCII word characters and `-`: nine of ten interpolations. */
const simplePattern = /^\$(?:\{(\.*)([\w-]+(?:\.[\w-]+)*)\}|<(\.*)([\w-]+(?:\.[\w-]+)*)>)$/;

/** Parses a text that is one reference by plain keys; nothing when the whole grammar is needed. */
export function simpleReference(text: string, options?: SpellingOptions): NodeReference | undefined {
  const match = simplePattern.exec(text);
  if (match === null) return undefined;
  const [, dollarDots, dollarPath, angleDots, anglePath] = match;
  const spelling = dollarPath === undefined ? "angle" : "dollar";
  if (spelling === "angle" && (options?.angle === false || spellingAt(text, 0) !== "angle")) return undefined;
  const path = (dollarPath ?? anglePath ?? "").split(".");
  return {
    kind: "node",
    spelling,
    start: 0,
    raw: text,
    relativeDots: (dollarDots ?? angleDots ?? "").length,
    keys: path,
    path,
  };
}
