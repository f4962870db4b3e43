import { composeRequest } from "../../src/compose/composition.ts";
import { requestOf } from "../../src/compose/compose.ts";
import type { FinalDefault } from "../../src/compose/defaults_tree.ts";
import { hydraVersion, hydraVersionBase } from "../../src/compose/hydra_runtime.ts";
import { placeUnder } from "../../src/compose/place_under.ts";
import { MapNode } from "../../src/tree/node.ts";
import { Config } from "../../src/config/config.ts";
import { toYaml } from "../../src/config/to_yaml.ts";
import { childPlace, rootPlace } from "../../src/tree/place.ts";
import { encodeNode } from "./encode_value.ts";
import { defaultOutcome } from "./hydra_defaults.ts";
import { caseRequest } from "./hydra_request.ts";
import { isObject, type Json, type JsonObject } from "./json.ts";
import { type Adapter, errorOutcome } from "./outcome.ts";
import { treeDirectory } from "./tree_files.ts";

/** `compose`: a composed configuration, its text, and the defaults and choices that led to it. */
export const runCompose: Adapter = (recorded, context) => {
  const { project, options } = caseRequest(recorded, context);
  const { config, whole, defaults, choices } = composeRequest(requestOf(project, options));
  const [ownDefaults, otherDefaults] = partedDefaults(defaults);
  const [ownChoices, otherChoices] = partedChoices(choices);
  return {
    yaml: toYaml(config),
    yaml_resolved: resolvedText(config),
    value: hydraNotation(encodeNode(config.place.node)),
    defaults: otherDefaults.map(defaultOutcome),
    choices: otherChoices,
    hydra_defaults: ownDefaults.map(defaultOutcome),
    hydra_choices: ownChoices,
    hydra_job: jobText(whole),
    warnings: context.warnings,
    ...(recorded.want_hydra === true ? { hydra_yaml: hydraText(whole) } : {}),
  };
};

function resolvedText(config: Config): string | JsonObject {
  try {
    return toYaml(config, { resolve: true }).replaceAll(treeDirectory, "<DIR>");
  } catch (error) {
    return { error: errorOutcome(error) };
  }
}

/** Hydra's cases write a mapping as an object although its keys look like integers. */
function hydraNotation(value: Json): Json {
  if (Array.isArray(value)) return value.map(hydraNotation);
  if (!isObject(value)) return value;
  const entries = (value.$map ?? Object.entries(value)) as [Json, Json][];
  const plain = entries.every(([key]) =>
    typeof key === "string" && (!key.startsWith("$") || value.$map === undefined)
  );
  const converted = entries.map(([key, item]): [Json, Json] => [key, hydraNotation(item)]);
  return plain ? Object.fromEntries(converted) : { $map: converted };
}

/** Hydra's own entries, which come first, and the others. */
function partedDefaults(
  defaults: readonly FinalDefault[],
): readonly [readonly FinalDefault[], readonly FinalDefault[]] {
  const first = defaults.findIndex(({ configPath }) => !configPath.startsWith("hydra/"));
  const at = first < 0 ? defaults.length : first;
  return [defaults.slice(0, at), defaults.slice(at)];
}

function partedChoices(choices: ReadonlyMap<string, string | null>): readonly [JsonObject, JsonObject] {
  const isOwn = ([key]: readonly [string, unknown]): boolean => key.startsWith("hydra/");
  const entries = [...choices];
  return [
    Object.fromEntries(entries.filter(isOwn)),
    Object.fromEntries(entries.filter((one) => !isOwn(one))),
  ];
}

/** `hydra.job` without what only a job has. */
function jobText(whole: Config): string {
  const job = placeUnder(whole.place, "hydra.job", whole.context)?.node;
  if (!(job instanceof MapNode)) return "";
  const kept = job.keys.flatMap((key, at) => key === "id" || key === "num" ? [] : [at]);
  const node = new MapNode(kept.map((at) => job.keys[at]), kept.map((at) => job.values[at]));
  return toYaml(new Config(rootPlace(node), whole.context));
}

/** The `hydra` node, with the marks that cases have for versions and places. */
function hydraText(whole: Config): string {
  const place = childPlace(whole.place, "hydra");
  if (place === undefined) throw new Error("There is no hydra node");
  return toYaml(new Config(rootPlace(place.node), whole.context))
    .replace(`version: ${hydraVersion}\n`, "version: <VERSION>\n")
    .replace(`version_base: '${hydraVersionBase}'\n`, "version_base: <VERSION_BASE>\n")
    .replaceAll(treeDirectory, "<DIR>");
}
