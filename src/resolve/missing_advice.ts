import type { TextOrigin } from "../base/origin.ts";
import type { Node } from "../tree/node.ts";
import { keyPathOf, keyPathOfChild, type Place } from "../tree/place.ts";

/** Nodes that are looked at for a text below a neighbour. */
const mostLooks = 100;

/**
 * Where a missing value should be set: in the text that sets what stands beside it, or else what stands around it.
 * Nothing where no text says anything about it.
 */
export function missingAdvice(place: Place): string | undefined {
  if (place.node.origin?.kind === "text") return undefined;
  for (let around = place.parent; around !== undefined; around = around.parent) {
    const { node } = around;
    const children = childrenOf(node);
    for (let at = children.length - 1; at >= 0; at--) {
      const origin = textWithin(children[at]);
      const key = node.kind === "map" ? node.keys[at] : at;
      if (origin !== undefined) {
        return `set it in '${origin.source.name}', beside '${keyPathOfChild(around, key)}'`;
      }
    }
    if (node.origin?.kind === "text" && around.parent !== undefined) {
      return `set it in '${node.origin.source.name}', below '${keyPathOf(around)}'`;
    }
  }
  return undefined;
}

/** The text that a node, or the first of what is below it, was written in. */
function textWithin(node: Node): TextOrigin | undefined {
  const pending = [node];
  for (let looks = 0; looks < mostLooks; looks++) {
    const next = pending.shift();
    if (next === undefined) return undefined;
    if (next.origin?.kind === "text") return next.origin;
    pending.push(...childrenOf(next).slice(0, mostLooks));
  }
  return undefined;
}

function childrenOf(node: Node): readonly Node[] {
  return node.kind === "map" ? node.values : node.kind === "list" ? node.items : [];
}
