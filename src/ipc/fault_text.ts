import { ConfigError } from "../base/error.ts";
import { renderError } from "../base/error_text.ts";
import { wireLimits } from "./limits.ts";
import { shortText } from "./message_writer.ts";

/** A fault on one line, for people at the other end: what is secret is masked. */
export function faultText(error: unknown): string {
  const text = ConfigError.is(error) || error instanceof Error ? renderError(error) : String(error);
  return shortText(text.split("\n", 1)[0], wireLimits.messageLength);
}
