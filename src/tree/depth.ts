import { ConfigError } from "../base/error.ts";

/** How deep containers may nest. Whatever walks a tree may recurse, because no tree is deeper. */
export const maximumDepth = 512;

/** @throws {ConfigError} limit_exceeded when a container would stand deeper than trees may be */
export function checkDepth(depth: number): void {
  if (depth <= maximumDepth) return;
  const message = `Cannot nest containers deeper than the limit 'maximumDepth' of ${maximumDepth}`;
  throw new ConfigError("limit_exceeded", message, {
    details: { limit: "maximumDepth", maximum: maximumDepth, actual: depth },
  });
}
