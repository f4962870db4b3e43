import type { FlagName } from "./flags.ts";
import type { Place } from "./place.ts";

/** Whether a flag is set where a place is: by its node, or by the nearest one above that says. Nothing where none says. */
export function flagAt(place: Place, name: FlagName): boolean | undefined {
  for (let current: Place | undefined = place; current !== undefined; current = current.parent) {
    const value = current.node.flags?.[name];
    if (value !== undefined) return value;
  }
  return undefined;
}
