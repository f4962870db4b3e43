import type { Config } from "../../src/config/config.ts";

/** The value of a configuration in ordinary objects, as literals in tests are. */
export function valueOf(config: Config): unknown {
  return structuredClone(config.value);
}
