import { Config } from "../config/config.ts";
import { select } from "../config/select.ts";
import { ConfigError } from "../base/error.ts";
import type { Override } from "../override/ast.ts";
import type { ResolveContext } from "../resolve/context.ts";
import { isHydraOverride } from "../override/print.ts";
import { absolutePath } from "../runtime/file_path.ts";
import type { ConfigSource } from "../source/config_source.ts";
import { equalContent } from "../tree/equal_content.ts";
import { positionOfKey } from "../tree/key.ts";
import { MapNode, type Node } from "../tree/node.ts";
import { withFlags, withoutEntryAt } from "../tree/node_edit.ts";
import { rootPlace } from "../tree/place.ts";
import { applyOverrides } from "./apply_overrides.ts";
import { ChoiceLedger } from "./choice_ledger.ts";
import { asComposition, compositionError } from "./composition_error.ts";
import type { CompositionRequest, JobRole } from "./composition_request.ts";
import type { ConfigLibrary } from "./config_library.ts";
import { expandDefaults } from "./defaults_expansion.ts";
import { checkUnique, type DefaultsTree, type FinalDefault, finalDefaults } from "./defaults_tree.ts";
import { withJobNumber, withOutputDirectory, withRuntimeFacts } from "./hydra_runtime.ts";
import { hydraNodeError } from "./override_aliases.ts";
import { mergeDefaults } from "./merge_defaults.ts";
import { validatingParts } from "./part_schemas.ts";
import { prepare, type PreparedComposition } from "./prepare.ts";
import { isSweepOverride, type SortedOverrides, sortOverrides } from "./requested_choices.ts";
import { firstTree, withDeclaredShape, withHydraField, withOpenPlaces } from "./typed_root.ts";

/** What a composition gave. */
export interface Composition {
  /** The whole, with the `hydra` node. */
  readonly whole: Config;
  /** The same without the `hydra` node: what programs read. */
  readonly config: Config;
  /** The final defaults list, Hydra's own entries first. */
  readonly defaults: readonly FinalDefault[];
  readonly tree: DefaultsTree;
  /** The choices made by key (`db`, `db@pkg`), in the order in which they were met: last to first. */
  readonly choices: ReadonlyMap<string, string | null>;
  /** The search path. */
  readonly sources: readonly ConfigSource[];
  /** The overrides, aliases expanded. */
  readonly overrides: readonly Override[];
  readonly library: ConfigLibrary;
}

/**
 * Composes a configuration as Hydra does.
 *
 * @throws {ConfigError} missing_config, composition, composition_value, config_load, override_parse, and for the
 * primary config whatever reading it raises
 */
export function composeRequest(request: CompositionRequest): Composition {
  return composePrepared(request, prepare(request));
}

/** As `composeRequest`, once the search path and the overrides are known. */
export function composePrepared(request: CompositionRequest, prepared: PreparedComposition): Composition {
  return asComposition(() => composed(request, prepared));
}

function composed(request: CompositionRequest, prepared: PreparedComposition): Composition {
  const { library, overrides } = prepared;
  refuseSweeps(overrides, request.multirun);
  const sorted = sortOverrides(overrides, library);
  const { ledger, ...expanded } = expandRequest(request, library, sorted);
  const shape = request.shape === undefined ? undefined : withHydraField(request.shape);
  const merged = mergeDefaults(
    firstTree(shape, { angle: request.angle, parts: request.parts }),
    expanded.defaults,
    {
      lookup: library,
      context: prepared.context,
    },
  );
  const declared = shape === undefined ? merged : withOpenPlaces(merged);
  const closed = new Config(rootPlace(withFlags(declared, { struct: true })), prepared.context);
  const changed = applyOverrides(closed, placed(sorted.valueOverrides, overrides));
  refuseChangedHydra(closed.place.node, changed.place.node);
  const sources = library.repository.sources;
  const choices = ledger.knownChoices();
  const { environment, jobName, configName } = request;
  const root = withRuntimeFacts(changed.place.node, {
    overrides,
    choices,
    sources,
    configName,
    jobName,
    workingDirectory: request.setting.workingDirectory,
    environment,
  });
  const { context, holder } = prepared;
  finish(root, request, prepared);
  const config = withoutHydra(root, request, context);
  return {
    config,
    ...expanded,
    choices,
    sources,
    overrides,
    library,
    get whole() {
      return holder.whole as Config;
    },
  };
}

