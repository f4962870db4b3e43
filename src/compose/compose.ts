import { ConfigError } from "../base/error.ts";
import { Config, contextOf } from "../config/config.ts";
import { create } from "../config/create.ts";
import { keepingSecrets } from "../config/keeping_secrets.ts";
import { mergeWith } from "../config/merge.ts";
import type { EnvironmentVariables } from "../resolve/context.ts";
import { systemClock } from "../runtime/clock.ts";
import { processEnvironment } from "../runtime/environment.ts";
import { absolutePath, pathOfUrl, relativePath } from "../runtime/file_path.ts";
import { type FileSystem, localFileSystem } from "../runtime/file_system.ts";
import { systemRandom } from "../runtime/random.ts";
import { describeSchema } from "../schema/schema.ts";
import { isStandardSchema, type StandardSchema } from "../schema/standard.ts";
import { validatorOf as schemaValidator } from "../schema/validate.ts";
import { ConfigReader } from "../source/config_reader.ts";
import type { KeptConfigs } from "../source/kept_configs.ts";
import { type LookUps, RecordedFiles } from "../source/recorded_files.ts";
import { type MemoryConfig, MemorySource } from "../source/memory_source.ts";
import type { SearchPathEntry } from "../source/search_path.ts";
import { StoredConfig, storedConfigs } from "../source/stored_config.ts";
import type { ObjectShape } from "../tree/node_type.ts";
import { rootPlace } from "../tree/place.ts";
import { composeRequest, type Composition } from "./composition.ts";
import type { CompositionRequest } from "./composition_request.ts";
import { hydraSource, storedHydraConfigs } from "./hydra_configs.ts";
import type { Project, ProjectValue } from "./project.ts";
import { firstTree } from "./typed_root.ts";

/** What one composition is asked for. */
export interface ComposeOptions {
  /** Overrides as Hydra writes them: `db=mysql`, `db.port=3307`, `+new=1`, `~old`. */
  readonly overrides?: readonly string[] | undefined;
  /** What the platform hands in, merged over everything else: a plain object, or a configuration. */
  readonly userConfig?: unknown;
  /** Environment variables. Default: those of the process. */
  readonly env?: Readonly<Record<string, string>> | EnvironmentVariables | undefined;
  /** The moment that `now:` tells, in milliseconds since the epoch. Default: when `compose` is called. */
  readonly now?: number | undefined;
  /** Hears warnings. Default: nobody. */
  readonly onWarning?: ((text: string) => void) | undefined;
  /** The primary config's name, rather than the project's. */
  readonly configName?: string | null | undefined;
  /** Directories that are searched after the project's. */
  readonly configDirs?: readonly string[] | undefined;
  /**
   * Where files are read from. Default: the files of this machine.
   *
   * @internal
   */
  readonly files?: FileSystem | undefined;
  /**
   * Configs of earlier compositions of the same project, which are not read again where their text is the same.
   *
   * @internal
   */
  readonly kept?: KeptConfigs | undefined;
  /** What relative paths are relative to. Default: the working directory of the process. */
  readonly workingDirectory?: string | undefined;
  /** For several jobs: sweeps may stand among the overrides, and choices may be missing. Default: false. */
  readonly multirun?: boolean | undefined;
  /** Leaves out choices that are `???`, rather than refuse them. Default: false. */
  readonly skipMissing?: boolean | undefined;
  /** Whether it is for a program that runs, so that `hydra.runtime.output_dir` is known. Default: true. */
  readonly asJob?: boolean | undefined;
}

/** A composition with everything that led to it. */
export interface DetailedComposition<Value = unknown> extends Omit<Composition, "config">, LookUps {
  readonly config: Config<Value>;
  readonly warnings: readonly string[];
}

/**
 * Composes the configuration of a project: its primary config, what the defaults lists bring, overrides, and the
 * `userConfig` of the platform over it. The `hydra` node is composed too, and read by `${hydra:…}`; it is not part
 * of the result.
 *
 * @throws {ConfigError} `missing_config`, `composition`, `composition_value`, `config_load`, `override_parse`,
 * `file_access`, and what reading YAML raises
 * @example
 * ```ts
 * import { compose, select } from "@hydrant/config";
 * import assert from "node:assert/strict";
 *
 * const store = { app: "defaults: [db: mysql]\nname: shop\n", "db/mysql": { port: 3306 } };
 * const config = compose({ dir: ".", configName: "app", store }, { overrides: ["db.port=3307"] });
 * assert.equal(select(config, "db.port"), 3307);
 * ```
 */
export function compose<Schema = unknown>(
  project: Project<Schema>,
  options: ComposeOptions = {},
): Config<ProjectValue<Schema>> {
  const request = requestOf(project, { ...options, onWarning: onceEach(options.onWarning) });
  return keepingDeclared(request, () => {
    const { config } = composeRequest(request);
    return withUserConfig(config, options.userConfig) as Config<ProjectValue<Schema>>;
  });
}

/** Composes; what fails tells nothing that the schema marks secret. */
function keepingDeclared<T>(request: CompositionRequest, action: () => T): T {
  try {
    return action();
  } catch (error) {
    if (!ConfigError.is(error)) throw error;
    const place = rootPlace(firstTree(request.shape, request));
    return keepingSecrets({ place, context: contextOf({}) }, () => {
      throw error;
    });
  }
}

/** As `compose`, with what led to the result: defaults, choices, files read and looked for, warnings, the whole tree. */
export function composeDetailed<Schema = unknown>(
  project: Project<Schema>,
  options: ComposeOptions = {},
): DetailedComposition<ProjectValue<Schema>> {
  const warnings: string[] = [];
  const files = new RecordedFiles(options.files ?? localFileSystem);
  const onWarning = onceEach((text) => {
    warnings.push(text);
    options.onWarning?.(text);
  });
  const request = requestOf(project, { ...options, files, onWarning });
  return keepingDeclared(request, () => {
    const composition = composeRequest(request);
    const config = withUserConfig(composition.config, options.userConfig) as Config<ProjectValue<Schema>>;
    return { ...composition, config, warnings, ...files.lookUps() };
  });
}

