import assert from "node:assert/strict";
import { inspect } from "node:util";
import { ConfigError } from "../../src/base/error.ts";
import { renderError } from "../../src/base/error_text.ts";

/** What is planted, and must turn up nowhere. No key is named like a secret. */
export const planted = "s3cr3t-Tr0ub4dor";
export const plantedNumber = 90817263;

/** Everything that somebody may read of an error. */
export function readable(error: unknown): string {
  const texts = [renderError(error), inspect(error, { depth: 8 })];
  for (let at = error; ConfigError.is(at); at = at.cause) {
    texts.push(at.message, at.stack ?? "", JSON.stringify(at.details), ...at.issues.map(readable));
    if (at.cause instanceof Error) texts.push(at.cause.message, at.cause.stack ?? "");
  }
  return texts.join("\n");
}

export function failureOf(action: () => unknown): unknown {
  try {
    action();
  } catch (error) {
    return error;
  }
  throw new assert.AssertionError({ message: "Nothing failed" });
}

/** That neither can be read. */
export function assertHidden(text: string): void {
  assert.ok(!text.includes(planted), text);
  assert.ok(!text.includes(String(plantedNumber)), text);
}
