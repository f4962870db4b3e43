import { ConfigError } from "../base/error.ts";
import { splitKeyPath } from "../base/key_path.ts";
import type { Origin } from "../base/origin.ts";
import { listedNames, nearestName } from "../base/suggestion.ts";
import { plainOfNode } from "../resolve/plain_of_node.ts";
import { indexOfText, positionOfText } from "../resolve/reference.ts";
import { keyText } from "../tree/key.ts";
import { ListNode, MapNode, type Node } from "../tree/node.ts";
import { keyPathOf, type Place } from "../tree/place.ts";
import type { Config } from "./config.ts";

/** Where a value comes from: what stands at a key path, and everything that it took the place of. */
export interface Explanation {
  /** The full key of what is explained. */
  readonly keyPath: string;
  /** What stands there, as it was written: interpolations as their text, `???` as such. */
  readonly value: unknown;
  /**
   * The node that stands there.
   *
   * @internal
   */
  readonly node: Node;
  /** Where it was written; nothing where a program made it without saying so. */
  readonly origin: Origin | undefined;
  /** What it beat, newest first. */
  readonly beaten: readonly Beaten[];
  /** For a container, each part of it. */
  readonly parts: readonly Explanation[];
}

/** A value that another took the place of. */
export interface Beaten {
  /** What stood there, as it was written. */
  readonly value: unknown;
  /**
   * The node that stood there.
   *
   * @internal
   */
  readonly node: Node;
  /** Where it was written. */
  readonly origin: Origin | undefined;
}

/**
 * Tells where the value at a key path was written, and what it beat, newest first; for a container, for each of
 * its parts. Interpolations are shown, not followed.
 *
 * @throws {ConfigError} `key_not_found` where nothing stands at the key path
 * @example
 * ```ts
 * import { create, explain, merge } from "@hydrant/config";
 * import assert from "node:assert/strict";
 *
 * const base = create("a: 1", { name: "base.yaml" });
 * const { value, beaten } = explain(merge(base, create("a: 2", { name: "over.yaml" })), "a");
 * assert.equal(value, 2);
 * assert.deepEqual(beaten.map((one) => one.value), [1]);
 * ```
 */
export function explain(config: Config, keyPath: string): Explanation {
  let place = config.place;
  const keys = keyPath === "" ? [] : splitKeyPath(keyPath);
  for (const key of keys) place = childAt(place, key);
  return explanationOf(place);
}

function explanationOf(place: Place): Explanation {
  const { node } = place;
  return {
    keyPath: keyPathOf(place),
    value: plainOfNode(node),
    node,
    origin: node.origin,
    beaten: beatenBy(node),
    parts: childrenOf(place).map(explanationOf),
  };
}

function beatenBy(node: Node): readonly Beaten[] {
  const beaten: Beaten[] = [];
  for (let other = node.replaced; other !== undefined; other = other.replaced) {
    beaten.push({ value: plainOfNode(other), node: other, origin: other.origin });
  }
  return beaten;
}

function childrenOf(place: Place): readonly Place[] {
  const { node } = place;
  if (node instanceof MapNode) {
    return node.values.map((child, at) => ({ node: child, key: node.keys[at], parent: place }));
  }
  if (node instanceof ListNode) {
    return node.items.map((child, at) => ({ node: child, key: at, parent: place }));
  }
  return [];
}

function childAt(place: Place, key: string): Place {
  const { node } = place;
  const at = node instanceof MapNode
    ? positionOfText(node, key)
    : node instanceof ListNode
    ? indexOfText(node, key) ?? -1
    : -1;
  const child = childrenOf(place)[at];
  if (child === undefined) throw nothingAt(place, key);
  return child;
}

function nothingAt(place: Place, key: string): ConfigError {
  const names = place.node instanceof MapNode ? place.node.keys.map(keyText) : [];
  const suggestion = nearestName(key, names);
  const keyPath = [keyPathOf(place), key].filter((part) => part !== "").join(".");
  const hint = suggestion === undefined ? "" : `, did you mean '${suggestion}'?`;
  return new ConfigError("key_not_found", `There is nothing at '${keyPath}'${hint}`, {
    details: { key, available: listedNames(names), ...(suggestion === undefined ? {} : { suggestion }) },
    keyPath,
  });
}
