import { Config } from "../../src/config/config.ts";
import { selectPlace } from "../../src/config/select.ts";
import { Float } from "../../src/base/float.ts";
import { parsePythonInt } from "../../src/base/python_number.ts";
import type { CallSite, FullResolver, Placed, Resolvers } from "../../src/resolve/context.ts";
import { containerText, type Shown } from "../../src/resolve/native_source.ts";
import { nativeText } from "../../src/resolve/native_text.ts";
import { keyPathOf } from "../../src/tree/place.ts";
import { TreeMaker } from "../../src/tree/tree_maker.ts";
import { Tuple } from "../../src/tree/tuple.ts";

type Call = FullResolver["resolve"];

/** The resolvers that the recorded cases were made with, new for each case: its counters begin at 1. */
export function fixedResolvers(): Resolvers {
  const test: Call = (args) => args.length === 1 ? args[0] : args;
  const resolvers: Record<string, Call> = {
    test,
    "ns1.ns2.test": test,
    identity: (args) => exactly(1, args)[0],
    first: (args) => first(args),
    cast: (args) => cast(exactly(2, args)),
    plus_10: (args) => sum([exactly(1, args)[0], 10]),
    add: (args) => sum(args),
    join: ([separator, ...rest]) => {
      if (typeof separator !== "string") throw new TypeError("no separator");
      return rest.map(pythonText).join(separator);
    },
    len: (args) => lengthOf(exactly(1, args)[0]),
    none: (args) => exactly(0, args)[0] ?? null,
    fail: () => {
      throw new Error("resolver failed");
    },
    dict_out: (args) => (exactly(0, args), { a: 0, b: [1, 2] }),
    list_out: (args) => (exactly(0, args), [1, { c: 3 }]),
    tuple_out: (args) => (exactly(0, args), new Tuple([1, 2])),
    cfg_out: (_args, { parent }) => configBelow(parent, { a: 0, b: [1, 2] }),
    node_key: (_args, { node }) => keyPathOf(node.place),
    root_get: (args, { root }) => selected(root, exactly(1, args)[0]),
    parent_get: (args, { parent }) => selected(parent, exactly(1, args)[0]),
    counter: counter(),
  };
  const full: Record<string, FullResolver> = { counter_cached: { useCache: true, resolve: counter() } };
  for (const [name, call] of Object.entries(resolvers)) full[name] = { resolve: call };
  return full;
}

function counter(): Call {
  let count = 0;
  return () => ++count;
}

function exactly(count: number, args: readonly unknown[]): readonly unknown[] {
  if (args.length !== count) throw new TypeError(`takes ${count} arguments`);
  return args;
}

function configBelow(parent: Placed, value: unknown): Config {
  const node = new TreeMaker().fromPlain(value);
  return new Config({ node, key: undefined, parent: parent.place }, parent.context);
}

function selected(from: CallSite["root"], key: unknown): unknown {
  if (typeof key !== "string") throw new TypeError("no key path");
  const place = selectPlace(from, key);
  return place === undefined ? null : new Config(place, from.context);
}

function first([value]: readonly unknown[]): unknown {
  const [item] = iterable(value);
  if (item === undefined) throw new Error("nothing there");
  return item;
}

/** What Python would iterate over. */
function iterable(value: unknown): Iterable<unknown> {
  if (typeof value === "string" || Array.isArray(value)) return value;
  if (value instanceof Map) return value.keys();
  if (value instanceof Tuple) return value.items;
  if (!(value instanceof Config)) throw new TypeError("not iterable");
  const { node } = value.place;
  if (node.kind === "map") return node.keys;
  if (node.kind !== "list") throw new TypeError("not iterable");
  return node.items.map((_, at) => selected(value, String(at)));
}

function lengthOf(value: unknown): number {
  if (value instanceof Config && value.place.node.kind === "list") return value.place.node.items.length;
  return [...iterable(value)].length;
}

function cast([type, value]: readonly unknown[]): unknown {
  if (type === "str") return pythonText(value);
  if (type !== "int") throw new TypeError("unknown type");
  if (value instanceof Float) return integerPart(value.value);
  if (typeof value === "number" || typeof value === "bigint") return value;
  if (typeof value === "boolean") return Number(value);
  const number = typeof value === "string" ? parsePythonInt(value) : undefined;
  if (number === undefined) throw new TypeError("not an integer");
  return number;
}

function integerPart(value: number): number | bigint {
  const whole = Math.trunc(value);
  if (!Number.isFinite(whole)) throw new RangeError("not finite");
  return Number.isSafeInteger(whole) ? whole : BigInt(whole);
}

/** As Python adds: ints are exact, a float makes the sum a float. */
function sum(values: readonly unknown[]): unknown {
  const isFloat = values.some((value) => value instanceof Float);
  if (isFloat) return new Float(values.map(asNumber).reduce((total, value) => total + value, 0));
  return values.map(asInteger).reduce((total, value) => total + value, 0n);
}

function asNumber(value: unknown): number {
  return value instanceof Float ? value.value : Number(asInteger(value));
}

function asInteger(value: unknown): bigint {
  if (typeof value === "number" || typeof value === "bigint" || typeof value === "boolean") {
    return BigInt(value);
  }
  throw new TypeError("not a number");
}

/** Python's `str`. */
function pythonText(value: unknown): string {
  const shown = shownOf(value);
  return typeof shown === "object" && shown !== null && !(shown instanceof Float)
    ? containerText(shown)
    : nativeText(shown);
}

function shownOf(value: unknown): Shown & (string | number | bigint | boolean | null | object) {
  if (value instanceof Config) return value.place.node as never;
  if (Array.isArray(value)) return value.map(shownOf) as never;
  if (value instanceof Tuple) return new Tuple(value.items.map(shownOf));
  if (value instanceof Map) return new Map([...value].map(([key, item]) => [key, shownOf(item)])) as never;
  return value as never;
}
