import { floatRepr } from "../../src/base/float.ts";
import type { RangeNumber, Value } from "../../src/override/value.ts";

/** A value in short, for tables: strings in double quotes, quoted text in its own, sweeps as calls. */
export function short(value: Value | RangeNumber | undefined): string {
  if (value === undefined) return "nothing";
  switch (value.kind) {
    case "str":
      return JSON.stringify(value.value);
    case "float":
      return floatRepr(value.value);
    case "quoted":
      return value.quote + value.text + value.quote;
    case "list":
      return `[${each(value.items)}]`;
    case "dict":
      return `{${value.keys.map((key, at) => `${short(key)}=${short(value.values[at])}`).join(" ")}}`;
    case "choice":
      return `${value.simple ? "simple" : "choice"}(${each(value.items)})${marks(value)}`;
    case "range":
      return `range(${each([value.start, value.stop, value.step])})${
        value.casts.map((cast) => `:${cast}`).join("")
      }${marks(value)}`;
    case "interval":
      return `interval(${each([value.start, value.end])})${marks(value)}`;
    case "glob":
      return `glob(${each(value.include)} not ${each(value.exclude)})`;
    case "extension":
      return `extension(${each(value.items)})`;
    case "decimal":
      return `decimal ${value}`;
    default:
      return String(value.value);
  }
}

function each(values: readonly (Value | RangeNumber)[]): string {
  return values.map(short).join(" ");
}

function marks({ tags, shuffle }: { readonly tags: readonly string[]; readonly shuffle?: boolean }): string {
  return `${shuffle === true ? " shuffled" : ""}${tags.map((tag) => ` #${tag}`).join("")}`;
}
