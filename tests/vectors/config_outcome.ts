import { Config } from "../../src/config/config.ts";
import { getItem } from "../../src/config/item.ts";
import { toContainer } from "../../src/config/to_container.ts";
import { toYaml } from "../../src/config/to_yaml.ts";
import { dereference } from "../../src/resolve/dereference.ts";
import { ResultPlace } from "../../src/resolve/result_place.ts";
import type { Key } from "../../src/tree/key.ts";
import type { Node } from "../../src/tree/node.ts";
import type { Place } from "../../src/tree/place.ts";
import { encodeKey, encodeNode, encodePlain } from "./encode_value.ts";
import type { Json, JsonObject } from "./json.ts";
import { errorOutcome, type Outcome } from "./outcome.ts";

/** What a whole config is compared by: its text, its unresolved and its resolved content. */
export function configOutcome(config: Config): Outcome {
  return {
    ...part("yaml", () => toYaml(config)),
    ...part("raw", () => plain(toContainer(config))),
    ...part("value", () => plain(toContainer(config, { resolve: true }))),
    ...part("yaml_resolved", () => toYaml(config, { resolve: true })),
  };
}

/** One named part; where it fails, `NAME_error` in its place. */
function part(name: string, run: () => Json): JsonObject {
  try {
    return { [name]: run() };
  } catch (error) {
    return { [`${name}_error`]: errorOutcome(error) };
  }
}

/** Marks a value that has lost the types of its numbers and keys. */
export function plain(value: unknown): Json {
  return { $plain: encodePlain(value) };
}

/** What reading an item or selecting gave: a container is a whole outcome, anything else a value. */
export function itemOutcome(item: unknown): Outcome {
  if (!(item instanceof Config)) return { value: plain(item) };
  return { node: containerKind(item.place.node), ...configOutcome(item) };
}

export function containerKind(node: Node): string {
  if (node.kind !== "list") return "dict";
  return node.tuple ? "tuple" : "list";
}

/** Every node below the root that holds a value or an interpolation, followed where it leads. */
export function leafOutcomes(config: Config): Json {
  const leaves: Json[] = [];
  collectLeaves(config, config.place, [], leaves);
  return leaves;
}

function collectLeaves(config: Config, parent: Place, path: readonly Json[], leaves: Json[]): void {
  for (const place of childrenOf(parent)) {
    const childPath = [...path, encodeKey(place.key as Key)];
    const { kind, type } = place.node;
    // A union is one node, whatever stands in it.
    if ((kind === "map" || kind === "list") && type?.kind !== "union") {
      collectLeaves(config, place, childPath, leaves);
    } else leaves.push([childPath, leafOutcome(config, parent, place)]);
  }
}

function childrenOf(parent: Place): readonly Place[] {
  const { node } = parent;
  if (node.kind === "map") {
    return node.values.map((value, at) => ({ node: value, key: node.keys[at], parent }));
  }
  if (node.kind === "list") return node.items.map((item, at) => ({ node: item, key: at, parent }));
  return [];
}

/** A leaf, read as an item of its parent, with the type that the tree knows. It is evaluated once: resolvers may count. */
function leafOutcome(config: Config, parent: Place, place: Place): Outcome {
  try {
    if (place.node.kind === "interpolation") {
      return targetOutcome(config, dereference(place, config.context));
    }
    const item = getItem(new Config(parent, config.context), place.key);
    return item instanceof Config ? itemOutcome(item) : { value: encodeNode(place.node) };
  } catch (error) {
    return { error: errorOutcome(error) };
  }
}

/** What an interpolation leads to: a container that stands in the tree is a config, what a resolver gave a value. */
export function targetOutcome(config: Config, target: Place): Outcome {
  const { kind } = target.node;
  const isContainer = (kind === "map" || kind === "list") && !(target instanceof ResultPlace);
  return isContainer ? itemOutcome(new Config(target, config.context)) : { value: encodeNode(target.node) };
}
