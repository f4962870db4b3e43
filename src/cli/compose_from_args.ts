import {
  compose,
  composeDetailed,
  type ComposeOptions,
  type DetailedComposition,
} from "../compose/compose.ts";
import type { Project } from "../compose/project.ts";
import type { Config } from "../config/config.ts";
import type { Invocation } from "./command.ts";
import { flags } from "./flags.ts";

/** Flags that say what to compose. */
export const projectFlags = [flags.configPath, flags.configName, flags.configDir] as const;

/** What the command line asks to compose; what it does not say is up to the project. */
export interface ComposeArgs {
  readonly project: Project;
  readonly options: ComposeOptions;
}

/** The project and the options that the command line names. Warnings go to stderr. */
export function composeArgs({ host, args }: Invocation, overrides: readonly string[]): ComposeArgs {
  const project = { dir: args.value(flags.configPath) ?? "conf" };
  const options = {
    overrides,
    configName: args.value(flags.configName),
    configDirs: args.values(flags.configDir),
    onWarning: (text: string) => host.stderr.write(`warning: ${text}\n`),
  };
  return { project, options };
}

/** Composes what the command line asks for. */
export function composeFromArgs(invocation: Invocation, overrides: readonly string[]): Config {
  const { project, options } = composeArgs(invocation, overrides);
  return compose(project, options);
}

/** The same with what led to it. */
export function composeDetailedFromArgs(
  invocation: Invocation,
  overrides: readonly string[],
): DetailedComposition {
  const { project, options } = composeArgs(invocation, overrides);
  return composeDetailed(project, options);
}
