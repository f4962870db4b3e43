import { ConfigError } from "../base/error.ts";
import { composeRequest } from "../compose/composition.ts";
import { completions } from "../compose/completion.ts";
import { keyWords } from "../compose/complete_keys.ts";
import { valueWords } from "../compose/complete_values.ts";
import type { CompositionRequest } from "../compose/composition_request.ts";
import type { Config } from "../config/config.ts";
import { requestOf } from "../compose/compose.ts";
import { secretsAround } from "../resolve/secrets.ts";
import { absolutePath } from "../runtime/file_path.ts";
import { localFileSystem } from "../runtime/file_system.ts";
import { parseArgs } from "./args.ts";
import type { Command, Invocation } from "./command.ts";
import { composeArgs, projectFlags } from "./compose_from_args.ts";
import { type Flag, flags } from "./flags.ts";
import { shells } from "./completion_scripts.ts";

/** The words that the last one of a command line may go on to. Nothing where what stands before it makes no sense. */
export async function candidates(
  invocation: Invocation,
  words: readonly string[],
): Promise<readonly string[]> {
  const before = words.slice(0, -1);
  const word = words.at(-1) ?? "";
  try {
    return await wordsAfter(invocation, before, word);
  } catch (error) {
    if (ConfigError.is(error)) return [];
    throw error;
  }
}

async function wordsAfter(
  invocation: Invocation,
  before: readonly string[],
  word: string,
): Promise<readonly string[]> {
  const { commands } = invocation;
  const at = before.findIndex((each) => !each.startsWith("-"));
  if (at < 0) return startingWith(word, commands.map(({ name }) => name));
  const entry = commands.find(({ name }) => name === before[at]);
  if (entry === undefined) return [];
  const command = await entry.load();
  const known = [...command.flags, flags.help];
  const given = before.toSpliced(at, 1);
  const asking = given.length === 0 ? undefined : flagSpelled(given[given.length - 1], known);
  if (asking?.value !== undefined && asking.attached !== true) {
    return asking.choices === undefined ? pathWords(asking, word) : startingWith(word, asking.choices);
  }
  if (/^-\D*$/.test(word) && word !== "") return startingWith(word, known.flatMap(spellings));
  if (command.name === "completion") return given.length === 0 ? startingWith(word, shells) : [];
  return await configWords(invocation, { command, given, word });
}

interface Asked {
  readonly command: Command;
  /** What was typed before the word, without the command's name. */
  readonly given: readonly string[];
  readonly word: string;
}

async function configWords(
  invocation: Invocation,
  { command, given, word }: Asked,
): Promise<readonly string[]> {
  if (!projectFlags.every((flag) => command.flags.includes(flag))) return [];
  const args = parseArgs(given, command.flags);
  const takesPath = command.usage.startsWith("PATH");
  const isPath = takesPath && args.words.length === 0;
  const { project, options } = await composeArgs(
    { ...invocation, args },
    takesPath ? args.words.slice(1) : args.words,
  );
  const request = requestOf(project, {
    ...options,
    onWarning: () => {},
    multirun: command.name === "sweep" || args.has(flags.multirun),
  });
  return isPath ? keyPathWords(request, word) : overrideWords(request, word);
}

function overrideWords(request: CompositionRequest, word: string): readonly string[] {
  const equals = word.indexOf("=");
  if (equals < 0) return completions(request, word);
  const whole = composedWhole(request);
  if (whole === undefined) return completions(request, word);
  const key = word.slice(0, equals).replace(/^[+~]+/, "");
  // The value that stands there is offered, but for what nobody is to read.
  if (secretsAround(whole.place, whole.context)?.hides(key) === true) return [];
  const values = valueWords(whole, word);
  return values.length > 0 ? values : completions(request, word);
}

/** Nothing where it does not compose: groups and options are completed even so. */
function composedWhole(request: CompositionRequest): Config | undefined {
  try {
    return composeRequest(request).whole;
  } catch (error) {
    if (ConfigError.is(error)) return undefined;
    throw error;
  }
}

/** Files and directories, or directories alone, for the value of a flag; a directory's name ends in `/`. */
function pathWords({ value }: Flag, word: string): readonly string[] {
  if (value !== "DIR" && value !== "FILE" && value !== "PATH") return [];
  const start = word.slice(0, word.lastIndexOf("/") + 1);
  const entries = localFileSystem.list(absolutePath(start)) ?? [];
  const names = entries.filter(({ kind }) => kind === "directory" || value !== "DIR").map(({ name, kind }) =>
    start + name + (kind === "directory" ? "/" : "")
  );
  return startingWith(word, names.toSorted());
}

/** Key paths: what an override may begin with, but for groups and `=`. */
function keyPathWords(request: CompositionRequest, word: string): readonly string[] {
  if (word.includes("=")) return [];
  const { config } = composeRequest(request);
  return keyWords(config, word).map((each) => each.replace(/=$/, ""));
}

function startingWith(start: string, words: readonly string[]): readonly string[] {
  return words.filter((word) => word.startsWith(start));
}

function spellings({ name, short }: Flag): readonly string[] {
  return short === undefined ? [`--${name}`] : [`--${name}`, `-${short}`];
}

function flagSpelled(word: string, known: readonly Flag[]): Flag | undefined {
  return known.find((flag) => spellings(flag).includes(word));
}
