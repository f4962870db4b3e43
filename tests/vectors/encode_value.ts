import { enumOf } from "../../src/tree/role.ts";
import { EnumKey, FloatKey, type Key } from "../../src/tree/key.ts";
import type { Node, ValueNode } from "../../src/tree/node.ts";
import type { Json, JsonObject } from "./json.ts";

/**
 * Writes a tree in the notation of the recorded cases, types kept: this is what "value" is compared by.
 * Interpolations and `???` are written as their text, as an unresolved container shows them.
 */
export function encodeNode(node: Node): Json {
  switch (node.kind) {
    case "map":
      return encodeEntries(node.keys.map((key, at) => [key, encodeNode(node.values[at])]));
    case "list": {
      const items = node.items.map(encodeNode);
      return node.tuple ? { $tuple: items } : items;
    }
    case "interpolation":
      return node.text;
    default:
      return encodeScalarNode(node);
  }
}

function encodeScalarNode(node: ValueNode): Json {
  switch (node.kind) {
    case "missing":
      return "???";
    case "int":
      return encodeInt(node.value as number | bigint);
    case "float":
      return encodeFloat(node.value as number);
    case "enum": {
      const name = enumOf(node)?.name;
      return { $enum: `${name}.${(node as ValueNode<"enum">).value.name}` };
    }
    default:
      return node.value as string | boolean | null;
  }
}

/** An object, or a `$map` where a key is no string, looks like an integer, or begins with `$`. */
function encodeEntries(entries: readonly (readonly [Key, Json])[]): Json {
  const plain = entries.every(([key]) =>
    typeof key === "string" && !key.startsWith("$") && !/^(?:0|-?[1-9]\d*)$/.test(key)
  );
  if (!plain) return { $map: entries.map(([key, value]) => [encodeKey(key), value]) };
  const object: Record<string, Json> = Object.create(null);
  for (const [key, value] of entries) object[key as string] = value;
  return object;
}

export function encodeKey(key: Key): Json {
  if (key instanceof FloatKey) return encodeFloat(key.value);
  if (key instanceof EnumKey) return { $enum: `${key.enumName}.${key.member.name}` };
  if (typeof key === "number" || typeof key === "bigint") return encodeInt(key);
  return key;
}

export function encodeInt(value: number | bigint): Json {
  if (typeof value === "number") return value;
  const small = value > -(2n ** 53n) && value < 2n ** 53n;
  return small ? Number(value) : { $int: String(value) };
}

/** A float; integral and non-finite ones are marked, by their JavaScript text: comparing goes by the number. */
export function encodeFloat(value: number): Json {
  if (Number.isFinite(value) && !Number.isInteger(value)) return value;
  return { $float: Object.is(value, -0) ? "-0.0" : String(value) };
}

/** Writes a plain value, whose numbers no longer tell int from float. */
export function encodePlain(value: unknown): Json {
  if (value === undefined) return null;
  if (typeof value === "bigint") return encodeInt(value);
  if (typeof value === "number") return Number.isFinite(value) ? value : encodeFloat(value);
  if (Array.isArray(value)) return value.map(encodePlain);
  if (typeof value !== "object" || value === null) return value as Json;
  const object: Record<string, Json> = Object.create(null);
  for (const key of Object.keys(value)) object[key] = encodePlain((value as JsonObject)[key]);
  return object;
}
