import { Config } from "../../src/config/config.ts";
import { setFlag } from "../../src/config/flags.ts";
import { childOf } from "../../src/config/item.ts";
import type { FlagName } from "../../src/tree/flags.ts";
import type { Key } from "../../src/tree/key.ts";
import type { Json } from "./json.ts";

/** Sets the flags `[path, flag, value]` of a case, one after the other. */
export function applyFlags(config: Config, flags: Json | undefined): Config {
  let current = config;
  for (const [path, flag, value] of (flags ?? []) as [Key[], FlagName, boolean | null][]) {
    current = withFlagAt(current, path, flag, value);
  }
  return current;
}

/** The root of a config whose node at a path has a flag set, whatever the node is. */
export function withFlagAt(
  config: Config,
  path: readonly Key[],
  flag: FlagName,
  value: boolean | null,
): Config {
  const place = path.reduce(childOf, config.place);
  return rootOf(setFlag(new Config(place, config.context), flag, value ?? undefined));
}

/** The whole that a config at any place belongs to. */
export function rootOf(config: Config): Config {
  let { place } = config;
  while (place.parent !== undefined) place = place.parent;
  return new Config(place, config.context);
}
