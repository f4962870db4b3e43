import { splitKeyPath } from "../base/key_path.ts";
import { keyPathOf } from "../tree/place.ts";
import { type Evaluator, unfinished } from "./evaluator.ts";
import { Faulty, faulty } from "./failure.ts";
import { above, childAt, isOpen, notAnIndex } from "./reference.ts";
import type { Spot } from "./spot.ts";

/** Marks the fault of a key path without keys, which OmegaConf tells from the others. */
export const noKey = new RangeError("no key");

/** How a key path is followed. */
export interface SelectRules {
  /** Whether a path without a leading dot begins at the root rather than at the container. */
  readonly absolute: boolean;
  readonly throwOnMissing: boolean;
  readonly throwOnResolutionFailure: boolean;
}

/**
 * The spot that a key path leads to, through interpolations; nothing where it leads nowhere. `???` is a place
 * like any other, unless the rules say otherwise. Throws a `Failure` or `Faulty`.
 */
export function selectSpot(
  evaluator: Evaluator,
  container: Spot,
  path: string,
  rules: SelectRules,
): Spot | undefined {
  let dots = 0;
  while (path[dots] === ".") dots++;
  const fromContainer = dots > 0 || !rules.absolute;
  let current = fromContainer ? above(container, Math.max(0, dots - 1)) : container.root();
  const rest = path.slice(dots);
  if (current === undefined || rest === "") return current;
  const keys = splitKeyPath(rest);
  if (keys.length === 0) throw faulty(`Key path '${path}' holds no key`, { thrown: noKey });
  for (let at = 0; at < keys.length; at++) {
    if (at > 0 && !isOpen(current) && current.node.kind !== "missing") return undefined;
    const next = childUnder(current, keys[at], rules);
    if (next === undefined) return undefined;
    if (next.node.kind === "missing" && rules.throwOnMissing) throw missing(next);
    const target = targetOf(evaluator, next, rules);
    if (target === undefined) return undefined;
    current = target;
  }
  return current;
}

function childUnder(container: Spot, key: string, rules: SelectRules): Spot | undefined {
  try {
    return childAt(container, key);
  } catch (thrown) {
    const tolerated = !rules.throwOnResolutionFailure && thrown instanceof Faulty &&
      thrown.fault.thrown === notAnIndex;
    if (tolerated) return undefined;
    throw thrown;
  }
}

function targetOf(evaluator: Evaluator, spot: Spot, rules: SelectRules): Spot | undefined {
  if (spot.node.kind !== "interpolation") return spot;
  try {
    return evaluator.outcomeOf(spot);
  } catch (thrown) {
    if (thrown === unfinished || rules.throwOnResolutionFailure) throw thrown;
    return undefined;
  }
}

function missing(spot: Spot): Faulty {
  const keyPath = keyPathOf(spot);
  return new Faulty({ code: "missing_value", what: `'${keyPath}' must be set, and is ???` });
}
