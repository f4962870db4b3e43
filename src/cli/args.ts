import { ConfigError } from "../base/error.ts";
import { nearestName } from "../base/suggestion.ts";
import type { Flag } from "./flags.ts";

/** A command line, told apart. */
export interface ParsedArgs {
  /** Words that are no flags, in order: paths, overrides. */
  readonly words: readonly string[];
  /** What follows `--`, as it is; nothing when there is no `--`. */
  readonly rest: readonly string[] | undefined;
  has(flag: Flag): boolean;
  /** The value of a flag; the last one where it was given again. */
  value(flag: Flag): string | undefined;
  values(flag: Flag): readonly string[];
}

/**
 * Tells flags from words, wherever they stand: overrides may begin with `+`, `~` or hold a minus. A word that begins
 * with `-` is a flag unless it is a number.
 *
 * @throws {ConfigError} `usage`
 */
export function parseArgs(args: readonly string[], known: readonly Flag[]): ParsedArgs {
  const given = new Map<string, string[]>();
  const words: string[] = [];
  let rest: readonly string[] | undefined;
  for (let at = 0; at < args.length; at++) {
    const word = args[at];
    if (word === "--") {
      rest = args.slice(at + 1);
      break;
    }
    if (!isFlag(word)) {
      words.push(word);
      continue;
    }
    const { flag, attached } = readFlag(word, known);
    let value = attached ?? "";
    if (flag.value !== undefined && flag.attached !== true && attached === undefined) {
      at++;
      if (at === args.length) throw usage(`Flag '${word}' needs a value: ${flag.value}`, { argument: word });
      value = args[at];
    }
    checkValue(flag, { word, value, attached });
    given.set(flag.name, [...(given.get(flag.name) ?? []), value]);
  }
  return {
    words,
    rest,
    has: (flag) => given.has(flag.name),
    value: (flag) => given.get(flag.name)?.at(-1),
    values: (flag) => given.get(flag.name) ?? [],
  };
}

/** A fault of the command line. */
export function usage(
  message: string,
  details: {
    readonly argument?: string;
    readonly available?: readonly string[];
    readonly suggestion?: string;
  } = {},
): ConfigError {
  return new ConfigError("usage", message, { details });
}

/** The whole number that a flag was given. @throws {ConfigError} `usage` */
export function millisecondsOf(args: ParsedArgs, flag: Flag): number | undefined {
  const value = args.value(flag);
  if (value === undefined) return undefined;
  if (/^[0-9]{1,9}$/.test(value)) return Number(value);
  throw usage(`Flag '--${flag.name}' needs a whole number of milliseconds, not '${value}'`, {
    argument: value,
  });
}

function isFlag(word: string): boolean {
  return word.length > 1 && word.startsWith("-") && !/^-\.?[0-9]/.test(word);
}

function readFlag(
  word: string,
  known: readonly Flag[],
): { readonly flag: Flag; readonly attached: string | undefined } {
  const equals = word.indexOf("=");
  const spelled = equals < 0 ? word : word.slice(0, equals);
  const attached = equals < 0 ? undefined : word.slice(equals + 1);
  const flag = known.find(({ name, short }) =>
    spelled === `--${name}` || (short !== undefined && spelled === `-${short}`)
  );
  if (flag !== undefined) return { flag, attached };
  const spellings = known.flatMap(({ name, short }) =>
    short === undefined ? [`--${name}`] : [`--${name}`, `-${short}`]
  );
  const suggestion = nearestName(spelled, spellings);
  const details = { argument: word, available: spellings };
  const hint = spelled.startsWith("--") || suggestion !== undefined
    ? ""
    : "; a value that begins with '-' goes behind '--'";
  throw usage(
    `There is no flag '${spelled}'${hint}`,
    suggestion === undefined ? details : { ...details, suggestion },
  );
}

function checkValue(
  flag: Flag,
  given: { readonly word: string; readonly value: string; readonly attached: string | undefined },
): void {
  if (flag.value === undefined && given.attached !== undefined) {
    throw usage(`Flag '--${flag.name}' takes no value`, { argument: given.word });
  }
  if (flag.choices === undefined || flag.choices.includes(given.value)) return;
  if (flag.attached === true && given.attached === undefined) return;
  const choices = flag.choices.map((choice) => `'${choice}'`).join(", ");
  throw usage(`Flag '--${flag.name}' takes ${choices}, not '${given.value}'`, {
    argument: given.value,
    available: flag.choices,
  });
}
