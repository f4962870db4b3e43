import type { RecordedCase } from "./case_file.ts";
import type { Difference } from "./compare.ts";
import { compositionDifferences } from "./composition_differences.ts";
import type { Outcome } from "./outcome.ts";
import { typedDifferences } from "./typed_differences.ts";

/** One way in which Hydrant differs on purpose: what it concerns, and why. */
export interface KnownDifference {
  readonly name: string;
  readonly reason: string;
  /** The files, by name, of which at least one case needs the rule; it is judged when all of them were run. */
  readonly files: readonly string[];
  /** Whether the rule explains the differences of a case. */
  readonly applies: (recorded: RecordedCase, differences: readonly Difference[], outcome: Outcome) => boolean;
}

/** Only for the reasons that the design lists (section 8), and never by the id of a case. */
export const knownDifferences: readonly KnownDifference[] = [
  {
    name: "types that TypeScript has not",
    reason:
      "OmegaConf's `bytes` and `path` fields hold Python objects; no schema of Hydrant can declare them",
    files: ["typed"],
    applies: (_recorded, differences) => differences.some(({ got }) => mentions(got, "crash: NoSuchType")),
  },
  {
    name: "ranges that Python's arithmetic refuses",
    reason:
      "A range with a step of 0 or with NaN ends in a ValueError or InvalidOperation of Python's own when Hydra lists it; here it is the error of every sweep that cannot be listed",
    files: ["overrides"],
    applies: (_recorded, differences) =>
      differences.every(({ where, wanted, got }) =>
        where === "sweep.error" && mentions(got, '"code":"sweep"') &&
        (mentions(wanted, '"type":"ValueError"') || mentions(wanted, '"type":"InvalidOperation"'))
      ),
  },
  {
    name: "YAML of Python objects",
    reason:
      "A configuration within what a resolver gives is written by PyYAML as the Python object that it is; here it is written as its content",
    files: ["interpolation"],
    applies: (_recorded, differences) =>
      differences.every(({ where, wanted }) =>
        /yaml(_resolved)?$/.test(where) && mentions(wanted, "!!python/object:omegaconf")
      ),
  },
  {
    name: "bounds on the size of YAML",
    reason:
      "What aliases expand to is bounded by a limit that its error names, and a large file without them loads; OmegaConf calls both a ConstructorError",
    files: ["yaml"],
    applies: (_recorded, differences) =>
      differences.every(({ wanted, got }) =>
        mentions(wanted, '"type":"ConstructorError"') && mentions(wanted, "YAML") &&
        mentions(wanted, "expan") &&
        (got === undefined || mentions(got, '"code":"limit_exceeded"'))
      ),
  },
  {
    name: "tagged scalars that spell no number",
    reason:
      "Python's `int()` and `float()` fail with a ValueError of their own there, without a line; here it is the constructor's error that it is",
    files: ["yaml"],
    applies: (_recorded, differences) =>
      differences.every(({ wanted, got }) =>
        /invalid literal for int\(\)|could not convert string to float/.test(
          JSON.stringify(wanted ?? null),
        ) &&
        mentions(got, '"code":"yaml_constructor"')
      ),
  },
  {
    name: "an element of blanks alone",
    reason:
      "OmegaConf's visitor fails an assertion of its own on it, while it evaluates; here it is the grammar error that it is",
    files: ["grammar"],
    applies: (_recorded, differences) =>
      differences.every(({ where, wanted }) =>
        where === "stage" || mentions(wanted, "AssertionError raised")
      ) &&
      differences.some(({ got }) => mentions(got, "GrammarParseError")),
  },
  {
    name: "the full key of a container in a list",
    reason:
      "OmegaConf leaves out the brackets there and gives `l1` for `l[1]`: a plain defect, nothing reads it back",
    files: ["interpolation"],
    applies: ({ ops }, differences) =>
      mentions(ops, '"op":"full_key"') &&
      differences.every(({ wanted, got }) =>
        unbracketed(got) === wanted && unbracketed(got) !== plainText(got)
      ),
  },
  ...compositionDifferences,
  ...typedDifferences,
];

/** A key path that an outcome holds, without its last brackets. */
function unbracketed(outcome: unknown): string {
  return plainText(outcome).replace(/\[(\d+)\]$/, "$1");
}

function plainText(outcome: unknown): string {
  return String((outcome as { readonly $plain?: unknown } | undefined)?.$plain);
}

function mentions(value: unknown, text: string): boolean {
  return JSON.stringify(value ?? null).includes(text);
}
