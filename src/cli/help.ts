import type { Command, CommandEntry } from "./command.ts";
import type { Flag } from "./flags.ts";

/** The program's help. */
export function programHelp(commands: readonly CommandEntry[]): string {
  return [
    "Composed, validated, live configuration.",
    "",
    "Usage: hydrant COMMAND [WORDS] [FLAGS]",
    "",
    "Commands:",
    ...table(commands.map(({ name, summary }) => [name, summary])),
    "",
    "'hydrant COMMAND --help' tells more of each. 'hydrant --version' prints the version.",
    "",
    "Examples:",
    "  hydrant compose ml.threshold=0.9",
    "  hydrant explain ml.threshold",
    "  hydrant watch",
    "",
  ].join("\n");
}

/** One command's help. */
export function commandHelp(command: Command): string {
  const examples = command.examples.length === 0
    ? []
    : ["", "Examples:", ...command.examples.map((each) => `  ${each}`)];
  return [
    `${command.description}`,
    "",
    `Usage: hydrant ${command.name} ${command.usage} [FLAGS]`.replace(/ +/g, " "),
    "",
    "Flags:",
    ...table(command.flags.map((flag) => [spellings(flag), describe(flag)])),
    ...examples,
    "",
  ].join("\n");
}

function spellings({ name, short, value, attached }: Flag): string {
  const argument = value === undefined ? "" : attached === true ? `[=${value}]` : ` ${value}`;
  return `${short === undefined ? "" : `-${short}, `}--${name}${argument}`;
}

function describe({ help, choices, attached }: Flag): string {
  return choices === undefined || attached === true ? help : `${help}: ${choices.join(", ")}`;
}

function table(rows: readonly (readonly [string, string])[]): readonly string[] {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`);
}
