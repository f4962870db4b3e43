import { encodePlain } from "./encode_value.ts";
import type { Json, JsonObject } from "./json.ts";
import { library } from "./library.ts";
import { attempt, errorOutcome, type Outcome } from "./outcome.ts";

/** What a whole config is compared by: its text, its unresolved and its resolved content. */
export function configOutcome(config: any): Outcome {
  return {
    ...part("yaml", () => library.toYaml(config)),
    ...part("raw", () => plain(library.toContainer(config))),
    ...part("value", () => plain(library.toContainer(config, { resolve: true }))),
    ...part("yaml_resolved", () => library.toYaml(config, { resolve: true })),
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
  if (!(item instanceof library.Config)) return { value: plain(item) };
  const kind = (item as any).place.node.kind;
  const tuple = (item as any).place.node.tuple === true;
  return { node: kind === "map" ? "dict" : tuple ? "tuple" : "list", ...configOutcome(item) };
}

/** Every node below the root that holds a value or an interpolation, read by its parent's key. */
export function leafOutcomes(config: any): Json {
  const leaves: Json[] = [];
  collectLeaves(config, config.place.node, [], leaves);
  return leaves;
}

function collectLeaves(parent: any, node: any, path: readonly Json[], leaves: Json[]): void {
  const keys: readonly any[] = node.kind === "map"
    ? node.keys
    : node.items.map((_: unknown, at: number) => at);
  keys.forEach((key, at) => {
    const child = node.kind === "map" ? node.values[at] : node.items[at];
    const childPath = [...path, library.encodeKey(key)];
    if (child.kind === "map" || child.kind === "list") {
      collectLeaves(library.getItem(parent, key), child, childPath, leaves);
    } else {
      leaves.push([childPath, attempt(() => itemOutcome(library.getItem(parent, key)).value ?? null)]);
    }
  });
}
