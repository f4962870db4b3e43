import { ConfigError } from "../base/error.ts";
import { elementTypeOf } from "../tree/assign.ts";
import { type Key, keyText, positionOfKey } from "../tree/key.ts";
import { MapNode } from "../tree/node.ts";
import type { Place } from "../tree/place.ts";
import { isContainerType } from "../tree/role.ts";
import { trailOf } from "../tree/trail.ts";
import type { TreeMaker } from "../tree/tree_maker.ts";
import { type InputNode, inputNode } from "./input_node.ts";
import { withChildSet } from "./set_at.ts";
import { standInFor } from "./stand_in.ts";

/** Where a value is going to be set. */
export interface InputTarget {
  readonly maker: TreeMaker;
  readonly place: Place;
  readonly key: Key;
  readonly notFound: "key_not_found" | "attribute_not_found";
}

/**
 * What a program hands in to be set under a key, as a node. Where it is no sound value, a key that may not be set
 * is the fault that counts.
 *
 * @throws {ConfigError} grammar_parse, unsupported_value, and what setting under the key fails with
 */
export function checkedInput(value: unknown, target: InputTarget): InputNode {
  const { maker, place, key } = target;
  const trail = { parent: trailOf(place), key, listed: place.node.kind === "list" };
  try {
    return inputNode(value, maker, trail);
  } catch (error) {
    if (ConfigError.is(error)) withChildSet(place, key, standInFor(value), { ...target, plain: true });
    throw ConfigError.is(error, "grammar_parse") && makesContainer(place, key)
      ? withOwnKey(error, key)
      : error;
  }
}

/** Whether what is set there would be made a container: that knows its own key, and not yet the way to it. */
function makesContainer({ node }: Place, key: Key): boolean {
  if (!(node instanceof MapNode) || positionOfKey(node, key) >= 0) return false;
  const element = elementTypeOf(node, key);
  return isContainerType(element) || element.kind === "object";
}

function withOwnKey(error: ConfigError<"grammar_parse">, key: Key): ConfigError {
  return new ConfigError("grammar_parse", error.message, { details: error.details, keyPath: keyText(key) });
}
