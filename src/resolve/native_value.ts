import { Float } from "../base/float.ts";
import { EnumValue } from "../tree/enum_value.ts";
import type { Node, ValueNode } from "../tree/node.ts";
import type { EnumMember } from "../tree/node_type.ts";
import { enumOf } from "../tree/role.ts";
import { EscapedMissing, looksMissing, type Native, type NativeKey } from "./native.ts";
import { Spot } from "./spot.ts";

/** The value that stands at a spot; a container of the tree is the spot itself. */
export function nativeAt(spot: Spot): Native {
  if (spot.result !== undefined) return spot.result.native as Native;
  return isContainerNode(spot.node) ? spot : scalarNative(spot.node as ValueNode);
}

function isContainerNode(node: Node): boolean {
  return node.kind === "map" || node.kind === "list";
}

/** The value of a scalar node. A text that looks like a missing value was written with an escape. */
export function scalarNative(node: ValueNode): Native {
  switch (node.kind) {
    case "str": {
      const text = node.value as string;
      return looksMissing(text) ? new EscapedMissing(text) : text;
    }
    case "float":
      return new Float(node.value as number);
    case "enum":
      return enumNative(node);
    case "missing":
      return "???";
    default:
      return node.value as number | bigint | boolean | null;
  }
}

function enumNative(node: ValueNode): Native {
  const type = enumOf(node);
  const member = node.value as EnumMember;
  return type === undefined ? member.name : new EnumValue(type, member);
}

/** What two keys of a dict share exactly when Python counts them equal. */
export function nativeKeyIdentity(key: NativeKey): unknown {
  if (typeof key === "boolean") return key ? 1 : 0;
  if (key instanceof Float) return key.value;
  if (key instanceof EnumValue) return key.member;
  return key;
}

/** A dict of entries, in which a later entry with an equal key gives the value and the first one the key. */
export function nativeMap(entries: Iterable<readonly [NativeKey, Native]>): Map<NativeKey, Native> {
  const map = new Map<NativeKey, Native>();
  const firsts = new Map<unknown, NativeKey>();
  for (const [key, value] of entries) {
    const identity = nativeKeyIdentity(key);
    const first = firsts.get(identity);
    if (first === undefined && !firsts.has(identity)) firsts.set(identity, key);
    map.set(firsts.get(identity) as NativeKey, value);
  }
  return map;
}
