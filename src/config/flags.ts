import { flagAt } from "../tree/flag_at.ts";
import { changedFlags, type FlagName } from "../tree/flags.ts";
import { withFlags } from "../tree/node_edit.ts";
import { withNode } from "./changed.ts";
import type { Config } from "./config.ts";

/**
 * A configuration with a flag set for its node and what is below; `undefined` leaves it to what is inherited.
 * `readonly`: nothing may change. `struct`: keys that are not there may be neither added nor read.
 *
 * @example
 * ```ts
 * import { ConfigError, create, merge } from "@hydrant/config";
 * import { setFlag } from "@hydrant/config/tree";
 * import assert from "node:assert/strict";
 *
 * const config = setFlag(create("a: 1"), "struct", true);
 * assert.throws(() => merge(config, { b: 2 }), (error) => ConfigError.is(error, "key_not_found"));
 * ```
 */
export function setFlag<T>(config: Config<T>, flag: FlagName, value: boolean | undefined): Config<T> {
  const { node } = config.place;
  return withNode(config, withFlags(node, changedFlags(node.flags, flag, value)));
}

/**
 * What a change makes of a configuration while a flag is set, with the flag as it was before.
 *
 * @example
 * ```ts
 * import { create, toYaml, update } from "@hydrant/config";
 * import { setFlag, withFlag } from "@hydrant/config/tree";
 * import assert from "node:assert/strict";
 *
 * const closed = setFlag(create("a: 1"), "struct", true);
 * const wider = withFlag(closed, { flag: "struct", value: false }, (open) => update(open, "b", 2));
 * assert.equal(toYaml(wider), "a: 1\nb: 2\n");
 * ```
 */
export function withFlag<T>(
  config: Config<T>,
  setting: { readonly flag: FlagName; readonly value: boolean | undefined },
  change: (config: Config<T>) => Config<T>,
): Config<T> {
  const { flag, value } = setting;
  const before = config.place.node.flags?.[flag];
  return setFlag(change(setFlag(config, flag, value)), flag, before);
}

/**
 * Whether a configuration is read-only, by its own flag or an inherited one; nothing where none says.
 *
 * @example
 * ```ts
 * import { create } from "@hydrant/config";
 * import { isReadonly, setFlag } from "@hydrant/config/tree";
 * import assert from "node:assert/strict";
 *
 * assert.equal(isReadonly(setFlag(create("a: 1"), "readonly", true)), true);
 * ```
 */
export function isReadonly(config: Config): boolean | undefined {
  return flagAt(config.place, "readonly");
}

/**
 * Whether a configuration is in struct mode, by its own flag or an inherited one; nothing where none says.
 *
 * @example
 * ```ts
 * import { create } from "@hydrant/config";
 * import { isStruct } from "@hydrant/config/tree";
 * import assert from "node:assert/strict";
 *
 * assert.equal(isStruct(create("a: 1")), undefined);
 * ```
 */
export function isStruct(config: Config): boolean | undefined {
  return flagAt(config.place, "struct");
}
