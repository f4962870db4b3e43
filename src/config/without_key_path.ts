import { ConfigError } from "../base/error.ts";
import { originField } from "../tree/fault.ts";

/**
 * A failure of an operation that concerns no key of its own, as OmegaConf reports it; a value that an
 * interpolation gave and its place refused has a key in any case.
 */
export function withoutKeyPath(error: unknown): unknown {
  if (!ConfigError.is(error) || error.code === "interpolation_validation") return error;
  return new ConfigError(error.code, error.message, {
    details: error.details,
    ...originField(error.origin),
    issues: error.issues,
    cause: error.cause,
  });
}
