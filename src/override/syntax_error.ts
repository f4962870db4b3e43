import { ConfigError } from "../base/error.ts";

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
