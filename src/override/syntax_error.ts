import { ConfigError } from "../base/error.ts";
import type { CallSyntax } from "./ast.ts";

/** What is known of the place in an override where parsing stopped. */
export interface OverrideFault {
  /** 0-based offset of what was found. */
  readonly offset: number;
  /** What could have stood there, in words. */
  readonly expected: string;
}

/** The error for a text that is no override by the grammar. */
export function overrideSyntaxError(
  text: string,
  { offset, expected }: OverrideFault,
): ConfigError<"override_grammar"> {
  const code = text.codePointAt(offset);
  const found = code === undefined ? "the end" : `'${String.fromCodePoint(code)}'`;
  const message = `Cannot parse override '${text}': expected ${expected} at offset ${offset}, found ${found}`;
  return new ConfigError("override_grammar", message, { details: { override: text, offset, expected } });
}

/** The error for an override that parses but makes no sense. */
export function overrideError(text: string, reason: string): ConfigError<"override_grammar"> {
  return new ConfigError("override_grammar", `Cannot use override '${text}': ${reason}`, {
    details: { override: text },
  });
}

/** A call in an override, and why its function refuses it. */
export interface ArgumentFault {
  readonly call: CallSyntax;
  readonly reason: string;
}

/** The error for an override in which a function refuses its arguments. */
export function argumentError(
  text: string,
  { call, reason }: ArgumentFault,
): ConfigError<"override_grammar"> {
  const cause = new ConfigError("override_argument", `Cannot evaluate '${call.text}': ${reason}`, {
    details: { function: call.name, reason },
  });
  return new ConfigError("override_grammar", `Cannot use override '${text}': in '${call.text}', ${reason}`, {
    details: { override: text },
    cause,
  });
}
