import { isPlainObject, PlainObject } from "../base/plain.ts";

/**
 * The later of two frozen plain values, in which every part that is equal to the earlier one's is that very object.
 * So whoever holds a part sees by identity whether it changed.
 */
export function shareEqual(before: unknown, after: unknown): unknown {
  if (Object.is(before, after)) return before;
  if (Array.isArray(before) && Array.isArray(after)) return shareItems(before, after);
  if (isPlainObject(before) && isPlainObject(after)) return shareEntries(before, after);
  return after;
}

function shareItems(before: readonly unknown[], after: readonly unknown[]): unknown {
  const items = after.map((item, at) => at < before.length ? shareEqual(before[at], item) : item);
  const same = items.length === before.length && items.every((item, at) => Object.is(item, before[at]));
  return same ? before : Object.freeze(items);
}

type Entries = Readonly<Record<string, unknown>>;

function shareEntries(before: Entries, after: Entries): unknown {
  const keys = Object.keys(after);
  const earlier = Object.keys(before);
  const shared = new PlainObject();
  let same = keys.length === earlier.length;
  for (let at = 0; at < keys.length; at++) {
    const key = keys[at];
    const known = Object.hasOwn(before, key);
    shared[key] = known ? shareEqual(before[key], after[key]) : after[key];
    // The order of keys shows in a plain value, though it is no difference between generations.
    if (!known || key !== earlier[at] || !Object.is(shared[key], before[key])) same = false;
  }
  return same ? before : Object.freeze(shared);
}
