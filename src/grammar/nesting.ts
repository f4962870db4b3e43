import { ConfigError } from "../base/error.ts";

/** How deep brackets of any kind may stand in each other; bounds the stack that parsing and evaluating take. */
export const maximumNesting = 256;

/** The error for text whose brackets stand deeper in each other than that. */
export function nestingError(subject: string): ConfigError<"limit_exceeded"> {
  return new ConfigError("limit_exceeded", `${subject} is nested more than ${maximumNesting} levels deep`, {
    details: { limit: `${subject.toLowerCase()} depth`, maximum: maximumNesting },
  });
}
