import { simpleChoice } from "./casts.ts";
import type { BoundArguments, FunctionContext } from "./function_context.ts";
import { shuffled } from "./shuffled.ts";
import { isSweep, type NumberScalar, typeNames, type Value } from "./value.ts";

/** `choice(a,b)`; around a simple choice it makes it explicit. */
export function choice({ rest }: BoundArguments, context: FunctionContext): Value {
  if (rest.length === 0) throw context.fault("needs something to choose from");
  const [first] = rest;
  if (rest.length === 1 && first.kind === "choice") {
    if (!first.simple) throw context.fault("a choice of one choice is not supported");
    return { ...first, simple: false };
  }
  return { kind: "choice", items: rest, simple: false, shuffle: false, tags: [] };
}

/** `range(stop)`, `range(start,stop)`, `range(start,stop,step)`. */
export function range({ named }: BoundArguments): Value {
  const start = numberArgument(named, "start") ?? zero;
  const stop = numberArgument(named, "stop");
  const step = numberArgument(named, "step") ?? one;
  const bounds = stop === undefined ? { start: zero, stop: start } : { start, stop };
  return { kind: "range", ...bounds, step, shuffle: false, tags: [], casts: [] };
}

/** `interval(start,end)`, in floats. */
export function interval({ named }: BoundArguments, context: FunctionContext): Value {
  const [start, end] = ["start", "end"].map((name) => {
    const value = numberArgument(named, name) ?? zero;
    const float = Number(value.value);
    if (value.kind === "int" && !Number.isFinite(float)) {
      throw context.fault(`${name} is too large for a float`);
    }
    return { kind: "float", value: float } as const;
  });
  return { kind: "interval", start, end, tags: [] };
}

/** `tag(name,…,sweep)`: the sweep, with these tags in place of its own. */
export function tag({ rest, named }: BoundArguments, context: FunctionContext): Value {
  if (rest.length === 0) throw context.fault("needs a sweep");
  const sweep = named.get("sweep");
  const args = sweep === undefined ? rest : [...rest, sweep];
  const last = args[args.length - 1];
  if (!isSweep(last)) throw context.fault(`its last argument must be a sweep, not ${typeNames[last.kind]}`);
  const tags = args.slice(0, -1).map((name) => {
    if (name.kind !== "str") throw context.fault(`a tag must be a string, not ${typeNames[name.kind]}`);
    return name.value;
  });
  return { ...last, tags: [...new Set(tags)] };
}

/** `shuffle(…)`: a list at once, a sweep when it is listed. */
export function shuffleFunction({ rest, named }: BoundArguments, context: FunctionContext): Value {
  const operand = named.get("list") ?? named.get("sweep") ?? (rest.length === 1 ? rest[0] : undefined);
  if (operand === undefined) {
    const simple = simpleChoice(rest, context);
    return simple.kind === "choice" ? { ...simple, shuffle: true } : simple;
  }
  if (operand.kind === "choice" || operand.kind === "range") return { ...operand, shuffle: true };
  if (operand.kind !== "list") return { kind: "list", items: [operand] };
  if (context.random === undefined) throw context.fault("there are no random numbers here");
  return { ...operand, items: shuffled(operand.items, context.random) };
}

/** `glob(include,exclude)`, each one pattern or a list of them. */
export function glob({ named }: BoundArguments): Value {
  return { kind: "glob", include: patterns(named.get("include")), exclude: patterns(named.get("exclude")) };
}

/** `extend_list(…)`: what to append to the list that is there. */
export function extendList({ rest }: BoundArguments, context: FunctionContext): Value {
  context.deprecate("extend_list");
  return { kind: "extension", items: rest };
}

const zero: NumberScalar = { kind: "int", value: 0 };
const one: NumberScalar = { kind: "int", value: 1 };

function numberArgument(named: ReadonlyMap<string, Value>, name: string): NumberScalar | undefined {
  const value = named.get(name);
  return value?.kind === "int" || value?.kind === "float" || value?.kind === "bool" ? value : undefined;
}

function patterns(value: Value | undefined): readonly Value[] {
  if (value === undefined) return [];
  return value.kind === "list" ? value.items : [value];
}
