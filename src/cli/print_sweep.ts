import { sweep } from "../compose/sweep.ts";
import { maskAssignment } from "../base/masked_line.ts";
import { revealing } from "../base/redactor.ts";
import { visibleText } from "../base/visible_text.ts";
import type { Composition } from "../compose/composition.ts";
import { select } from "../config/select.ts";
import { secretsAround } from "../resolve/secrets.ts";
import { relativePath } from "../runtime/file_path.ts";
import type { Invocation } from "./command.ts";
import { composeArgs } from "./compose_from_args.ts";
import { exitStatus } from "./exit_status.ts";
import { flags } from "./flags.ts";
import { withNearbyPrimaries } from "./nearby_hint.ts";
import { writePlainJson } from "./print_plain.ts";
import { create } from "../config/create.ts";
import { toYaml } from "../config/to_yaml.ts";

/** One job as it is printed. */
interface ListedJob {
  readonly number: number;
  readonly overrides: readonly string[];
  /** The folder that is meant for what the job writes. */
  readonly output_dir: string | null;
}

/**
 * Lists the jobs that overrides stand for, each of them composed.
 *
 * @throws {ConfigError} as `sweep` and the composition of a job
 */
export async function printSweep(invocation: Invocation): Promise<number> {
  const { host, args } = invocation;
  const { project, options } = await composeArgs(invocation, args.words);
  const { controller, batches, compose } = withNearbyPrimaries(
    { project, options },
    () => sweep(project, options),
  );
  const format = args.value(flags.output);
  const jobs: ListedJob[] = [];
  const all = batches.flat();
  const width = String(all.length - 1).length;
  // As in other dumps, only what a schema marks is masked.
  const marked = secretsAround(controller.config.place, controller.config.context);
  const redactor = args.has(flags.reveal) ? revealing : marked ?? revealing;
  for (const job of all) {
    const overrides = job.overrides.map((override) => redactor.masked(maskAssignment(override, redactor)));
    const listed = { number: job.number, overrides, output_dir: outputFolder(compose(job)) };
    if (format !== undefined) jobs.push(listed);
    else host.stdout.write(jobLine(listed, { width, from: host.workingDirectory() }));
  }
  if (format === "json") host.stdout.write(writePlainJson(jobs));
  if (format === "yaml") host.stdout.write(toYaml(create(jobs)));
  return exitStatus.ok;
}

function outputFolder({ whole }: Composition): string | null {
  const folder = select(whole, "hydra.runtime.output_dir");
  return typeof folder === "string" ? folder : null;
}

/** `0  multirun/2026-11-23/22-15-00/0  db=mysql port=1` */
function jobLine(
  { number, overrides, output_dir }: ListedJob,
  { width, from }: { readonly width: number; readonly from: string },
): string {
  const folder = output_dir === null ? "-" : shorter(output_dir, relativePath(from, output_dir));
  return `${visibleText([String(number).padStart(width), folder, overrides.join(" ")].join("  "))}\n`;
}

function shorter(absolute: string, relative: string): string {
  return relative.startsWith("..") ? absolute : relative;
}
