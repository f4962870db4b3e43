/** The plain objects that the library gives away: nothing is inherited, so every name in them is data. */
export interface PlainObject {
  [key: string]: unknown;
}

/**
 * Makes an empty plain object. Its prototype is empty and inherits nothing, which engines keep faster than objects
 * without any prototype.
 */
export const PlainObject: new () => PlainObject = emptyPrototype();

function emptyPrototype(): new () => PlainObject {
  // By this name consoles show what it makes.
  const constructor = function Plain() {};
  constructor.prototype = Object.freeze(Object.create(null));
  // Functions cannot be declared as constructors, and a class could not lose its `constructor` property.
  return constructor as unknown as new () => PlainObject;
}

/** Whether a value is an object of data: a literal, one without a prototype, or one of ours. */
export function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null) return false;
  const prototype = Object.getPrototypeOf(value);
  if (prototype === null || prototype === Object.prototype || prototype === PlainObject.prototype) {
    return true;
  }
  // A literal of another realm, such as a worker's or a test runner's.
  return Object.getPrototypeOf(prototype) === null && Object.hasOwn(prototype, "hasOwnProperty");
}

/** Freezes plain objects and arrays all the way down; what is frozen already is taken to be frozen below, too. */
export function deepFreeze<Value>(value: Value): Value {
  const pending: unknown[] = [value];
  while (pending.length > 0) {
    const next = pending.pop();
    if (typeof next !== "object" || next === null || Object.isFrozen(next)) continue;
    const isArray = Array.isArray(next);
    if (!isArray && !isPlainObject(next)) continue;
    Object.freeze(next);
    for (const child of isArray ? next : Object.values(next)) pending.push(child);
  }
  return value;
}

/** Whether two plain values are equal: the same keys in any order, equal numbers of one type, `NaN` equal to itself. */
export function deepEqual(left: unknown, right: unknown): boolean {
  const pending: unknown[] = [left, right];
  while (pending.length > 0) {
    const one = pending.pop();
    const other = pending.pop();
    if (Object.is(one, other)) continue;
    if (Array.isArray(one) && Array.isArray(other)) {
      if (one.length !== other.length) return false;
      for (let at = 0; at < one.length; at++) pending.push(one[at], other[at]);
    } else if (isPlainObject(one) && isPlainObject(other)) {
      const keys = Object.keys(one);
      if (keys.length !== Object.keys(other).length) return false;
      for (const key of keys) {
        if (!Object.hasOwn(other, key)) return false;
        pending.push(one[key], other[key]);
      }
    } else {
      return false;
    }
  }
  return true;
}
