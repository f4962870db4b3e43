import { ConfigError } from "../base/error.ts";
import { splitKeyPath } from "../base/key_path.ts";
import { keepingSecrets } from "../config/keeping_secrets.ts";
import { mergedOver } from "../config/merge.ts";
import type { ResolveContext } from "../resolve/context.ts";
import { positionOfKey } from "../tree/key.ts";
import { MapNode, type Node } from "../tree/node.ts";
import { type Place, rootPlace } from "../tree/place.ts";
import { compositionError } from "./composition_error.ts";
import type { ConfigLookup, LoadedConfig } from "./config_lookup.ts";
import type { FinalDefault } from "./defaults_tree.ts";

/**
 * Merges the configs of a final defaults list over a first tree, each at its package.
 *
 * @throws {ConfigError} composition where two do not fit together
 */
export function mergeDefaults(
  first: Node,
  defaults: readonly FinalDefault[],
  { lookup, context }: { readonly lookup: ConfigLookup; readonly context: ResolveContext },
): Node {
  let place: Place = rootPlace(first);
  let permanent = true;
  for (const entry of defaults) {
    const loaded = lookup.load(entry.configPath) as LoadedConfig;
    permanent &&= loaded.permanent;
    const known = permanent ? knownMerge(place.node, loaded.node, entry.package) : undefined;
    if (known !== undefined) {
      place = rootPlace(known);
      continue;
    }
    const before = place.node;
    const placed = atPackage(loaded.node, entry.package);
    if (!entry.primary && entry.configPath !== "hydra/config") refuseReserved(placed, entry);
    place = merged(place, placed, { entry, context });
    if (permanent) keepMerge(before, { source: loaded.node, package: entry.package, merged: place.node });
  }
  return place.node;
}

interface Merge {
  readonly source: Node;
  readonly package: string;
  readonly merged: Node;
}

/** What came of merging configs that are the same in every composition, as Hydra's own are, over a tree. */
const merges: WeakMap<Node, Merge> = new WeakMap();

function knownMerge(target: Node, source: Node, name: string): Node | undefined {
  const known = merges.get(target);
  return known?.source === source && known.package === name ? known.merged : undefined;
}

function keepMerge(target: Node, merge: Merge): void {
  merges.set(target, merge);
}

function merged(
  place: Place,
  source: Node,
  { entry, context }: { readonly entry: FinalDefault; readonly context: ResolveContext },
): Place {
  try {
    const merge = () => mergedOver(place, source, context, { throughReadonly: false });
    return keepingSecrets({ place, context }, merge, [{ node: source }]);
  } catch (error) {
    if (!ConfigError.is(error)) throw error;
    const { keyPath, origin } = error;
    throw compositionError(`In '${entry.configPath}': ${error.message}`, { config: entry.configPath }, {
      cause: error,
      origin: origin ?? source.origin,
      ...(keyPath === undefined ? {} : { keyPath }),
    });
  }
}

/** A config's content below the keys of its package. */
function atPackage(node: Node, name: string): Node {
  if (name === "") return node;
  return splitKeyPath(name).reduceRight(
    (content: Node, key) => new MapNode([key], [content], undefined, undefined, undefined, node.origin),
    node,
  );
}

/** What only the primary config may say, because it is asked before the others are known. */
const reserved = ["searchpath", "aliases"];

function refuseReserved(node: Node, { configPath }: FinalDefault): void {
  const hydra = childOf(node, "hydra");
  if (hydra === undefined) return;
  for (const name of reserved) {
    const value = childOf(hydra, name);
    if (value === undefined || value.kind === "null" || value.kind === "missing") continue;
    const message = `In '${configPath}': 'hydra.${name}' counts only in the primary config`;
    throw compositionError(message, { config: configPath }, {
      keyPath: `hydra.${name}`,
      origin: value.origin,
    });
  }
}

function childOf(node: Node, key: string): Node | undefined {
  if (!(node instanceof MapNode)) return undefined;
  const at = positionOfKey(node, key);
  return at < 0 ? undefined : node.values[at];
}
