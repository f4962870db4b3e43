import { ConfigError } from "../../src/base/error.ts";
import { Config } from "../../src/config/config.ts";
import { fromArgs, fromDotlist, mergeWithDotlist } from "../../src/config/dotlist.ts";
import { isReadonly, isStruct } from "../../src/config/flags.ts";
import { isInterpolation } from "../../src/config/is_interpolation.ts";
import { isMissing } from "../../src/config/is_missing.ts";
import { deleteItem, get, getItem, hasKey, keysOf, lengthOf, setItem } from "../../src/config/item.ts";
import { maskedCopy } from "../../src/config/masked_copy.ts";
import { mergeWith } from "../../src/config/merge.ts";
import { missingKeys } from "../../src/config/missing_keys.ts";
import { resolve } from "../../src/config/resolve.ts";
import { canSelect, select } from "../../src/config/select.ts";
import { structurallyEqual } from "../../src/config/structural_equality.ts";
import { toContainer } from "../../src/config/to_container.ts";
import { toYaml } from "../../src/config/to_yaml.ts";
import { update } from "../../src/config/update.ts";
import type { FlagName } from "../../src/tree/flags.ts";
import type { Key } from "../../src/tree/key.ts";
import { keyPathOf } from "../../src/tree/place.ts";
import { itemOutcome } from "./config_outcome.ts";
import { encodeKey } from "./encode_value.ts";
import { rootOf, withFlagAt } from "./flags.ts";
import type { Json, JsonObject } from "./json.ts";
import type { Notation } from "./notation.ts";
import type { Outcome } from "./outcome.ts";

/** What an op leads to: the config as it is afterwards, and what the op gave. */
export interface Step {
  readonly config: Config;
  readonly result: Outcome;
}

/** One op as it is run: `target` is the config at the op's path, in the tree of `config`. */
interface Operation {
  readonly config: Config;
  readonly target: Config;
  readonly written: JsonObject;
  readonly key: unknown;
  readonly value: unknown;
  readonly options: Readonly<Record<string, unknown>>;
  readonly notation: Notation;
}

type Run = (operation: Operation) => Step;

/** Runs one op on a config. */
export function runOperation(config: Config, written: JsonObject, notation: Notation): Step {
  const run = table[String(written.op)];
  if (run === undefined) throw new Error(`Unknown op '${written.op}'`);
  const target = itemAt(config, notation.values(written.on));
  if (!(target instanceof Config)) return { config, result: onPlain(target, written, notation) };
  return run({
    config,
    target,
    written,
    notation,
    key: written.key === undefined ? undefined : notation.value(written.key),
    value: written.value === undefined ? undefined : notation.value(written.value),
    options: optionsOf((written.kw ?? {}) as JsonObject, notation),
  });
}

/** Walks by reading items, so that interpolations lead on. */
function itemAt(config: Config, path: readonly unknown[]): unknown {
  let target: unknown = config;
  for (const key of path) {
    if (!(target instanceof Config)) throw noContainer();
    target = getItem(target, key);
  }
  return target;
}

/** A resolver may give a plain container, which is read, and whose copy is written, without the library. */
function onPlain(target: unknown, written: JsonObject, notation: Notation): Outcome {
  if (typeof target !== "object" || target === null) throw noContainer();
  if (written.op === "setitem") return nothing;
  const key = String(notation.value(written.key as Json));
  if (written.op !== "getitem" || !Object.hasOwn(target, key)) throw noContainer();
  return itemOutcome((target as Readonly<Record<string, unknown>>)[key]);
}

/** An op was tried on what is no container: Python fails there with an error of its own. */
function noContainer(): ConfigError {
  return new ConfigError("config_type", "No container stands here", { details: {} });
}

const optionNames: Readonly<Record<string, string>> = {
  default_flow_style: "flowStyle",
  enum_to_str: "enumToString",
};

function optionsOf(kw: JsonObject, notation: Notation): Readonly<Record<string, unknown>> {
  const options: Record<string, unknown> = {};
  for (const name of Object.keys(kw)) {
    const camelCase = name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
    options[optionNames[name] ?? camelCase] = notation.value(kw[name] as Json);
  }
  return options;
}

const nothing: Outcome = { value: null };

/** An op that gives a value and changes nothing. */
function reads(read: (operation: Operation) => unknown): Run {
  return (operation) => ({ config: operation.config, result: itemOutcome(read(operation)) });
}

/** An op that gives a config with a change in it. */
function changes(change: (operation: Operation) => Config): Run {
  return (operation) => ({ config: rootOf(change(operation)), result: nothing });
}

const set = changes(({ target, key, value }) => setItem(target, key, value));
const remove = changes(({ target, key }) => deleteItem(target, key));

