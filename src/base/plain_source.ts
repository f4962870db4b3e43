import { ConfigError } from "./error.ts";
import { Float } from "./float.ts";
import { type JsonSink, JsonText } from "./json_write.ts";
import { isPlainObject } from "./plain.ts";

/**
 * Plain values as a source for the JSON writer: an integral number is an int, `float(1)` a float. Keys whose
 * value is undefined are left out.
 */
export const plainSource = { describe: describePlain };

function describePlain(value: unknown, sink: JsonSink<unknown>): void {
  switch (typeof value) {
    case "string":
      return sink.str(value);
    case "number":
      return Number.isInteger(value) ? sink.int(value) : sink.float(value);
    case "boolean":
      return sink.bool(value);
    case "bigint":
      return sink.int(value);
    case "undefined":
      return sink.null();
    case "object":
      return describeObject(value, sink);
    default:
      throw unsupported(value, `A ${typeof value}`);
  }
}

function describeObject(value: object | null, sink: JsonSink<unknown>): void {
  if (value === null) return sink.null();
  if (Array.isArray(value)) return sink.list(value);
  if (value instanceof Float) return sink.float(value.value);
  if (value instanceof JsonText) return sink.json(value);
  if (!isPlainObject(value)) {
    throw unsupported(value, `An object of class '${value.constructor?.name ?? "?"}'`);
  }
  const keys = Object.keys(value).filter((key) => value[key] !== undefined);
  sink.map(keys, keys.map((key) => value[key]));
}

function unsupported(value: unknown, what: string): ConfigError<"unsupported_value"> {
  return new ConfigError("unsupported_value", `${what} cannot be written as JSON`, { details: { value } });
}
