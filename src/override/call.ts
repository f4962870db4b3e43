import type { ConfigError } from "../base/error.ts";
import { nearestName, quoteNames } from "../base/suggestion.ts";
import type { BoundArguments, FunctionContext } from "./function_context.ts";
import { type FunctionDefinition, functions, type Parameter } from "./functions.ts";
import { typeNames, type Value } from "./value.ts";

/** The arguments of a call, as written. */
export interface CallArguments {
  readonly positional: readonly Value[];
  readonly named: ReadonlyMap<string, Value>;
}

/** What a call can reach besides its arguments. */
export interface CallContext extends FunctionContext {
  /** The error for a call that fits no function. */
  readonly misuse: (reason: string) => ConfigError;
}

/** Calls a function of the override grammar by name. Quoted arguments are strings to it. */
export function callFunction(name: string, written: CallArguments, context: CallContext): Value {
  const definition = functions.get(name);
  if (definition === undefined) {
    const names = [...functions.keys()].sort();
    const nearest = nearestName(name, names);
    const hint = nearest === undefined ? "" : `; did you mean '${nearest}'?`;
    throw context.misuse(`there is no function '${name}'${hint}; available are ${quoteNames(names)}`);
  }
  return definition.call(bind(definition, written, context), context);
}

/** Sorts arguments to parameters by Python's rules. */
function bind(
  definition: FunctionDefinition,
  written: CallArguments,
  context: CallContext,
): BoundArguments {
  const positional = written.positional.map(unquoted);
  const named = new Map<string, Value>();
  const places = definition.parameters.filter((parameter) => parameter.position !== "name_only");
  if (definition.rest === undefined && positional.length > places.length) {
    throw context.misuse(`the function takes ${places.length} arguments at most, not ${positional.length}`);
  }
  const rest = definition.rest === undefined ? [] : positional;
  if (definition.rest !== undefined) {
    rest.forEach((value, at) =>
      checkType(value, { name: `argument ${at + 1}`, ...definition.rest! }, context)
    );
  } else {
    positional.forEach((value, at) => named.set(places[at].name, value));
  }
  for (const [name, value] of written.named) {
    if (!definition.parameters.some((parameter) => parameter.name === name)) {
      throw context.misuse(`the function takes no argument '${name}'`);
    }
    if (named.has(name)) throw context.misuse(`argument '${name}' is given twice`);
    named.set(name, unquoted(value));
  }
  for (const parameter of definition.parameters) {
    const value = named.get(parameter.name);
    if (value !== undefined) checkType(value, parameter, context);
    else if (parameter.position === "required") {
      throw context.misuse(`the function needs argument '${parameter.name}'`);
    }
  }
  return { rest, named: withoutNulls(named) };
}

function checkType(
  value: Value,
  parameter: Pick<Parameter, "name" | "accepts">,
  context: CallContext,
): void {
  const { name, accepts } = parameter;
  if (accepts === "any" || accepts.includes(value.kind)) return;
  const wanted = [...new Set(accepts.map((kind) => typeNames[kind]))].join(", ");
  throw context.misuse(`${name} must be one of ${wanted}, not ${typeNames[value.kind]}`);
}

function unquoted(value: Value): Value {
  return value.kind === "quoted" ? { kind: "str", value: value.text } : value;
}

/** A null given by name means the same as no argument, wherever it is allowed. */
function withoutNulls(named: ReadonlyMap<string, Value>): ReadonlyMap<string, Value> {
  return new Map([...named].filter(([, value]) => value.kind !== "null"));
}
