import { isPlainObject, PlainObject } from "./plain.ts";

/**
 * The next plain value, in which every part that equals the part at the same key path of the previous one is that
 * part: what did not change keeps its identity.
 */
export function adoptValue<T>(previous: unknown, next: T): T {
  return new Adoption().adopt(previous, next) as T;
}

class Adoption {
  /** What has become of the parts seen so far: a part may stand at several key paths. */
  readonly #seen = new Map<object, { readonly previous: object; readonly made: unknown }>();

  adopt(previous: unknown, next: unknown): unknown {
    if (Object.is(previous, next) || !isObject(next) || !isObject(previous)) return next;
    const seen = this.#seen.get(next);
    if (seen?.previous === previous) return seen.made;
    const made = Array.isArray(next)
      ? Array.isArray(previous) ? this.#array(previous, next) : next
      : isPlainObject(next) && isPlainObject(previous)
      ? this.#object(previous, next)
      : next;
    this.#seen.set(next, { previous, made });
    return made;
  }

  #array(previous: readonly unknown[], next: readonly unknown[]): unknown {
    let same = previous.length === next.length;
    let changed: unknown[] | undefined;
    for (let at = 0; at < next.length; at++) {
      const made = this.adopt(previous[at], next[at]);
      same &&= Object.is(made, previous[at]);
      if (made !== next[at] && isObject(made)) (changed ??= next.slice())[at] = made;
    }
    return same ? previous : changed === undefined ? next : Object.freeze(changed);
  }

  #object(previous: Readonly<Record<string, unknown>>, next: Readonly<Record<string, unknown>>): unknown {
    const keys = Object.keys(next);
    let same = sameKeys(keys, Object.keys(previous));
    let changed: PlainObject | undefined;
    for (const key of keys) {
      const made = this.adopt(Object.hasOwn(previous, key) ? previous[key] : undefined, next[key]);
      same &&= Object.is(made, previous[key]);
      if (made !== next[key] && isObject(made)) {
        (changed ??= Object.assign(new PlainObject(), next))[key] = made;
      }
    }
    return same ? previous : changed === undefined ? next : Object.freeze(changed);
  }
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

/** The same keys in the same order: another order is another value to whoever lists the keys. */
function sameKeys(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((key, at) => key === right[at]);
}
