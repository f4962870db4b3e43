import { ConfigError } from "../base/error.ts";
import type { SpellingOptions } from "../grammar/opening.ts";
import type { Override, OverrideSyntax } from "./ast.ts";
import { evaluateOverride, type EvaluationOptions } from "./evaluate.ts";
import { OverrideParser } from "./parser.ts";

/** How overrides are parsed. */
export interface OverrideOptions extends SpellingOptions, EvaluationOptions {}

/**
 * Parses one override, its functions not evaluated.
 *
 * @throws {ConfigError} override_grammar, limit_exceeded
 */
export function parseOverrideSyntax(text: string, options: SpellingOptions = {}): OverrideSyntax {
  return new OverrideParser(text, options.angle !== false).override();
}

/**
 * Parses one override and evaluates its functions.
 *
 * @throws {ConfigError} override_grammar, limit_exceeded
 */
export function parseOverride(text: string, options: OverrideOptions = {}): Override {
  return evaluateOverride(parseOverrideSyntax(text, options), options);
}

/**
 * Parses a list of overrides. The error for one of them tells its place in the list.
 *
 * @throws {ConfigError} override_parse
 */
export function parseOverrides(texts: readonly string[], options: OverrideOptions = {}): Override[] {
  return texts.map((text, index) => {
    try {
      return parseOverride(text, options);
    } catch (error) {
      if (!ConfigError.is(error)) throw error;
      const place = texts.length === 1 ? "" : ` (override ${index + 1} of ${texts.length})`;
      throw new ConfigError("override_parse", `${error.message}${place}`, {
        details: { override: text, index },
        cause: error.cause ?? error,
      });
    }
  });
}
