import type { ComposeOptions } from "../../src/compose/compose.ts";
import type { Project } from "../../src/compose/project.ts";
import type { RecordedCase } from "./case_file.ts";
import type { JsonObject } from "./json.ts";
import type { CaseContext } from "./outcome.ts";
import { treeDirectory, TreeFiles, treeOf } from "./tree_files.ts";

/** The project and options that compose what a case composes. */
export interface CaseRequest {
  readonly project: Omit<Project, "dir"> & { readonly dir: string | undefined };
  readonly options: ComposeOptions;
}

/** A moment for `now:`; what depends on it is not recorded. */
const someMoment = 1_700_000_000_000;

export function caseRequest(recorded: RecordedCase, context: CaseContext): CaseRequest {
  const { config_dir: directory, config_name: configName } = recorded;
  return {
    project: {
      dir: typeof directory === "string" ? `${treeDirectory}/${directory}`.replace(/\/$/, "") : undefined,
      configName: typeof configName === "string" ? configName : null,
    },
    options: {
      overrides: recorded.overrides as readonly string[] | undefined,
      env: (recorded.env ?? {}) as JsonObject as Readonly<Record<string, string>>,
      now: someMoment,
      onWarning: (text) => context.warnings.push(text),
      configDirs: ((recorded.extra_dirs ?? []) as string[]).map((path) => `${treeDirectory}/${path}`),
      files: new TreeFiles(treeOf(recorded, context)),
      workingDirectory: treeDirectory,
      multirun: recorded.run_mode === "multirun",
      skipMissing: recorded.skip_missing === true,
      // As Hydra's compose does, which runs no job.
      asJob: false,
    },
  };
}
