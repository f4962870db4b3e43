import { ConfigError } from "../base/error.ts";
import {
  compose,
  composeDetailed,
  type ComposeOptions,
  type DetailedComposition,
} from "../compose/compose.ts";
import type { Project } from "../compose/project.ts";
import type { Config } from "../config/config.ts";
import { absolutePath } from "../runtime/file_path.ts";
import { localFileSystem } from "../runtime/file_system.ts";
import type { Invocation } from "./command.ts";
import { flags } from "./flags.ts";
import { withNearbyPrimaries } from "./nearby_hint.ts";
import { projectOf } from "./project_file.ts";
import { schemaFile } from "./schema_file.ts";

/** Flags that say what to compose. */
export const projectFlags = [
  flags.configPath,
  flags.configName,
  flags.configDir,
  flags.project,
  flags.schema,
] as const;

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
  requireDirectories(invocation);
  const schema = await schemaFile(invocation);
  const found = await projectOf(invocation);
  const project = schema === undefined ? found : { ...found, schema };
  const options = {
    overrides,
    configName: args.value(flags.configName),
    configDirs: args.values(flags.configDir),
    onWarning: (text: string) => host.stderr.write(`warning: ${text}\n`),
  };
  return { project, options };
}

/** @throws {ConfigError} `missing_config` for a directory to search in that is not there */
function requireDirectories({ host, args }: Invocation): void {
  for (const given of args.values(flags.configDir)) {
    const directory = absolutePath(host.workingDirectory(), given);
    if (localFileSystem.status(directory)?.kind === "directory") continue;
    const message = `Cannot find the directory '${directory}' of --config-dir`;
    throw new ConfigError("missing_config", message, { details: { config: given, searchPath: [] } });
  }
}

/** Composes what the command line asks for. */
export async function composeFromArgs(invocation: Invocation, overrides: readonly string[]): Promise<Config> {
  const { project, options } = await composeArgs(invocation, overrides);
  return withNearbyPrimaries({ project, options }, () => compose(project, options));
}

/** The same with what led to it. */
export async function composeDetailedFromArgs(
  invocation: Invocation,
  overrides: readonly string[],
  more: Pick<ComposeOptions, "asJob"> = {},
): Promise<DetailedComposition> {
  const { project, options } = await composeArgs(invocation, overrides);
  return withNearbyPrimaries({ project, options }, () => composeDetailed(project, { ...options, ...more }));
}
