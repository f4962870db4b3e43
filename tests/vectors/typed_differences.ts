import type { KnownDifference } from "./known_differences.ts";

/** Differences in typed configurations: plain defects of the original. */
export const typedDifferences: readonly KnownDifference[] = [
  {
    name: "text that does not parse, in a union",
    reason:
      "OmegaConf lets a broken interpolation into a union unread, and fails when it is read; here it fails at creation, as everywhere else",
    files: ["typed"],
    applies: (_recorded, differences) =>
      differences.every(({ got }) => mentions(got, '"type":"GrammarParseError"')) &&
      differences.some(({ where, wanted }) =>
        where.endsWith("value_error") && mentions(wanted, '"type":"GrammarParseError"')
      ),
  },
  {
    name: "an object where a literal is declared",
    reason:
      "Python's issubclass crashes on a Literal; here the value is refused as any other that does not fit",
    files: ["typed"],
    applies: (_recorded, differences) =>
      differences.every(({ wanted, got }) =>
        mentions(wanted, "cannot be used with issubclass()") && mentions(got, '"type":"ValidationError"')
      ),
  },
  {
    name: "a Python class as text",
    reason:
      "Python makes text of the class itself where a string is declared; no such text means anything here",
    files: ["typed"],
    applies: (_recorded, differences) =>
      differences.some(({ wanted }) => mentions(wanted, "<class '")) &&
      differences.every(({ wanted, got }) =>
        mentions(wanted, "<class '") || mentions(got, '"type":"ValidationError"')
      ),
  },
  {
    name: "the full key within a list that stands in a union",
    reason: "OmegaConf gives `v.[0]` for `v[0]` there: a plain defect, nothing reads it back",
    files: ["typed"],
    applies: (_recorded, differences) =>
      differences.every(({ wanted, got }) => {
        const key = keyOf(wanted);
        return key !== undefined && key.includes(".[") && key.replaceAll(".[", "[") === keyOf(got);
      }),
  },
];

function keyOf(outcome: unknown): string | undefined {
  const key = (outcome as { readonly key?: unknown } | undefined)?.key;
  return typeof key === "string" ? key : undefined;
}

function mentions(value: unknown, text: string): boolean {
  return JSON.stringify(value ?? null).includes(text);
}