const table: Readonly<Record<string, Run>> = {
  getitem: reads(({ target, key }) => getItem(target, key)),
  getattr: reads(({ target, key }) => getItem(target, attributeKey(target, key))),
  get: reads(({ target, key, written, notation }) => get(target, key, defaultOf(written, notation))),
  select: reads(({ target, key, options }) => select(target, String(key), options)),
  can_select: reads(({ target, key, options }) => canSelect(target, String(key), options)),
  contains: reads(({ target, key }) => hasKey(target, key)),
  is_missing: reads(({ target, key }) => isMissing(target, key)),
  is_interpolation: reads(({ target, key }) => isInterpolation(target, key)),
  is_readonly: reads(({ target }) => isReadonly(target)),
  is_struct: reads(({ target }) => isStruct(target)),
  keys,
  len: reads(({ target }) => lengthOf(target)),
  full_key: reads(({ target, key }) => keyPathOf(keyPlace(target, key))),
  missing_keys: reads(({ target, options }) => [...missingKeys(target, options)].sort()),
  masked_copy: reads(({ target, key }) => maskedCopy(target, key as string | readonly unknown[])),
  structural_equality: reads(({ target, value }) => structurallyEqual(target, value as Config)),
  from_dotlist: reads(({ written }) => fromDotlist(written.dotlist as string[])),
  from_cli: reads(({ written }) => fromArgs(written.dotlist as string[])),
  to_container: reads(({ target, options }) => toContainer(target, options)),
  to_yaml: reads(({ target, options }) => toYaml(target, options)),
  resolve: changes(({ target }) => resolve(target)),
  setitem: set,
  setattr: set,
  delitem: remove,
  delattr: remove,
  update: changes(({ target, key, value, options }) => update(target, String(key), value, options)),
  merge_with: changes(({ target, written, notation }) =>
    mergeWith(target, ...notation.values(written.configs))
  ),
  merge_with_dotlist: changes(({ target, written }) => mergeWithDotlist(target, written.dotlist as string[])),
  set_flag: changes(({ config, written }) => withFlagAt(config, written.path as Key[], ...flagOf(written))),
  with_flag: withFlag,
  pop,
};

function defaultOf(written: JsonObject, notation: Notation): { default?: unknown } {
  return "default" in written ? { default: notation.value(written.default as Json) } : {};
}

function flagOf(written: JsonObject): [FlagName, boolean | null] {
  return [written.flag as FlagName, written.value as boolean | null];
}

/** The place of a key that need not be there; without a key the config's own. */
function keyPlace(target: Config, key: unknown): Config["place"] {
  if (key === undefined || key === null) return target.place;
  return { node: target.place.node, key: key as Key, parent: target.place };
}

/** A list takes an attribute that is a number for an index. */
function attributeKey(target: Config, key: unknown): unknown {
  return target.place.node.kind === "list" && /^\d+$/.test(String(key)) ? Number(key) : key;
}

/** The keys of a mapping; of a list, where Python looks for an attribute of that name, reading the item `keys`. */
function keys({ config, target }: Operation): Step {
  if (target.place.node.kind === "list") {
    return { config, result: itemOutcome(getItem(target, "keys")) };
  }
  return { config, result: { value: keysOf(target).map(encodeKey) } };
}

/** Removes a key and gives the value that stood there; for `???` the default, which a list always has. */
function pop({ config, target, key: given, written, notation }: Operation): Step {
  const key = "key" in written ? given : lastIndex(target);
  let changed: Config;
  try {
    changed = deleteItem(target, key);
  } catch (error) {
    const notFound = ConfigError.is(error, "key_not_found") || ConfigError.is(error, "index_out_of_range");
    if (!notFound || !("default" in written)) throw error;
    return { config, result: itemOutcome(defaultOf(written, notation).default) };
  }
  const fallback = target.place.node.kind === "list" ? { default: null } : defaultOf(written, notation);
  const useDefault = "default" in fallback && isMissing(target, key);
  const item = useDefault ? fallback.default : getItem(target, key);
  return { config: rootOf(changed), result: itemOutcome(item) };
}

function lastIndex(target: Config): number {
  return lengthOf(target) - 1;
}

/** Sets a flag for the time of some ops, which start at the same node; then it is what it was. */
function withFlag({ config, target, written, notation }: Operation): Step {
  const [flag, value] = flagOf(written);
  const path = pathOf(target);
  const before = target.place.node.flags?.[flag] ?? null;
  let changed = withFlagAt(config, path, flag, value);
  for (const inner of written.ops as JsonObject[]) {
    const on = [...path.map(encodeKey), ...(inner.on ?? []) as Json[]];
    changed = runOperation(changed, { ...inner, on }, notation).config;
  }
  return { config: withFlagAt(changed, path, flag, before), result: nothing };
}

function pathOf(config: Config): readonly Key[] {
  const keys: Key[] = [];
  for (let place = config.place; place.parent !== undefined; place = place.parent) {
    keys.unshift(place.key as Key);
  }
  return keys;
}
