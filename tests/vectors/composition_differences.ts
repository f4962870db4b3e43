import type { KnownDifference } from "./known_differences.ts";

/** How composition differs from Hydra's on purpose. */
export const compositionDifferences: readonly KnownDifference[] = [
  {
    name: "texts of the hydra node",
    reason: "Help texts and log formats in the `hydra` node are in our own words",
    files: ["compose"],
    applies: (_recorded, differences) =>
      differences.every(({ where, wanted, got }) => {
        return where === "hydra_yaml" && withoutTexts(String(wanted)) === withoutTexts(String(got));
      }),
  },
  {
    name: "options that are no strings",
    reason:
      "A list or mapping among several options makes Hydra look up an attribute `split` in it: a crash; here it is an error of the composition",
    files: ["defaults", "compose", "fuzz"],
    applies: (_recorded, differences) =>
      differences.every(({ where, wanted, got }) =>
        where.startsWith("error") && /value\[\d+\](\.split|\[split\])/.test(JSON.stringify(wanted)) &&
        mentions(got, '"code":"composition"')
      ),
  },
  {
    name: "the hydra node outside of a job",
    reason:
      "Recorded without a job, where `hydra_override_dirname` ends in a ValueError of Python's; a composed configuration knows its hydra node",
    files: ["compose"],
    applies: (_recorded, differences) =>
      differences.every(({ where, wanted }) =>
        where === "yaml_resolved.error" && mentions(wanted, "HydraConfig was not set")
      ),
  },
  {
    name: "an escaped interpolation in the way of an update",
    reason:
      "Hydra ends in an AttributeError of Python's where a text such as `\\${a}` stands in the way; it is a text like any other",
    // No recorded case meets it, fuzzing does.
    files: ["fuzz:compose"],
    applies: (_recorded, differences) =>
      differences.every(({ where, wanted }) =>
        where.startsWith("error") &&
        mentions(wanted, "'NoneType' object has no attribute 'interpolationNode'")
      ),
  },
  {
    name: "configs in packages of Python",
    reason:
      "Nothing named by data is imported: a search path `pkg://…` leads to Hydra's own configs and nowhere else",
    files: ["completion"],
    applies: (_recorded, _differences, outcome) => mentions(outcome.warnings, "path=pkg://"),
  },
  {
    name: "bytes in YAML",
    reason: "`!!binary` makes a bytes object of Python's, which no configuration here can hold",
    files: ["defaults", "compose"],
    applies: (_recorded, differences) =>
      differences.every(({ got }) => mentions(got, '"code":"unsupported_value"') && mentions(got, "'bytes'")),
  },
];

/** The hydra node's text without help texts, and without what log formats say. */
function withoutTexts(yaml: string): string {
  return yaml
    .replace(/^help:\n(?: .*\n|\n)*/m, "help: {}\n")
    .replace(/^hydra_help:\n(?: .*\n|\n)*/m, "hydra_help: {}\n")
    .replace(/^( +format:).*\n(?:\1 .*\n)?/gm, "$1\n");
}

function mentions(value: unknown, text: string): boolean {
  return JSON.stringify(value ?? null).includes(text);
}
