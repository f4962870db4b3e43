import { ConfigError } from "../base/error.ts";
import type { Config } from "../config/config.ts";
import { keepingSecrets } from "../config/keeping_secrets.ts";
import type { ResolveContext } from "../resolve/context.ts";
import { resolvedTree } from "../resolve/resolved_tree.ts";
import { ListNode, MapNode, type Node, ValueNode } from "../tree/node.ts";
import { withEntries } from "../tree/node_edit.ts";
import type { Place } from "../tree/place.ts";

/** An interpolation that could not be resolved. */
export interface Unresolved {
  readonly place: Place;
  readonly error: ConfigError;
}

/**
 * A configuration with every interpolation resolved; one that leads to `???` is `???` itself.
 *
 * @throws {ConfigError} for what cannot be resolved; `issues` lists every failure
 */
export function resolvedForPrint(config: Config): Node {
  const { place, context } = config;
  return keepingSecrets(config, () => {
    try {
      return resolvedTree(place, context, { all: true }).node;
    } catch (error) {
      if (!ConfigError.is(error) || !leadsToMissingOnly(error)) throw error;
      return resolvedParts(place, { context, onFailure: () => new ValueNode("missing", null) });
    }
  });
}

function leadsToMissingOnly(error: ConfigError): boolean {
  const issues = error.issues.length === 0 ? [error] : error.issues;
  return issues.every(({ code }) => code === "interpolation_missing");
}

/** A configuration with the interpolations resolved that can be; the others as they were written, and listed. */
export function resolvedAsKnown(
  config: Config,
): { readonly node: Node; readonly unresolved: readonly Unresolved[] } {
  const unresolved: Unresolved[] = [];
  const { place, context } = config;
  const onFailure = (failed: Place, error: ConfigError) => {
    unresolved.push({ place: failed, error });
    return failed.node;
  };
  return { node: resolvedParts(place, { context, onFailure }), unresolved };
}

interface PartWise {
  readonly context: ResolveContext;
  /** What stands where an interpolation cannot be resolved. */
  onFailure(place: Place, error: ConfigError): Node;
}

/** Resolves a tree, and where that fails each of its parts. No tree is nested deeper than reading allows. */
function resolvedParts(place: Place, how: PartWise): Node {
  try {
    return resolvedTree(place, how.context).node;
  } catch (error) {
    if (!ConfigError.is(error)) throw error;
    const { node } = place;
    if (node instanceof MapNode) {
      const values = node.values.map((child, at) =>
        resolvedParts({ node: child, key: node.keys[at], parent: place }, how)
      );
      return withEntries(node, node.keys, values);
    }
    if (node instanceof ListNode) {
      const items = node.items.map((child, at) =>
        resolvedParts({ node: child, key: at, parent: place }, how)
      );
      return new ListNode(items, node.tuple, node.type, node.flags, node.origin);
    }
    return how.onFailure(place, error);
  }
}
