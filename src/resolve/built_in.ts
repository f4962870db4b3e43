import { keyPathOf } from "../tree/place.ts";
import type { Evaluator } from "./evaluator.ts";
import { faulty } from "./failure.ts";
import { EscapedMissing, type Native } from "./native.ts";
import { nativeText } from "./native_text.ts";
import { nativeAt } from "./native_value.ts";
import { coerce } from "./coerce.ts";
import { createContainer } from "./create_container.ts";
import { dictKeys, dictValues } from "./dict_resolvers.ts";
import { selectSpot } from "./select_spot.ts";
import { Spot } from "./spot.ts";

/** A resolver that belongs to evaluation. Throws a `Failure` or `Faulty`. */
export type BuiltInResolver = (evaluator: Evaluator, args: readonly Native[], at: Spot) => Native;

/** The resolvers that every configuration has. */
export const builtInResolvers: ReadonlyMap<string, BuiltInResolver> = new Map<string, BuiltInResolver>([
  ["oc.env", taking(1, 2, environmentVariable)],
  ["oc.decode", taking(1, 1, decode)],
  ["oc.deprecated", taking(1, 2, deprecated)],
  ["oc.select", taking(1, 2, select)],
  ["oc.create", taking(1, 1, (evaluator, [value], at) => createContainer(evaluator, value, containerOf(at)))],
  ["oc.coerce", taking(2, 2, (_evaluator, [type, value]) => coerce(type, value))],
  ["oc.dict.keys", taking(1, 1, (evaluator, [path], at) => dictKeys(evaluator, path, containerOf(at)))],
  ["oc.dict.values", taking(1, 1, (evaluator, [path], at) => dictValues(evaluator, path, containerOf(at)))],
]);

/** Checks how many arguments there are. */
function taking(least: number, most: number, resolver: BuiltInResolver): BuiltInResolver {
  return (evaluator, args, at) => {
    if (args.length >= least && args.length <= most) return resolver(evaluator, args, at);
    const wanted = least === most ? String(least) : `${least} or ${most}`;
    throw faulty(`The resolver takes ${wanted} arguments, and was given ${args.length}`);
  };
}

function containerOf(at: Spot): Spot {
  return at.parent ?? at;
}

function environmentVariable(evaluator: Evaluator, args: readonly Native[]): Native {
  const name = textOf(args[0], "oc.env", "the name of a variable");
  const value = evaluator.context.parts.environment.get(name);
  if (value !== undefined) return value;
  if (args.length === 1) throw faulty(`Environment variable '${name}' is not set`);
  const [, otherwise] = args;
  return otherwise === null || otherwise instanceof EscapedMissing ? otherwise : nativeText(otherwise);
}

function decode(evaluator: Evaluator, args: readonly Native[], at: Spot): Native {
  const [text] = args;
  if (text === null || text instanceof EscapedMissing) return text;
  if (typeof text !== "string") {
    throw faulty("Resolver 'oc.decode' reads a string or null, and was given neither");
  }
  return evaluator.decode(text, at);
}

function deprecated(evaluator: Evaluator, args: readonly Native[], at: Spot): Native {
  const [path, said = "'$OLD_KEY' is deprecated. Use '$NEW_KEY' in its place"] = args;
  const key = textOf(path, "oc.deprecated", "a key path");
  const message = textOf(said, "oc.deprecated", "a message");
  const target = selectSpot(evaluator, containerOf(at), key, rules);
  const oldKey = keyPathOf(at);
  if (target === undefined) throw faulty(`'${oldKey}' is deprecated, and '${key}' in its place is not there`);
  evaluator.context.warn(substitute(message, { OLD_KEY: oldKey, NEW_KEY: keyPathOf(target) }));
  return target;
}

/** Replaces `$NAME` and `${NAME}` for known names; `$$` is a dollar. */
function substitute(text: string, names: Readonly<Record<string, string>>): string {
  return text.replace(/\$(?:(\$)|([A-Z_]+)|\{([A-Z_]+)\})/g, (whole, dollar, bare, braced) => {
    if (dollar !== undefined) return "$";
    const name: string = bare ?? braced;
    return Object.hasOwn(names, name) ? names[name] : whole;
  });
}

const rules = { absolute: true, throwOnMissing: false, throwOnResolutionFailure: true };

function select(evaluator: Evaluator, args: readonly Native[], at: Spot): Native {
  const key = textOf(args[0], "oc.select", "a key path");
  const found = selectSpot(evaluator, containerOf(at), key, rules);
  if (found === undefined || found.node.kind === "missing") return args.length === 1 ? null : args[1];
  return nativeAt(found);
}

function textOf(native: Native, resolver: string, what: string): string {
  if (typeof native === "string") return native;
  if (native instanceof EscapedMissing) return native.text;
  throw faulty(`Resolver '${resolver}' takes ${what}, which is a string`);
}
