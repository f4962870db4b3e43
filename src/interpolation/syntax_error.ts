import { ConfigError } from "../base/error.ts";
import { excerpt, foundAt } from "../grammar/fault_text.ts";

/** What is known of a place where parsing stopped. */
export interface SyntaxFault {
  /** 0-based offset of what was found. */
  readonly offset: number;
  /** What could have stood there, in words. */
  readonly expected: string;
  /** Whether an interpolation in angle brackets is open there. */
  readonly withinAngle: boolean;
}

/** The error for a text that is no interpolation by the grammar. */
export function syntaxError(text: string, fault: SyntaxFault): ConfigError<"grammar_parse"> {
  const { offset, expected } = fault;
  const hint = fault.withinAngle
    ? "; if no interpolation is meant, write '\\$<', or turn this spelling off with angle: false"
    : "";
  const message = `Cannot parse '${excerpt(text, offset)}': expected ${expected} at offset ${offset}, ` +
    `found ${foundAt(text, offset)}${hint}`;
  return new ConfigError("grammar_parse", message, { details: { text, offset, expected } });
}
