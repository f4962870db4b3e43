import { floatRepr } from "../base/float.ts";
import type { Scalar } from "../base/scalar.ts";
import { castOperand } from "./casts.ts";
import type { BoundArguments, FunctionContext } from "./function_context.ts";
import { isSweep, typeNames, type Value } from "./value.ts";

const beyondPrintable = /[\x7f-\uffff]/g;

/** `json_str`: the JSON text of a value, or of each item of a choice. */
export function jsonText(args: BoundArguments, context: FunctionContext): Value {
  context.deprecate("json_str");
  const value = castOperand(args, context);
  if (value.kind !== "choice") return { kind: "str", value: jsonOf(value, context) };
  const items = value.items.map((item): Value => {
    if (item.kind === "null") throw context.fault("null within a choice has no JSON text");
    return { kind: "str", value: jsonOf(item, context) };
  });
  return { ...value, items };
}

/** As Python's `json.dumps` writes it: blanks after separators, ASCII alone. */
function jsonOf(value: Value, context: FunctionContext): string {
  switch (value.kind) {
    case "quoted":
      return jsonString(value.text);
    case "list":
      return `[${value.items.map((item) => jsonOf(item, context)).join(", ")}]`;
    case "dict": {
      const entries = value.keys.map((key, at) => `${jsonKey(key)}: ${jsonOf(value.values[at], context)}`);
      return `{${entries.join(", ")}}`;
    }
    case "glob":
    case "extension":
      throw context.fault(`${typeNames[value.kind]} has no JSON text`);
    default:
      if (isSweep(value)) throw context.fault(`${typeNames[value.kind]} has no JSON text`);
      return jsonScalar(value);
  }
}

function jsonScalar(value: Scalar): string {
  switch (value.kind) {
    case "str":
      return jsonString(value.value);
    case "float":
      return jsonFloat(value.value);
    default:
      return String(value.value);
  }
}

/** Keys are strings in JSON, whatever they were. */
function jsonKey(key: Scalar): string {
  return key.kind === "str" ? jsonString(key.value) : `"${jsonScalar(key)}"`;
}

function jsonFloat(value: number): string {
  if (Number.isFinite(value)) return floatRepr(value);
  return Number.isNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity";
}

function jsonString(text: string): string {
  return JSON.stringify(text).replace(
    beyondPrintable,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
