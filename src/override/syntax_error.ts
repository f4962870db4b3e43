import { ConfigError } from "../base/error.ts";
import { excerpt, foundAt } from "../grammar/fault_text.ts";
import type { CallSyntax } from "./ast.ts";

/** What is known of the place in an override where parsing stopped. */
export interface OverrideFault {
  /** 0-based offset of what was found. */
  readonly offset: number;
  /** What could have stood there, in words. */
  readonly expected: string;
}

/** A call in an override, and why its function refuses it. */
export interface ArgumentFault {
  readonly call: CallSyntax;
  readonly reason: string;
}

/** The error for a text that is no override by the grammar. */
export function overrideSyntaxError(
  text: string,
  { offset, expected }: OverrideFault,
): ConfigError<"override_grammar"> {
  const message =
    `Cannot parse override '${excerpt(text, offset)}': expected ${expected} at offset ${offset}, ` +
    `found ${foundAt(text, offset)}`;
  return new ConfigError("override_grammar", message, { details: { override: text, offset, expected } });
}

/** The error for an override that parses but makes no sense. */
export function overrideError(text: string, reason: string): ConfigError<"override_grammar"> {
  return new ConfigError("override_grammar", `Cannot use override '${excerpt(text)}': ${reason}`, {
    details: { override: text },
  });
}

/** The error for an override in which a function refuses its arguments. */
export function argumentError(
  text: string,
  { call, reason }: ArgumentFault,
): ConfigError<"override_grammar"> {
  const written = excerpt(call.text);
  const cause = new ConfigError("override_argument", `Cannot evaluate '${written}': ${reason}`, {
    details: { function: call.name, reason },
  });
  const message = `Cannot use override '${excerpt(text)}': in '${written}', ${reason}`;
  return new ConfigError("override_grammar", message, { details: { override: text }, cause });
}
