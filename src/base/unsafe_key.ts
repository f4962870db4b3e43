import { ConfigError } from "./error.ts";
import type { Origin } from "./origin.ts";

/** Whether a key name could poison an object: it is refused wherever keys come in. */
export function isUnsafeKey(key: unknown): boolean {
  return key === "__proto__";
}

/** The error for a key name that could poison an object. */
export function unsafeKeyError(
  key: string,
  fields: { readonly keyPath?: string; readonly origin?: Origin } = {},
): ConfigError<"unsafe_key"> {
  return new ConfigError("unsafe_key", `Key '${key}' is refused because it could poison an object`, {
    ...fields,
    details: { key },
  });
}
