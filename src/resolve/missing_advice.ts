import { keyPathOf, keyPathOfChild, type Place } from "../tree/place.ts";

/**
 * Where a missing value should be set: in the text that sets what stands beside it, or else what stands around it.
 * Nothing where no text says anything about it.
 */
export function missingAdvice(place: Place): string | undefined {
  if (place.node.origin?.kind === "text") return undefined;
  for (let around = place.parent; around !== undefined; around = around.parent) {
    const { node } = around;
    const children = node.kind === "map" ? node.values : node.kind === "list" ? node.items : [];
    for (let at = children.length - 1; at >= 0; at--) {
      const { origin } = children[at];
      if (origin?.kind !== "text") continue;
      const key = node.kind === "map" ? node.keys[at] : at;
      return `set it in '${origin.source.name}', beside '${keyPathOfChild(around, key)}'`;
    }
    if (node.origin?.kind === "text" && around.parent !== undefined) {
      return `set it in '${node.origin.source.name}', below '${keyPathOf(around)}'`;
    }
  }
  return undefined;
}
