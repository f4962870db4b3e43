import { holdsInterpolation, type SpellingOptions } from "../grammar/opening.ts";
import type { Element, Interpolation } from "./ast.ts";
import { Parser } from "./parser.ts";
import { simpleReference } from "./simple_reference.ts";

/**
 * Parses a configuration value that may hold interpolations; nothing when it holds none, not even an escaped
 * one. The usual case of a single reference to a node by plain keys takes a short way.
 *
 * @throws {ConfigError} grammar_parse, limit_exceeded
 */
export function parseInterpolation(text: string, options?: SpellingOptions): Interpolation | undefined {
  if (!holdsInterpolation(text, options)) return undefined;
  const simple = simpleReference(text, options);
  return simple === undefined ? parseAnyInterpolation(text, options) : { parts: [simple] };
}

/** As `parseInterpolation`, always by the whole grammar, and for any text. */
export function parseAnyInterpolation(text: string, options?: SpellingOptions): Interpolation {
  return { parts: new Parser(text, options?.angle !== false).textParts() };
}

/**
 * Parses a single element, as an argument of a resolver is written: a literal, a quoted string, a list or dict,
 * unquoted text with interpolations.
 *
 * @throws {ConfigError} grammar_parse, limit_exceeded
 */
export function parseElement(text: string, options?: SpellingOptions): Element {
  const parser = new Parser(text, options?.angle !== false);
  const element = parser.element();
  parser.expectEnd();
  return element;
}
