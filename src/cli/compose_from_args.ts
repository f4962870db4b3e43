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
import { projectOf } from "./project_file.ts";

/** Flags that say what to compose. */
export const projectFlags = [flags.configPath, flags.configName, flags.configDir, flags.project] as const;

/** What the command line asks to compose; what it does not say is up to the project. */
export interface ComposeArgs {
  readonly project: Project;
  readonly options: ComposeOptions;
}

/** The project and the options that the command line names. Warnings go to stderr. */
export async function composeArgs(
  invocation: Invocation,
  overrides: readonly string[],
): Promise<ComposeArgs> {
  const { host, args } = invocation;
  const project = await projectOf(invocation);
  const options = {
    overrides,
    configName: args.value(flags.configName),
    configDirs: args.values(flags.configDir),
    onWarning: (text: string) => host.stderr.write(`warning: ${text}\n`),
  };
  return { project, options };
}

/** Composes what the command line asks for. */
export async function composeFromArgs(invocation: Invocation, overrides: readonly string[]): Promise<Config> {
  const { project, options } = await composeArgs(invocation, overrides);
  return compose(project, options);
}

/** The same with what led to it. */
export async function composeDetailedFromArgs(
  invocation: Invocation,
  overrides: readonly string[],
): Promise<DetailedComposition> {
  const { project, options } = await composeArgs(invocation, overrides);
  return composeDetailed(project, options);
}
