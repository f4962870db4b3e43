/** What `JSON.parse` gives. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

export interface JsonObject {
  readonly [key: string]: Json | undefined;
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The one key and value of an object whose single key begins with `$`, as all marked values of the notation do. */
export function markOf(value: JsonObject): string | undefined {
  for (const key in value) return key.startsWith("$") ? key : undefined;
  return undefined;
}
