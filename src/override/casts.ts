import { floatRepr } from "../base/float.ts";
import { normalizeInteger } from "../base/integer.ts";
import { parsePythonFloat, parsePythonInt } from "../base/python_number.ts";
import type { Scalar } from "../base/scalar.ts";
import type { BoundArguments, FunctionContext } from "./function_context.ts";
import { isSweep, typeNames, type Value } from "./value.ts";

/** What the casts of the override grammar cast to. */
export type CastTarget = "int" | "float" | "str" | "bool";

/** The function that casts a value, or each of several: those become a choice. */
export function castFunction(target: CastTarget): (args: BoundArguments, context: FunctionContext) => Value {
  return (args, context) => cast(castOperand(args, context), target, context);
}

/** The one value that a cast is about: given by position or name, or a simple choice of several. */
export function castOperand({ rest, named }: BoundArguments, context: FunctionContext): Value {
  const value = named.get("value");
  if (value !== undefined) {
    if (rest.length > 0) throw context.fault("takes its value by position or by name, not both");
    return value;
  }
  if (rest.length === 0) throw context.fault("needs a value");
  return rest.length === 1 ? rest[0] : simpleChoice(rest, context);
}

/** A choice as `a,b` gives it; sweeps cannot stand in it. */
export function simpleChoice(items: readonly Value[], context: FunctionContext): Value {
  for (const item of items) {
    if (isSweep(item) || item.kind === "glob" || item.kind === "extension") {
      throw context.fault(`${typeNames[item.kind]} cannot stand among several arguments`);
    }
  }
  return { kind: "choice", items, simple: true, shuffle: false, tags: [] };
}

/** Casts a value, the items of a list or choice, the values of a dict, the numbers of a range or interval. */
export function cast(value: Value, target: CastTarget, context: FunctionContext): Value {
  switch (value.kind) {
    case "quoted":
      return castScalar({ kind: "str", value: value.text }, target, context);
    case "list":
      return { ...value, items: value.items.map((item) => cast(item, target, context)) };
    case "dict":
      return { ...value, values: value.values.map((item) => cast(item, target, context)) };
    case "choice":
      return { ...value, items: value.items.map((item) => castChoiceItem(item, target, context)) };
    case "range":
      if (target !== "int" && target !== "float") {
        throw context.fault("a range can be cast to int or float only");
      }
      return { ...value, casts: [...value.casts, target] };
    case "interval":
      if (target !== "int" && target !== "float") {
        throw context.fault("an interval can be cast to int or float only");
      }
      return {
        ...value,
        start: castScalar(value.start, target, context),
        end: castScalar(value.end, target, context),
      };
    case "glob":
    case "extension":
      if (target === "bool") return { kind: "bool", value: true };
      throw context.fault(`${typeNames[value.kind]} cannot be cast`);
    default:
      return castScalar(value, target, context);
  }
}

/** Casts one scalar as Python does. */
export function castScalar(value: Scalar, target: CastTarget, context: FunctionContext): Scalar {
  if (value.kind === "null" && target !== "bool") throw context.fault("null cannot be cast");
  switch (target) {
    case "int":
      return toInt(value, context);
    case "float":
      return toFloat(value, context);
    case "str":
      return { kind: "str", value: value.kind === "float" ? floatRepr(value.value) : String(value.value) };
    case "bool":
      return toBool(value, context);
  }
}

function castChoiceItem(item: Value, target: CastTarget, context: FunctionContext): Value {
  const result = cast(item, target, context);
  if (isSweep(result)) throw context.fault("a sweep within a choice cannot be cast");
  return result;
}

function toInt(value: Scalar, context: FunctionContext): Scalar {
  switch (value.kind) {
    case "str": {
      const int = parsePythonInt(value.value);
      if (int === undefined) throw context.fault(`'${value.value}' is no int`);
      return { kind: "int", value: int };
    }
    case "float":
      if (!Number.isFinite(value.value)) throw context.fault(`${floatRepr(value.value)} cannot be an int`);
      return { kind: "int", value: normalizeInteger(Math.trunc(value.value)) };
    default:
      return { kind: "int", value: value.kind === "int" ? value.value : Number(value.value) };
  }
}

function toFloat(value: Scalar, context: FunctionContext): Scalar {
  if (value.kind !== "str") {
    const float = Number(value.value);
    if (typeof value.value === "bigint" && !Number.isFinite(float)) {
      throw context.fault("int is too large for a float");
    }
    return { kind: "float", value: float };
  }
  const float = parsePythonFloat(value.value);
  if (float === undefined) throw context.fault(`'${value.value}' is no float`);
  return { kind: "float", value: float };
}

function toBool(value: Scalar, context: FunctionContext): Scalar {
  if (value.kind !== "str") return { kind: "bool", value: Number.isNaN(value.value) || Boolean(value.value) };
  switch (value.value.toLowerCase()) {
    case "true":
      return { kind: "bool", value: true };
    case "false":
      return { kind: "bool", value: false };
    default:
      throw context.fault(`'${value.value}' is neither true nor false`);
  }
}
