import { ConfigError } from "../base/error.ts";
import { dereference, ResultPlace } from "../resolve/dereference.ts";
import type { InterpolationPart, Reference } from "../interpolation/ast.ts";
import { ListNode, MapNode } from "../tree/node.ts";
import { keyPathOf, type Place } from "../tree/place.ts";
import { isContainer } from "../tree/role.ts";
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
 * import { create } from "@hydrant/config";
 * import { missingKeys } from "@hydrant/config/tree";
 * import assert from "node:assert/strict";
 *
 * assert.deepEqual(missingKeys(create({ a: { b: "???" }, c: 1 })), new Set(["a.b"]));
 * ```
 */
export function missingKeys(config: Config, options: MissingKeysOptions = {}): ReadonlySet<string> {
  const found = new Set<string>();
  const seen = new Set([keyPathOf(config.place)]);
  const open: Generator<Place>[] = [childrenOf(config.place)];
  while (open.length > 0) {
    const { value: child, done } = open[open.length - 1].next();
    if (done === true) {
      open.pop();
      continue;
    }
    const target = child.node.kind === "missing" ? "missing" : targetOf(child, config, options);
    if (target === "missing") found.add(keyPathOf(child));
    else if (target !== undefined && isContainer(target.node)) {
      const keyPath = keyPathOf(target);
      // Several interpolations may lead to one container.
      if (!seen.has(keyPath)) open.push(childrenOf(target));
      seen.add(keyPath);
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
