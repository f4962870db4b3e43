import type { Json } from "./json.ts";
import { library } from "./library.ts";

/** Sets the flags `[path, flag, value]` of a case, one after the other. */
export function applyFlags(config: any, flags: Json | undefined): any {
  let current = config;
  for (const [path, flag, value] of (flags ?? []) as [Json[], string, boolean | null][]) {
    current = setFlagAt(current, path, flag, value);
  }
  return current;
}

/** The root of a config whose node at a path has a flag set. */
export function setFlagAt(config: any, path: readonly Json[], flag: string, value: boolean | null): any {
  let place = config;
  for (const key of path) place = library.nodeAt(place, key);
  return library.rootOf(library.setFlag(place, flag, value ?? undefined));
}
