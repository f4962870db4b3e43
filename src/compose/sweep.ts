import { Config } from "../config/config.ts";
import { select } from "../config/select.ts";
import { parseOverrides } from "../override/parse.ts";
import { sweepBatches } from "../override/sweep_jobs.ts";
import { equalContent } from "../tree/equal_content.ts";
import { placeUnder } from "./place_under.ts";
import { type ComposeOptions, requestOf } from "./compose.ts";
import { composePrepared, composeRequest, type Composition } from "./composition.ts";
import { asComposition, compositionError } from "./composition_error.ts";
import type { CompositionRequest } from "./composition_request.ts";
import { evaluationOf } from "./prepare.ts";
import type { Project } from "./project.ts";

/** One job of a sweep. */
export interface SweepJob {
  /** From 0, over all batches. */
  readonly number: number;
  readonly overrides: readonly string[];
}

/** The jobs that a sweep stands for. */
export interface Sweep {
  /** The configuration of the sweep itself. */
  readonly controller: Composition;
  /** As many jobs at a time as `hydra.sweeper.max_batch_size` says. */
  readonly batches: readonly (readonly SweepJob[])[];
  /**
   * The configuration of a job, `hydra.job.num`, `hydra.job.id` and `hydra.runtime.output_dir` among it.
   *
   * @throws {ConfigError} as composing does; `composition` for a job that asks for another launcher or sweeper
   */
  compose(job: SweepJob): Composition;
}

/**
 * Lists the jobs of a sweep: overrides such as `lr=0.1,0.01` or `db=glob(*)`, and what `hydra.sweeper.params` says,
 * in every combination.
 *
 * @throws {ConfigError} as `compose`; `sweep` for what cannot be listed; `composition` for a sweeper of a plug-in
 */
export function sweep(project: Project, options: ComposeOptions = {}): Sweep {
  return sweepRequest({ ...requestOf(project, options), multirun: true, job: undefined });
}

/** As `sweep`, for a request. */
export function sweepRequest(request: CompositionRequest): Sweep {
  const controller = composeRequest(request);
  const { library, whole } = controller;
  requireBasicSweeper(whole);
  const parsed = asComposition(() =>
    parseOverrides(sweptOverrides(whole), { angle: request.angle, random: request.random })
  );
  const texts = sweepBatches(parsed, {
    batchSize: batchSizeOf(whole),
    random: request.random,
    optionsOf: (group) => library.configsIn(group),
  });
  let number = 0;
  const batches = texts.map((batch) => batch.map((overrides): SweepJob => ({ number: number++, overrides })));
  return { controller, batches, compose: (job) => composeJob(request, controller, job) };
}

/** The overrides of the sweeper's parameters, and those that were given. */
function sweptOverrides(whole: Config): string[] {
  const params = select(whole, "hydra.sweeper.params");
  const values = params instanceof Config ? params.value as Readonly<Record<string, unknown>> : {};
  const given = select(whole, "hydra.overrides.task") as Config<readonly string[]>;
  return [...Object.entries(values).map(([key, value]) => `${key}=${value}`), ...given.value];
}

const basicSweeper = "hydra._internal.core_plugins.basic_sweeper.BasicSweeper";

/** @throws {ConfigError} composition for a sweeper that only Python could run */
function requireBasicSweeper(whole: Config): void {
  const target = select(whole, "hydra.sweeper._target_");
  if (target === basicSweeper) return;
  const message = `Cannot sweep by '${target}': only 'hydra/sweeper: basic' can be listed`;
  throw compositionError(message, { group: "hydra/sweeper", value: target }, {
    keyPath: "hydra.sweeper._target_",
  });
}

function batchSizeOf(whole: Config): number | undefined {
  const size = select(whole, "hydra.sweeper.max_batch_size");
  return typeof size === "number" ? size : undefined;
}

function composeJob(request: CompositionRequest, controller: Composition, job: SweepJob): Composition {
  const hydra = select(controller.whole, "hydra.overrides.hydra") as Config<readonly string[]>;
  const texts = [...hydra.value, ...job.overrides];
  const jobRequest: CompositionRequest = {
    ...request,
    overrides: texts,
    multirun: false,
    skipMissing: false,
    // What aliases stand for is written out already.
    withAliases: false,
    job: { kind: "sweep", number: job.number },
  };
  const overrides = parseOverrides(texts, { angle: request.angle, random: request.random });
  const { library } = controller;
  const composed = composePrepared(jobRequest, { ...evaluationOf(jobRequest), library, overrides });
  requireSameController(controller, composed);
  return composed;
}

/** Who launches and sweeps is settled before the first job. */
function requireSameController(controller: Composition, job: Composition): void {
  for (const name of ["launcher", "sweeper"]) {
    const group = `hydra/${name}`;
    const [wanted, found] = [controller.choices.get(group), job.choices.get(group)];
    if (wanted !== found) {
      const message = `'${group}' is '${wanted}' for the sweep, and a job makes it '${found}': ` +
        "choose it in the primary config or by an override";
      throw compositionError(message, { group });
    }
    if (sameAt(controller.whole, job.whole, `hydra.${name}`)) continue;
    const message = `A job changes 'hydra.${name}', which is settled for the whole sweep: ` +
      "set it in the primary config or by an override";
    throw compositionError(message, { group }, { keyPath: `hydra.${name}` });
  }
}

function sameAt(one: Config, other: Config, keyPath: string): boolean {
  const left = placeUnder(one.place, keyPath, one.context);
  const right = placeUnder(other.place, keyPath, other.context);
  if (left === undefined || right === undefined) return left === right;
  return equalContent(left.node, right.node);
}
