import { renderError } from "../base/error_text.ts";
import { ConfigError } from "../base/error.ts";
import { nearestName } from "../base/suggestion.ts";
import type { ProcessHost } from "../runtime/process.ts";
import { parseArgs, usage } from "./args.ts";
import type { CommandEntry, LoadLibrary } from "./command.ts";
import { commands } from "./commands.ts";
import { exitStatus, statusOf } from "./exit_status.ts";
import { type Flag, flags } from "./flags.ts";
import { commandHelp, programHelp } from "./help.ts";
import { version } from "./version.ts";

/** Runs a command line, and gives the exit status. Nothing is thrown: what fails is told on stderr. */
export async function main(host: ProcessHost, library: LoadLibrary): Promise<number> {
  try {
    return await dispatch(host, library);
  } catch (error) {
    const kind = statusOf(error) === exitStatus.internal ? "internal error" : "error";
    host.stderr.write(`${kind}: ${renderError(error)}\n`);
    if (ConfigError.is(error, "usage")) host.stderr.write("'hydrant --help' tells what there is\n");
    return statusOf(error);
  }
}

async function dispatch(host: ProcessHost, library: LoadLibrary): Promise<number> {
  const { args, stdout } = host;
  const at = commandIndex(args);
  if (at < 0) return withoutCommand(host);
  const command = await entryOf(args[at]).load();
  const parsed = parseArgs([...args.slice(0, at), ...args.slice(at + 1)], [...command.flags, flags.help]);
  if (parsed.has(flags.help)) {
    stdout.write(commandHelp(command));
    return exitStatus.ok;
  }
  return await command.run({ host, args: parsed, library, commands });
}

function withoutCommand({ args, stdout, stderr }: ProcessHost): number {
  const parsed = parseArgs(args, [flags.help, flags.version]);
  if (parsed.has(flags.version)) {
    stdout.write(`hydrant ${version}\n`);
    return exitStatus.ok;
  }
  const asked = parsed.has(flags.help);
  (asked ? stdout : stderr).write(programHelp(commands));
  return asked ? exitStatus.ok : exitStatus.usage;
}

/** The first word that is neither a flag nor the value of one, wherever flags stand; -1 without one. */
function commandIndex(args: readonly string[]): number {
  const known: readonly Flag[] = Object.values(flags);
  for (let at = 0; at < args.length; at++) {
    const word = args[at];
    if (word === "--") return -1;
    if (!word.startsWith("-")) return at;
    const flag = known.find(({ name, short }) =>
      word === `--${name}` || (short !== undefined && word === `-${short}`)
    );
    if (flag?.value !== undefined && flag.attached !== true) at++;
  }
  return -1;
}

function entryOf(name: string): CommandEntry {
  const entry = commands.find((each) => each.name === name);
  if (entry !== undefined) return entry;
  const names = commands.map((each) => each.name);
  const suggestion = nearestName(name, names);
  const details = { argument: name, available: names };
  throw usage(
    `There is no command '${name}'`,
    suggestion === undefined ? details : { ...details, suggestion },
  );
}