/** The defaults of a request. */
export interface ExpandedRequest {
  readonly ledger: ChoiceLedger;
  readonly tree: DefaultsTree;
  readonly defaults: readonly FinalDefault[];
}

function expandRequest(
  request: CompositionRequest,
  library: ConfigLibrary,
  sorted: SortedOverrides,
): ExpandedRequest {
  const ledger = new ChoiceLedger(sorted);
  const tree = expandDefaults(request.configName, {
    lookup: library,
    ledger,
    appended: sorted.appended,
    withHydra: true,
    skipMissing: request.skipMissing || request.multirun,
  });
  const defaults = finalDefaults(tree);
  checkUnique(defaults);
  ledger.ensureAllUsed();
  return { ledger, tree, defaults };
}

/** @throws {ConfigError} composition for an override that stands for several values where one is wanted */
function refuseSweeps(overrides: readonly Override[], multirun: boolean): void {
  for (const override of overrides) {
    if (!isSweepOverride(override) || (multirun && !isHydraOverride(override))) continue;
    const { text, key } = override;
    let message = `'${text}' stands for several values: sweep over it with 'sweep' (--multirun)`;
    if (multirun) message = `Cannot sweep over '${text}': the 'hydra' node is the same for all jobs`;
    else if (override.form === "simple_choice_sweep") {
      message =
        `'${text}' may be a list, a string or a sweep: write ${key}=[a,b] for a list, ${key}='a,b' for a ` +
        "string, or sweep over it with 'sweep' (--multirun)";
    }
    throw compositionError(message, { override: text });
  }
}

function placed(chosen: readonly Override[], all: readonly Override[]) {
  return chosen.map((override) => ({ override, position: all.indexOf(override) + 1 }));
}

function hydraOf(root: Node): Node | undefined {
  if (!(root instanceof MapNode)) return undefined;
  const at = positionOfKey(root, "hydra");
  return at < 0 ? undefined : root.values[at];
}

/** @throws {ConfigError} composition when the `hydra` node is gone, or overrides changed the aliases */
function refuseChangedHydra(before: Node, after: Node): void {
  const hydra = hydraOf(after);
  if (hydra === undefined) {
    throw compositionError("The 'hydra' node cannot be deleted", {}, { keyPath: "hydra" });
  }
  if (!(hydra instanceof MapNode)) throw hydraNodeError(hydra);
  const [from, to] = [aliasesIn(before), aliasesIn(after)];
  if (from === to || (from !== undefined && to !== undefined && equalContent(from, to))) return;
  throw compositionError("'hydra.aliases' can be defined only in the primary config, not by overrides", {}, {
    keyPath: "hydra.aliases",
  });
}

function aliasesIn(root: Node): Node | undefined {
  const hydra = hydraOf(root);
  if (!(hydra instanceof MapNode)) return undefined;
  const at = positionOfKey(hydra, "aliases");
  return at < 0 ? undefined : hydra.values[at];
}

/** The whole configuration. Its job's directory is worked out only when somebody asks. */
function finish(root: Node, request: CompositionRequest, { context, holder }: PreparedComposition): void {
  const { job } = request;
  const numbered = job?.kind === "sweep" ? withJobNumber(root, job.number) : root;
  const whole = new Config(rootPlace(numbered), context);
  if (job === undefined) holder.put(whole);
  else {
    holder.put(whole, (found) => {
      const directory = jobDirectory(found, job, request.setting.workingDirectory);
      if (directory === undefined) return found;
      return new Config(rootPlace(withOutputDirectory(numbered, directory)), context);
    });
  }
}

/** The directory of the job. One that cannot be worked out is missed only by those who ask for it. */
function jobDirectory(whole: Config, job: JobRole, workingDirectory: string): string | undefined {
  const keys = job.kind === "run" ? ["hydra.run.dir"] : ["hydra.sweep.dir", "hydra.sweep.subdir"];
  try {
    const parts = keys.map((key) => select(whole, key));
    if (parts.includes(null)) return undefined;
    return absolutePath(workingDirectory, ...parts.map(String));
  } catch (error) {
    if (ConfigError.is(error)) return undefined;
    throw error;
  }
}

function withoutHydra(root: Node, request: CompositionRequest, context: ResolveContext): Config {
  const map = root as MapNode;
  const bare = withoutEntryAt(map, positionOfKey(map, "hydra"));
  const declared = request.shape === undefined ? bare : withDeclaredShape(bare, request.shape);
  return new Config(
    rootPlace(declared),
    context.derive({
      validate: validatingParts(declared, request.partSchemas, request.validate),
    }),
  );
}
