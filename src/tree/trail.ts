import { fullKey, type KeyPathPart } from "../base/key_path.ts";
import { type Key, keyText } from "./key.ts";
import type { Place } from "./place.ts";

/** The keys that lead to a node that is being made, kept for the errors about it. Absent: the root. */
export interface Trail {
  readonly parent: Trail | undefined;
  readonly key: Key;
  /** Whether the key is an index in a list. */
  readonly listed: boolean;
}

/** The trail that leads to a place. */
export function trailOf(place: Place | undefined): Trail | undefined {
  if (place === undefined || place.parent === undefined) return undefined;
  return {
    parent: trailOf(place.parent),
    key: place.key as Key,
    listed: place.parent.node.kind === "list",
  };
}

/**
 * The full key of a container, as errors name it that concern none of its keys: an index at its end is shown
 * without its brackets, as OmegaConf shows it.
 */
export function wholeKeyPath(trail: Trail | undefined): string {
  if (trail === undefined || !trail.listed) return keyPathOfTrail(trail);
  return `${keyPathOfTrail(trail.parent)}${keyText(trail.key)}`;
}

/** The full key that a trail spells. */
export function keyPathOfTrail(trail: Trail | undefined): string {
  const parts: KeyPathPart[] = [];
  for (let current = trail; current !== undefined; current = current.parent) {
    parts.push({ key: keyText(current.key), bracketed: current.listed });
  }
  return fullKey(parts.reverse());
}