/** Passes each text on once: a composition may come upon the same thing twice. */
function onceEach(listener: ((text: string) => void) | undefined): (text: string) => void {
  const heard = new Set<string>();
  return (text) => {
    if (!heard.has(text)) listener?.(text);
    heard.add(text);
  };
}

/** All that a composition depends on, with the defaults for what is not given. A project without `dir` has only its store. */
export function requestOf(
  project: Omit<Project, "dir"> & { readonly dir?: string | URL | undefined },
  options: ComposeOptions,
): CompositionRequest {
  const workingDirectory = options.workingDirectory ?? absolutePath("");
  const files = options.files ?? localFileSystem;
  const angle = project.angle ?? true;
  const reader = new ConfigReader(files, { angle, kept: options.kept });
  const configName = options.configName === undefined ? project.configName : options.configName;
  const stored = storedConfigs(project.store ?? {}, { reader, angle });
  return {
    configName: configName === null ? undefined : configName ?? "config",
    overrides: options.overrides ?? [],
    searchPath: searchPathOf(project, options, workingDirectory),
    store: new MemorySource(
      { provider: "schema", scheme: "structured", path: "" },
      new Map<string, MemoryConfig>([...storedHydraConfigs, ...stored]),
    ),
    setting: { files, reader, workingDirectory, hydra: hydraSource },
    resolvers: project.resolvers ?? {},
    environment: environmentOf(options.env),
    now: options.now ?? systemClock.now(),
    random: () => systemRandom.fraction(),
    onWarning: options.onWarning ?? (() => {}),
    angle,
    shape: shapeOf(project.schema),
    parts: new Map(shapesOf(Object.entries(project.schemas ?? {})).map(([path, shape]) => [path, shape])),
    partSchemas: new Map([
      ...shapesOf(Object.entries(project.schemas ?? {})),
      ...shapesOf(Object.entries(project.store ?? {})),
    ].map(([, shape, schema]) => [shape, schema])),
    validate: validatorOf(project.schema),
    multirun: options.multirun ?? false,
    skipMissing: options.skipMissing ?? false,
    jobName: project.jobName ?? "app",
    job: options.asJob === false ? undefined : { kind: "run" },
    withAliases: true,
  };
}

function searchPathOf(
  project: Pick<Project, "searchPath"> & { readonly dir?: string | URL | undefined },
  options: ComposeOptions,
  workingDirectory: string,
): readonly SearchPathEntry[] {
  const { dir, searchPath = [] } = project;
  const pathOf = (place: string | URL) => absolutePath(workingDirectory, pathOfPlace(place));
  const shownAs = (path: string) => {
    const relative = relativePath(workingDirectory, path);
    return relative.startsWith("..") ? path : relative;
  };
  const entry = (provider: string, place: string | URL): SearchPathEntry => {
    const path = pathOf(place);
    return { provider, path, shown: shownAs(path) };
  };
  return [
    ...(dir === undefined ? [] : [entry("main", dir)]),
    ...searchPath.map((place) => entry("project", place)),
    ...(options.configDirs ?? []).map((place) => entry("command-line", place)),
  ];
}

function pathOfPlace(place: string | URL): string {
  if (typeof place !== "string" || place.startsWith("file:")) return pathOfUrl(place);
  return place;
}

function environmentOf(given: ComposeOptions["env"]): EnvironmentVariables {
  if (given === undefined) return processEnvironment;
  if (typeof given.get === "function") return given as EnvironmentVariables;
  const variables = given as Readonly<Record<string, string>>;
  return { get: (name) => Object.hasOwn(variables, name) ? variables[name] : undefined };
}

function shapeOf(schema: unknown, name?: string): ObjectShape | undefined {
  if (!isStandardSchema(schema)) return undefined;
  const { type } = describeSchema(schema, name);
  return type.kind === "object" ? type.shape : undefined;
}

/** The names of those that are schemas of objects, each with its shape. */
function shapesOf(
  named: readonly (readonly [string, unknown])[],
): readonly (readonly [string, ObjectShape, StandardSchema])[] {
  return named.flatMap(([name, value]) => {
    const schema = value instanceof StoredConfig ? value.value : value;
    const shape = shapeOf(schema, name);
    return shape === undefined ? [] : [[name, shape, schema as StandardSchema] as const];
  });
}

function validatorOf(schema: unknown): CompositionRequest["validate"] {
  if (!isStandardSchema(schema)) return undefined;
  return (value) => schemaValidator(schema).validate(value);
}

/** @throws {ConfigError} as merging; for a key that is not declared the message says what would let it in */
function withUserConfig(config: Config, userConfig: unknown): Config {
  if (userConfig === undefined || userConfig === null) return config;
  const layer = userConfig instanceof Config ? userConfig : create(userConfig, { name: "user config" });
  try {
    return mergeWith(config, layer);
  } catch (error) {
    if (!ConfigError.is(error, "key_not_found") && !ConfigError.is(error, "attribute_not_found")) throw error;
    const { details, keyPath, origin } = error;
    const hint =
      `it must be declared in a config, added by the override +${keyPath}=…, or its place be declared open`;
    throw new ConfigError(
      error.code,
      `Cannot set '${keyPath}' in the user config: ${error.message}; ${hint}`,
      {
        details,
        cause: error,
        ...(keyPath === undefined ? {} : { keyPath }),
        ...(origin === undefined ? {} : { origin }),
      },
    );
  }
}
