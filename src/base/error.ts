import { type ErrorCode, type ErrorDetails, errorNames } from "./error_code.ts";
import type { Origin } from "./origin.ts";

/** What an error knows besides its code and message. */
export interface ErrorFields<Code extends ErrorCode> {
  readonly details: ErrorDetails[Code];
  /** The full key of the node concerned, as `a.b[0].c`. */
  readonly keyPath?: string;
  /** Where the value concerned was written. */
  readonly origin?: Origin;
  /** The single faults, when one error reports several. */
  readonly issues?: readonly ConfigError[];
  readonly cause?: unknown;
}

/**
 * The one error class. `code` tells the kind and the type of `details`; `name` is the name that OmegaConf
 * or Hydra gives the same fault.
 */
export class ConfigError<Code extends ErrorCode = ErrorCode> extends Error {
  readonly code: Code;
  readonly details: ErrorDetails[Code];
  readonly keyPath: string | undefined;
  readonly origin: Origin | undefined;
  readonly issues: readonly ConfigError[];

  constructor(code: Code, message: string, fields: ErrorFields<Code>) {
    super(message, fields.cause === undefined ? undefined : { cause: fields.cause });
    this.name = errorNames[code];
    this.code = code;
    this.details = fields.details;
    this.keyPath = fields.keyPath;
    this.origin = fields.origin;
    this.issues = fields.issues ?? [];
  }

  /** Whether a caught value is a `ConfigError`, of one code when a code is given. */
  static is<Code extends ErrorCode = ErrorCode>(error: unknown, code?: Code): error is ConfigError<Code> {
    return error instanceof ConfigError && (code === undefined || error.code === code);
  }
}
