import type { Element, Interpolation } from "./ast.ts";

/** Which spellings a text may use. */
export interface SpellingOptions {
  /** Whether `$<…>` is an interpolation, as `${…}` is. Default: true. */
  readonly angle?: boolean;
}

export declare function parseInterpolation(text: string, options?: SpellingOptions): Interpolation | undefined;
export declare function parseElement(text: string, options?: SpellingOptions): Element;
