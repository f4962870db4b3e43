import { ConfigError } from "../base/error.ts";
import { originField } from "../tree/fault.ts";

/** A failure of an operation that concerns no key of its own, as OmegaConf reports it. */
export function withoutKeyPath(error: unknown): unknown {
  if (!ConfigError.is(error)) return error;
  return new ConfigError(error.code, error.message, {
    details: error.details,
    ...originField(error.origin),
    issues: error.issues,
    cause: error.cause,
  });
}
