import { namedKey, type SourceKey } from "../base/value_source.ts";

/** The order of keys that Python's `sorted` gives; their own order where texts, numbers and null mix, which Python cannot compare. */
export function sortedOrder(sourceKeys: readonly SourceKey[]): readonly number[] {
  const keys = sourceKeys.map(namedKey);
  const order = keys.map((_, at) => at);
  const texts = keys.filter((key) => typeof key === "string").length;
  if (texts === keys.length) {
    return order.sort((one, other) => compareTexts(String(keys[one]), String(keys[other])));
  }
  if (texts > 0) return order;
  if (keys.includes(null)) return order;
  const numbers = keys.map(numberOf);
  return order.sort((one, other) => compareNumbers(numbers[one], numbers[other]));
}

function numberOf(key: ReturnType<typeof namedKey>): number | bigint {
  if (typeof key === "object" && key !== null) return key.value;
  return typeof key === "bigint" ? key : Number(key);
}

function compareNumbers(left: number | bigint, right: number | bigint): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

/** By code points: JavaScript's own order puts surrogate pairs before the end of the first plane. */
function compareTexts(left: string, right: string): number {
  const end = Math.min(left.length, right.length);
  for (let at = 0; at < end; at++) {
    const one = left.charCodeAt(at);
    const other = right.charCodeAt(at);
    if (one !== other) return rank(one) - rank(other);
  }
  return left.length - right.length;
}

function rank(code: number): number {
  return code >= 0xd800 && code <= 0xdfff ? code + 0x10000 : code;
}
