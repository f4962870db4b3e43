import type { FunctionContext } from "./function_context.ts";
import { type DictValue, keyIdentity, type NumberScalar, typeNames, type Value } from "./value.ts";

/**
 * Compares two values as Python's `<` does: numbers among themselves (a bool is one), strings by code points, lists
 * item by item. Anything else has no order.
 */
export function compareValues(left: Value, right: Value, context: FunctionContext): number {
  if (left.kind === "str" && right.kind === "str") return compareTexts(left.value, right.value);
  if (isNumber(left) && isNumber(right)) {
    const [one, other] = [numberOf(left), numberOf(right)];
    return one < other ? -1 : one > other ? 1 : 0;
  }
  if (left.kind === "list" && right.kind === "list") return compareLists(left.items, right.items, context);
  throw context.fault(`${typeNames[left.kind]} and ${typeNames[right.kind]} have no order`);
}

function compareLists(left: readonly Value[], right: readonly Value[], context: FunctionContext): number {
  for (let at = 0; at < left.length && at < right.length; at++) {
    if (!equalValues(left[at], right[at])) return compareValues(left[at], right[at], context);
  }
  return left.length - right.length;
}

/** Whether Python counts two values equal. */
function equalValues(left: Value, right: Value): boolean {
  if (isNumber(left) && isNumber(right)) {
    const [one, other] = [numberOf(left), numberOf(right)];
    return one >= other && one <= other;
  }
  switch (left.kind) {
    case "str":
      return right.kind === "str" && left.value === right.value;
    case "quoted":
      return right.kind === "quoted" && left.text === right.text && left.quote === right.quote;
    case "null":
      return right.kind === "null";
    case "list":
      return right.kind === "list" && equalItems(left.items, right.items);
    case "dict":
      return right.kind === "dict" && equalDicts(left, right);
    default:
      return left === right;
  }
}

function equalDicts(left: DictValue, right: DictValue): boolean {
  if (left.keys.length !== right.keys.length) return false;
  const others = new Map(right.keys.map((key, at) => [keyIdentity(key), right.values[at]]));
  return left.keys.every((key, at) => {
    const other = others.get(keyIdentity(key));
    return other !== undefined && equalValues(left.values[at], other);
  });
}

function equalItems(left: readonly Value[], right: readonly Value[]): boolean {
  return left.length === right.length && left.every((item, at) => equalValues(item, right[at]));
}

function isNumber(value: Value): value is NumberScalar {
  return value.kind === "int" || value.kind === "float" || value.kind === "bool";
}

function numberOf(value: NumberScalar): number | bigint {
  return value.kind === "bool" ? Number(value.value) : value.value;
}

/** By code points, where JavaScript's own order would go by UTF-16 units. */
function compareTexts(left: string, right: string): number {
  for (let at = 0; at < left.length && at < right.length; at++) {
    const [one, other] = [left.charCodeAt(at), right.charCodeAt(at)];
    if (one === other) continue;
    const [oneHigh, otherHigh] = [isSurrogate(one), isSurrogate(other)];
    return oneHigh === otherHigh ? one - other : oneHigh ? 1 : -1;
  }
  return left.length - right.length;
}

function isSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdfff;
}
