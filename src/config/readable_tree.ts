import { nameRedactor, type Redactor, secrecyRedactor } from "../base/redactor.ts";
import type { Placed } from "../resolve/context.ts";
import { maskedTree } from "../resolve/masked_tree.ts";
import { secretsAround } from "../resolve/secrets.ts";
import type { Node } from "../tree/node.ts";
import { keyPathOf } from "../tree/place.ts";

/** What people must not read of a configuration: what its schema marks, and keys that are named like secrets. */
export function redactorFor({ place, context }: Placed): Redactor {
  const secrets = secretsAround(place, context);
  return secrets === undefined ? nameRedactor : secrecyRedactor(secrets);
}

/** A tree of a configuration, as it is or resolved, with its secrets masked for people to read. */
export function readableTree({ place, context }: Placed, shown: Node = place.node): Node {
  const secrets = secretsAround(place, context);
  if (secrets === undefined) return shown;
  return maskedTree({ written: place.node, shown, hidden: secrets.hides(keyPathOf(place)) }, secrets);
}
