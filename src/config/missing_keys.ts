import { ConfigError } from "../base/error.ts";
import { dereference, ResultPlace } from "../resolve/dereference.ts";
import type { InterpolationPart, Reference } from "../interpolation/ast.ts";
import { ListNode, MapNode } from "../tree/node.ts";
import { keyPathOf, type Place } from "../tree/place.ts";
import type { Config } from "./config.ts";

/** How missing values are looked for. */
export interface MissingKeysOptions {
  /** Resolvers are called, too, to see whether they lead to a missing value. Default: false. */
  readonly resolveCustomResolvers?: boolean | undefined;
}

/**
 * The full keys of all values that are `???`, and of the interpolations that lead to one.
 *
 * @throws {ConfigError} what an interpolation fails with, unless it is that it leads to `???`
 * @example
 * ```ts
 * import { create, missingKeys } from "@hydrant/config";
 * import assert from "node:assert/strict";
 *
 * assert.deepEqual(missingKeys(create({ a: { b: "???" }, c: 1 })), new Set(["a.b"]));
 * ```
 */
export function missingKeys(config: Config, options: MissingKeysOptions = {}): ReadonlySet<string> {
  const found = new Set<string>();
  const pending: Place[] = [config.place];
  const seen = new Set<string>();
  for (let place = pending.pop(); place !== undefined; place = pending.pop()) {
    const keyPath = keyPathOf(place);
    // Several interpolations may lead to one container.
    if (seen.has(keyPath)) continue;
    seen.add(keyPath);
    for (const child of childrenOf(place)) {
      if (child.node.kind === "missing") {
        found.add(keyPathOf(child));
        continue;
      }
      const target = targetOf(child, config, options);
      if (target === undefined) continue;
      if (target === "missing") found.add(keyPathOf(child));
      else if (target.node instanceof MapNode || target.node instanceof ListNode) pending.push(target);
    }
  }
  return found;
}

function* childrenOf(place: Place): Generator<Place> {
  const { node } = place;
  if (node instanceof MapNode) {
    for (let at = 0; at < node.keys.length; at++) {
      yield { node: node.values[at], key: node.keys[at], parent: place };
    }
  } else if (node instanceof ListNode) {
    for (let at = 0; at < node.items.length; at++) yield { node: node.items[at], key: at, parent: place };
  }
}

/** The container that a child is or leads to; nothing for what need not be looked into. */
function targetOf(child: Place, config: Config, options: MissingKeysOptions): Place | "missing" | undefined {
  const { node } = child;
  if (node.kind !== "interpolation") return child;
  if (options.resolveCustomResolvers !== true && node.syntax.parts.some(callsResolver)) return undefined;
  try {
    const target = dereference(child, config.context);
    return target instanceof ResultPlace ? undefined : target;
  } catch (error) {
    if (leadsToMissing(error)) return "missing";
    throw error;
  }
}

function leadsToMissing(error: unknown): boolean {
  for (let current = error; ConfigError.is(current); current = current.cause) {
    if (current.code === "interpolation_missing" || current.code === "missing_value") return true;
  }
  return false;
}

function callsResolver(part: InterpolationPart): boolean {
  return part.kind !== "text" && referenceCallsResolver(part);
}

function referenceCallsResolver(reference: Reference): boolean {
  if (reference.kind === "resolver") return true;
  return reference.keys.some((key) => typeof key !== "string" && referenceCallsResolver(key.reference));
}
