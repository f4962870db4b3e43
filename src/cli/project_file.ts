import { ConfigError } from "../base/error.ts";
import type { Project } from "../compose/project.ts";
import { absolutePath } from "../runtime/file_path.ts";
import { localFileSystem } from "../runtime/file_system.ts";
import { loadModule } from "../runtime/module_loader.ts";
import type { Invocation } from "./command.ts";
import { flags } from "./flags.ts";

/** The project file that is taken where the command line names none and it is there. */
const usualFile = "hydrant.config.ts";

/**
 * The project that `--project` names, or the usual file where there is one; else the directory `conf`. It is a program's
 * own code, and runs.
 *
 * @throws {ConfigError} `file_access` when the file exports no project
 */
export async function projectOf({ host, args, library }: Invocation): Promise<Project> {
  const dir = args.value(flags.configPath);
  const file = projectFile(host.workingDirectory(), args.value(flags.project));
  if (file === undefined) return { dir: dir ?? "conf" };
  // Loaded here and not at the top: what has no project file starts without it.
  const module = await loadModule(file, await library());
  const project = asProject(module["default"], file);
  return dir === undefined ? project : { ...project, dir };
}

function projectFile(directory: string, named: string | undefined): string | undefined {
  if (named !== undefined) return absolutePath(directory, named);
  const usual = absolutePath(directory, usualFile);
  return localFileSystem.status(usual)?.kind === "file" ? usual : undefined;
}

function asProject(exported: unknown, file: string): Project {
  if (typeof exported === "object" && exported !== null && "dir" in exported) {
    const { dir } = exported;
    // What its other fields are, its own type checker says; composing checks what it uses.
    if (typeof dir === "string" || dir instanceof URL) return exported as Project;
  }
  const reason = "it has no default export that is an object with a 'dir'";
  throw new ConfigError("file_access", `Cannot take '${file}' for a project: ${reason}`, {
    details: { path: file, reason },
  });
}
