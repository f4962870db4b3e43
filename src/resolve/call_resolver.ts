import { excerpt } from "../grammar/fault_text.ts";
import { ConfigError } from "../base/error.ts";
import { builtInResolvers } from "./built_in.ts";
import type { FullResolver, Resolver } from "./context.ts";
import { type Evaluator, unfinished } from "./evaluator.ts";
import { Failure, type FailureCode, Faulty, faulty } from "./failure.ts";
import { EscapedMissing, looksMissing, type Native } from "./native.ts";
import { givenNative, plainArgument, typedArgument } from "./resolver_values.ts";
import { Spot } from "./spot.ts";

/** A call of a resolver with its arguments evaluated. */
export interface Call {
  readonly name: string;
  readonly args: readonly Native[];
  /** The arguments as they were written. */
  readonly argTexts: readonly string[];
  /** The whole call as it was written. */
  readonly text: string;
}

/** What a resolver gives at a node. Throws a `Failure` or `Faulty`. */
export function callResolver(evaluator: Evaluator, call: Call, at: Spot): Native {
  const resolver = evaluator.context.parts.resolvers.get(call.name);
  try {
    if (resolver !== undefined) return finished(callRegistered(evaluator, resolver, call, at), call);
    const builtIn = builtInResolvers.get(call.name);
    if (builtIn !== undefined) return finished(builtIn(evaluator, call.args, at), call);
  } catch (thrown) {
    throw faultOfCall(evaluator, call, at, thrown);
  }
  throw unsupported(evaluator, call);
}

/** Settles whether a text that looks like a missing value is one. */
function finished(given: Native, call: Call): Native {
  if (typeof given !== "string" || !looksMissing(given)) return given;
  if (given !== "???") return new EscapedMissing(given.slice(1));
  throw new Faulty({
    code: "interpolation_missing",
    what: `Resolver '${call.name}' gave ???`,
    text: call.text,
  });
}

function callRegistered(evaluator: Evaluator, resolver: Resolver, call: Call, at: Spot): Native {
  if (typeof resolver === "function") {
    const args = call.args.map((argument) => plainArgument(evaluator, argument));
    return adopted(givenNative(evaluator, resolver(...args as never[])), call.args);
  }
  if (resolver.useCache !== true) {
    return adopted(givenNative(evaluator, callFull(evaluator, resolver, call, at)), call.args);
  }
  const { context } = evaluator;
  const key = JSON.stringify([call.name, ...call.argTexts]);
  const known = context.cached(key);
  const value = known === undefined ? callFull(evaluator, resolver, call, at) : known.value;
  if (known === undefined) context.keep(key, value);
  return adopted(givenNative(evaluator, value), call.args);
}

function callFull(evaluator: Evaluator, resolver: FullResolver, call: Call, at: Spot): unknown {
  const args = call.args.map((argument) => typedArgument(evaluator, argument));
  return resolver.resolve(args, {
    parent: evaluator.handOver(at.parent ?? at),
    node: evaluator.handOver(at),
    root: evaluator.handOver(at.root()),
  });
}

/** A text that was handed in as an escaped `???` and comes back is still that text. */
function adopted(given: Native, args: readonly Native[]): Native {
  if (typeof given !== "string" || !looksMissing(given)) return given;
  return escapedIn(args, given) ?? given;
}

/** The escaped text somewhere in the arguments. */
function escapedIn(args: readonly Native[], text: string): EscapedMissing | undefined {
  // A set, for a container may be there more than once.
  const pending = new Set<Native>(args);
  for (const native of pending) {
    if (native instanceof EscapedMissing && native.text === text) return native;
    const items: Iterable<Native> = Array.isArray(native)
      ? native
      : native instanceof Map
      ? native.values()
      : [];
    for (const item of items) pending.add(item);
  }
  return undefined;
}

/** Failed interpolations pass through a resolver as they are; anything else is the resolver's own failure. */
function faultOfCall(evaluator: Evaluator, call: Call, at: Spot, thrown: unknown): unknown {
  if (thrown === unfinished || thrown instanceof Failure) return thrown;
  if (thrown instanceof Faulty) {
    const { fault } = thrown;
    // Whoever asks for the node asks for a value, and an interpolation failed to give it.
    const code = fault.code === "missing_value" ? "interpolation_resolution" : fault.code;
    return new Faulty({ ...fault, code, text: fault.text ?? call.text });
  }
  if (ConfigError.is(thrown) && passing.has(thrown.code)) return passedOn(evaluator, call, at, thrown);
  const said = ConfigError.is(thrown)
    ? thrown.parts
    : [thrown instanceof Error ? thrown.message : String(thrown)];
  return faulty([`Resolver '${call.name}' failed: `, ...said], { text: call.text, thrown });
}

function passedOn(evaluator: Evaluator, call: Call, at: Spot, error: ConfigError): Failure | Faulty {
  const known = evaluator.reportedFailure(error);
  if (known !== undefined) return new Failure(at, known, error.keyPath);
  const { keyPath, parts } = error;
  return new Faulty({
    code: error.code as FailureCode,
    what: parts,
    text: call.text,
    thrown: error,
    keyPath,
  });
}

const passing: ReadonlySet<string> = new Set<FailureCode>([
  "interpolation_key",
  "interpolation_missing",
  "interpolation_resolution",
  "interpolation_cycle",
  "interpolation_validation",
  "unsupported_interpolation",
  "limit_exceeded",
]);

function unsupported(evaluator: Evaluator, call: Call): Faulty {
  const { resolvers } = evaluator.context.parts;
  return new Faulty({
    code: "unsupported_interpolation",
    what: `Interpolation '${excerpt(call.text)}' names no resolver: there is no '${call.name}'`,
    text: call.text,
    sought: { name: call.name, among: () => [...resolvers.keys(), ...builtInResolvers.keys()] },
  });
}
