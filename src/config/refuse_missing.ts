import { ConfigError } from "../base/error.ts";
import { originField } from "../tree/fault.ts";
import type { Key } from "../tree/key.ts";
import type { Node } from "../tree/node.ts";
import { keyPathOf, type Place } from "../tree/place.ts";

/**
 * Nothing, where no `???` is in the tree at a place.
 *
 * @throws {ConfigError} missing_value for the first one
 */
export function refuseMissing(place: Place): void {
  const { node } = place;
  if (node.kind === "map") {
    node.keys.forEach((key, at) => refuseBelow(place, key, node.values[at]));
  } else if (node.kind === "list") {
    node.items.forEach((item, at) => refuseBelow(place, at, item));
  } else if (node.kind === "missing") {
    const key = keyPathOf(place);
    throw new ConfigError("missing_value", `'${key}' is ???: it must be set`, {
      details: { key },
      keyPath: key,
      ...originField(node.origin),
    });
  }
}

function refuseBelow(parent: Place, key: Key, node: Node): void {
  if (node.kind === "map" || node.kind === "list" || node.kind === "missing") {
    refuseMissing({ node, key, parent });
  }
}
