import { ScalarNode, type YamlNode } from "./yaml_node.ts";

/** Up to so many keys are compared one by one. */
const fewKeys = 8;

/** Whether all keys are text, and none stands there twice. */
export function hasSettledKeys(keys: readonly YamlNode[]): boolean {
  for (let at = 0; at < keys.length; at++) {
    const key = keys[at];
    if (!(key instanceof ScalarNode) || key.kind !== "str") return false;
  }
  return keys.length <= fewKeys
    ? fewAreDistinct(keys as readonly ScalarNode[])
    : areDistinct(keys as readonly ScalarNode[]);
}

function fewAreDistinct(keys: readonly ScalarNode[]): boolean {
  for (let at = 1; at < keys.length; at++) {
    const { text } = keys[at];
    for (let before = 0; before < at; before++) if (keys[before].text === text) return false;
  }
  return true;
}

function areDistinct(keys: readonly ScalarNode[]): boolean {
  const seen = new Set<string>();
  for (const { text } of keys) seen.add(text);
  return seen.size === keys.length;
}

/** What two keys share exactly when Python counts them equal: `1`, `1.0` and `true` are one key. */
export function identityOf({ kind, value }: ScalarNode): string | number | bigint | symbol | null {
  // Types that no configuration has: such keys are refused, and until then they are like no other.
  if (value === null && kind !== "null") return Symbol(kind);
  if (typeof value === "boolean") return value ? 1 : 0;
  if (typeof value === "number" && Number.isInteger(value) && !Number.isSafeInteger(value)) {
    return BigInt(value);
  }
  return value;
}

/** A mapping as it is built: every key is a scalar, and stands there once. */
export interface SettledMapping {
  readonly keys: readonly ScalarNode[];
  readonly values: readonly YamlNode[];
}
