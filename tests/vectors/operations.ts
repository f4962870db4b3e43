import { ConfigError } from "../../src/base/error.ts";
import { itemOutcome, plain } from "./config_outcome.ts";
import { setFlagAt } from "./flags.ts";
import { isObject, type Json, type JsonObject } from "./json.ts";
import { library } from "./library.ts";
import type { Notation } from "./notation.ts";
import type { Outcome } from "./outcome.ts";

/** What an op leads to: the config as it is afterwards, and what the op gave. */
export interface Step {
  readonly config: any;
  readonly result: Outcome;
}

/** One op as it is run: `target` is the config at the op's path, in the tree of `config`. */
interface Operation {
  readonly config: any;
  readonly target: any;
  readonly written: JsonObject;
  readonly key: unknown;
  readonly options: Readonly<Record<string, unknown>>;
  readonly notation: Notation;
}

type Run = (operation: Operation) => Step;

/** Runs one op on a config. */
export function runOperation(config: any, written: JsonObject, notation: Notation, from?: any): Step {
  const run = table[String(written.op)];
  if (run === undefined) throw new Error(`Unknown op '${written.op}'`);
  let target = from ?? config;
  for (const key of (written.on ?? []) as Json[]) target = library.getItem(target, notation.value(key));
  return run({
    config,
    target,
    written,
    notation,
    key: written.key === undefined ? undefined : notation.value(written.key),
    options: camelCase((written.kw ?? {}) as JsonObject, notation),
  });
}

const optionNames: Readonly<Record<string, string>> = {
  default_flow_style: "flowStyle",
  enum_to_str: "enumToString",
};

function camelCase(kw: JsonObject, notation: Notation): Record<string, unknown> {
  const options: Record<string, unknown> = {};
  for (const name of Object.keys(kw)) {
    const camel = optionNames[name] ?? name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
    options[camel] = notation.value(kw[name] as Json);
  }
  return options;
}

const nothing: Outcome = { value: { $plain: null } };

/** An op that gives a value and changes nothing. */
function reads(read: (operation: Operation) => unknown): Run {
  return (operation) => {
    const item = read(operation);
    return { config: operation.config, result: itemOutcome(item) };
  };
}

/** An op that gives a config with a change in it. */
function changes(change: (operation: Operation) => any): Run {
  return (operation) => ({ config: library.rootOf(change(operation)), result: nothing });
}

function defaultOf({ written, notation }: Operation): { default?: unknown } {
  return "default" in written ? { default: notation.value(written.default as Json) } : {};
}

const table: Readonly<Record<string, Run>> = {
  getitem: reads(({ target, key }) => library.getItem(target, key)),
  getattr: reads(({ target, key }) => library.getItem(target, key)),
  get: reads((operation) => library.get(operation.target, operation.key, defaultOf(operation))),
  select: reads(({ target, key, options }) => library.select(target, key, options)),
  can_select: reads(({ target, key, options }) => library.canSelect(target, key, options)),
  contains: reads(({ target, key }) => library.hasKey(target, key)),
  is_missing: reads(({ target, key }) => library.isMissing(target, key)),
  is_interpolation: reads(({ target, key }) => library.isInterpolation(target, key)),
  is_readonly: reads(({ target }) => library.isReadonly(target)),
  is_struct: reads(({ target }) => library.isStruct(target)),
  keys: reads(({ target }) => [...library.keysOf(target)].map(library.plainKey)),
  len: reads(({ target }) => library.lengthOf(target)),
  full_key: reads(({ target, key }) => library.fullKey(target, key)),
  missing_keys: reads(({ target, options }) => [...library.missingKeys(target, options)].sort()),
  masked_copy: reads(({ target, key }) => library.maskedCopy(target, key)),
  structural_equality: reads(({ target, written, notation }) =>
    library.equals(target, notation.value(written.value as Json))
  ),
  from_dotlist: reads(({ written }) => library.fromDotlist(written.dotlist)),
  from_cli: reads(({ written }) => library.fromArgs(written.dotlist)),
  to_container: (operation) => ({
    config: operation.config,
    result: { value: plain(library.toContainer(operation.target, operation.options)) },
  }),
  to_yaml: reads(({ target, options }) => library.toYaml(target, options)),
  resolve: changes(({ target }) => library.resolve(target)),
  setitem: changes(({ target, key, written, notation }) =>
    library.setItem(target, key, notation.value(written.value as Json))
  ),
  setattr: changes(({ target, key, written, notation }) =>
    library.setItem(target, key, notation.value(written.value as Json))
  ),
  delitem: changes(({ target, key }) => library.deleteItem(target, key)),
  delattr: changes(({ target, key }) => library.deleteItem(target, key)),
  update: changes(({ target, key, written, notation, options }) =>
    library.update(target, key, notation.value(written.value as Json), options)
  ),
  merge_with: changes(({ target, written, notation }) =>
    library.mergeWith(target, ...notation.values(written.configs))
  ),
  merge_with_dotlist: changes(({ target, written }) => library.mergeWithDotlist(target, written.dotlist)),
  set_flag: (operation) => ({
    config: setFlagAt(operation.config, operation.written.path as Json[], ...flagOf(operation.written)),
    result: nothing,
  }),
  with_flag: withFlag,
  pop,
};

function flagOf(written: JsonObject): [string, boolean | null] {
  return [String(written.flag), written.value as boolean | null];
}

/** Removes a key and gives the value that stood there. */
function pop(operation: Operation): Step {
  const { target, key, written } = operation;
  let changed: any;
  try {
    changed = library.deleteItem(target, key === undefined && !("key" in written) ? -1 : key);
  } catch (error) {
    const notFound = ConfigError.is(error, "key_not_found") || ConfigError.is(error, "index_out_of_range");
    if (!notFound || !("default" in written)) throw error;
    return { config: operation.config, result: itemOutcome(defaultOf(operation).default) };
  }
  const item = library.getItem(target, key ?? -1);
  return { config: library.rootOf(changed), result: itemOutcome(item) };
}

/** Sets a flag for the time of some ops, which start at the same node; then it is what it was. */
function withFlag(operation: Operation): Step {
  const { written, target, notation } = operation;
  const [flag, value] = flagOf(written);
  const before = target.place.node.flags?.[flag];
  const path = library.pathOf(target);
  let config = library.rootOf(library.setFlag(target, flag, value ?? undefined));
  for (const inner of written.ops as JsonObject[]) {
    if (!isObject(inner)) continue;
    config =
      runOperation(config, { ...inner, on: [...path, ...((inner.on ?? []) as Json[])] }, notation).config;
  }
  return { config: setFlagAt(config, path, flag, before ?? null), result: nothing };
}
