import { ConfigError } from "../base/error.ts";
import { Config, contextOf } from "../config/config.ts";
import { select } from "../config/select.ts";
import type { Override } from "../override/ast.ts";
import { parseOverrides } from "../override/parse.ts";
import type { ResolveContext } from "../resolve/context.ts";
import { dereference } from "../resolve/dereference.ts";
import { type ConfigSource, describeSource } from "../source/config_source.ts";
import { Repository } from "../source/repository.ts";
import { sourceOf } from "../source/search_path.ts";
import { MapNode, type Node } from "../tree/node.ts";
import { childPlace, rootPlace } from "../tree/place.ts";
import { asComposition, compositionError } from "./composition_error.ts";
import type { CompositionRequest } from "./composition_request.ts";
import { ConfigLibrary } from "./config_library.ts";
import { HydraHolder } from "./hydra_holder.ts";
import { hydraResolvers } from "./hydra_resolvers.ts";
import { aliasesOf, expandedAlias, type OverrideAliases } from "./override_aliases.ts";

/** The search path and the overrides, before anything is composed. */
export interface PreparedComposition extends CompositionEvaluation {
  readonly library: ConfigLibrary;
  readonly overrides: readonly Override[];
}

/** @throws {ConfigError} missing_config, composition, override_parse, and whatever reading the primary config raises */
export function prepare(request: CompositionRequest): PreparedComposition {
  const evaluation = evaluationOf(request);
  const { context } = evaluation;
  const { first, primary } = primaryLibrary(request, context);
  const aliases = primary === undefined || !request.withAliases ? noAliases : aliasesOf(primary);
  const texts = request.overrides.map((text) => expandedAlias(text, aliases));
  const overrides = parseOverrides(texts, { angle: request.angle, random: request.random });
  for (const name of new Set(overrides.flatMap((override) => override.deprecated))) {
    request.onWarning(`${name}(...) is deprecated; Hydra 1.5 removes it`);
  }
  const library = asComposition(() => withSearchPath(first, { primary, overrides, request, context }));
  return { ...evaluation, library, overrides };
}

const noAliases: OverrideAliases = new Map();

/**
 * The aliases that the primary config of a request defines.
 *
 * @throws {ConfigError} as `prepare`
 */
export function primaryAliases(request: CompositionRequest): OverrideAliases {
  const { primary } = primaryLibrary(request, evaluationOf(request).context);
  return primary === undefined ? noAliases : aliasesOf(primary);
}

/** The search path without what the primary config adds to it, and the primary config. */
function primaryLibrary(request: CompositionRequest, context: ResolveContext) {
  const first = new ConfigLibrary(
    new Repository(sourcesOf(request)),
    (config) => resolveDefaults(config, context),
  );
  requireMainSource(first.repository.sources);
  const primary = request.configName === undefined ? undefined : first.load(request.configName)?.node;
  return { first, primary };
}

/** What a composition is evaluated with, and where its resolvers find the `hydra` node. */
export interface CompositionEvaluation {
  readonly context: ResolveContext;
  readonly holder: HydraHolder;
}

export function evaluationOf(request: CompositionRequest): CompositionEvaluation {
  const holder = new HydraHolder();
  const context = contextOf({
    resolvers: { ...hydraResolvers(holder, request.now), ...request.resolvers },
    environment: request.environment,
    clock: { now: () => request.now },
    random: { fraction: request.random },
    onWarning: request.onWarning,
    angle: request.angle,
  });
  return { context, holder };
}

/** What stands in the place of a defaults list that is an interpolation, within its own config. */
export function resolveDefaults(node: MapNode, context: ResolveContext): Node {
  const place = childPlace(rootPlace(node), "defaults");
  return place === undefined ? node : dereference(place, context).node;
}

function sourcesOf(request: CompositionRequest): readonly ConfigSource[] {
  const listed = request.searchPath.map((entry) => sourceOf(entry, request.setting));
  return [request.setting.hydra, ...listed, request.store];
}

function requireMainSource(sources: readonly ConfigSource[]): void {
  const main = sources.find((source) => source.provider === "main");
  if (main === undefined || main.isAvailable()) return;
  const message = `Cannot find the directory of the primary config, '${main.path}'`;
  throw new ConfigError("missing_config", message, { details: { config: main.path, searchPath: [] } });
}

interface SearchPathQuestion {
  readonly primary: Node | undefined;
  readonly overrides: readonly Override[];
  readonly request: CompositionRequest;
  readonly context: ResolveContext;
}

/** The library over the search path that the primary config, or an override, extends. */
function withSearchPath(library: ConfigLibrary, question: SearchPathQuestion): ConfigLibrary {
  const { primary, request } = question;
  if (primary !== undefined && !(primary instanceof MapNode)) {
    const message = `Primary config '${request.configName}' must be a mapping, and is a list`;
    throw compositionError(message, request.configName === undefined ? {} : { config: request.configName });
  }
  const asked = askedSearchPath(question);
  if (asked === undefined) return library;
  const { paths, provider } = asked;
  const more = paths.map((path) => sourceOf({ provider, path }, request.setting));
  const first = library.repository.sources;
  const sources = [...first.slice(0, -1), ...more, first[first.length - 1]];
  for (const source of sources) {
    if (source.isAvailable()) continue;
    request.onWarning(`${describeSource(source)} is not available`);
  }
  return library.withRepository(library.repository.withSources(sources));
}

function askedSearchPath(
  { primary, overrides, context }: SearchPathQuestion,
): { readonly paths: readonly string[]; readonly provider: string } | undefined {
  const override = overrides.find(isSearchPathOverride);
  // A null asks for nothing, and leaves the primary config's to be asked.
  if (override?.value !== undefined && override.value.kind !== "null") {
    const items = override.value.kind === "list" ? override.value.items : undefined;
    const paths = items?.map((item) =>
      item.kind === "str" ? item.value : item.kind === "quoted" ? item.text : undefined
    );
    return { paths: requireTexts(paths, override.text), provider: "hydra.searchpath in command-line" };
  }
  if (primary === undefined) return undefined;
  const selected = select(new Config(rootPlace(primary), context), "hydra.searchpath");
  if (selected === null) return undefined;
  const value = selected instanceof Config ? selected.value : selected;
  return { paths: requireTexts(value, String(value)), provider: "hydra.searchpath in main" };
}

function isSearchPathOverride({ kind, key, package: named }: Override): boolean {
  return (kind === "change" || kind === "extend_list") && named === undefined && key === "hydra.searchpath";
}

function requireTexts(value: unknown, written: string): readonly string[] {
  if (Array.isArray(value) && value.every((item) => typeof item === "string")) return value;
  throw compositionError(`'hydra.searchpath' must be a list of strings, and is '${written}'`, {}, {
    keyPath: "hydra.searchpath",
  });
}
