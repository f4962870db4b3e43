import { castFunction } from "./casts.ts";
import type { BoundArguments, FunctionContext } from "./function_context.ts";
import { jsonText } from "./json_text.ts";
import { sortFunction } from "./sort.ts";
import { choice, extendList, glob, interval, range, shuffleFunction, tag } from "./sweep_functions.ts";
import type { Value } from "./value.ts";

/** What a parameter takes; a bool passes for an int wherever ints are taken. */
export type Accepts = "any" | readonly Value["kind"][];

export interface Parameter {
  readonly name: string;
  readonly accepts: Accepts;
  /** Whether it may be given by position, must be given, or may be given by name alone. */
  readonly position: "required" | "optional" | "name_only";
}

export interface FunctionDefinition {
  /** What each of any number of arguments by position may be; absent where the parameters are counted. */
  readonly rest?: { readonly accepts: Accepts };
  readonly parameters: readonly Parameter[];
  readonly call: (args: BoundArguments, context: FunctionContext) => Value;
}

const elements = ["str", "int", "float", "bool", "list", "dict"] as const;
const sweeps = ["choice", "range", "interval"] as const;
const castable = [...elements, "quoted", "null", ...sweeps] as const;
const numbers = ["int", "float", "bool"] as const;
const texts = ["list", "str"] as const;

const castParameters: readonly Parameter[] = [{ name: "value", accepts: castable, position: "name_only" }];
const orderParameters: readonly Parameter[] = [
  { name: "sweep", accepts: ["choice", "range", "null"], position: "name_only" },
  { name: "list", accepts: ["list", "null"], position: "name_only" },
];

/** The functions of the override grammar by name. */
export const functions: ReadonlyMap<string, FunctionDefinition> = new Map<string, FunctionDefinition>([
  ["int", { rest: { accepts: castable }, parameters: castParameters, call: castFunction("int") }],
  ["float", { rest: { accepts: castable }, parameters: castParameters, call: castFunction("float") }],
  ["str", { rest: { accepts: castable }, parameters: castParameters, call: castFunction("str") }],
  ["bool", { rest: { accepts: castable }, parameters: castParameters, call: castFunction("bool") }],
  // Hydra refuses any value that is given to json_str by name.
  ["json_str", { rest: { accepts: "any" }, parameters: [], call: jsonText }],
  ["choice", { rest: { accepts: [...elements, "choice"] }, parameters: [], call: choice }],
  ["range", {
    parameters: [
      { name: "start", accepts: numbers, position: "required" },
      { name: "stop", accepts: [...numbers, "null"], position: "optional" },
      { name: "step", accepts: numbers, position: "optional" },
    ],
    call: range,
  }],
  ["interval", {
    parameters: [
      { name: "start", accepts: numbers, position: "required" },
      { name: "end", accepts: numbers, position: "required" },
    ],
    call: interval,
  }],
  ["tag", {
    rest: { accepts: ["str", ...sweeps] },
    parameters: [{ name: "sweep", accepts: [...sweeps, "null"], position: "name_only" }],
    call: tag,
  }],
  ["shuffle", {
    rest: { accepts: [...elements, "choice", "range"] },
    parameters: orderParameters,
    call: shuffleFunction,
  }],
  ["sort", {
    rest: { accepts: [...elements, "choice", "range"] },
    parameters: [...orderParameters, { name: "reverse", accepts: ["bool"], position: "name_only" }],
    call: sortFunction,
  }],
  ["glob", {
    parameters: [
      { name: "include", accepts: texts, position: "required" },
      { name: "exclude", accepts: [...texts, "null"], position: "optional" },
    ],
    call: glob,
  }],
  ["extend_list", { rest: { accepts: "any" }, parameters: [], call: extendList }],
]);
