/**
 * The syntax tree of a string with interpolations. Every node keeps its 0-based offsets in the text, and what
 * printing needs to give the text back.
 */

/** How an interpolation is bracketed: `${…}` or `$<…>`. */
export type Spelling = "dollar" | "angle";

/** A whole configuration value: text and interpolations in turn. One interpolation alone keeps the target's type. */
export interface Interpolation {
  readonly parts: readonly InterpolationPart[];
}

export type InterpolationPart = TextPart | NodeReference | ResolverCall;

/** Literal text. `value` has its escapes undone; `raw` is as written. */
export interface TextPart {
  readonly kind: "text";
  readonly raw: string;
  readonly value: string;
}

/** `${a.b}`, `${.sibling}`, `${..up}`, `${list[0]}`. */
export interface NodeReference {
  readonly kind: "node";
  readonly spelling: Spelling;
  readonly start: number;
  readonly end: number;
  /** Leading dots: 0 is from the root, 1 the container, 2 the one above it, … */
  readonly relativeDots: number;
  readonly keys: readonly ReferenceKey[];
}

/** One key of a reference: literal text, or text that itself holds interpolations (`${a.${b}}`). */
export interface ReferenceKey {
  readonly parts: readonly InterpolationPart[];
  /** Written as `[key]` rather than `.key`. */
  readonly bracketed: boolean;
}

/** `${name:argument,…}`. */
export interface ResolverCall {
  readonly kind: "resolver";
  readonly spelling: Spelling;
  readonly start: number;
  readonly end: number;
  /** Dotted names are one name; a name may hold interpolations. */
  readonly name: readonly InterpolationPart[];
  readonly args: readonly Element[];
  /** The text of each argument as written, which a resolver's cache is keyed on. */
  readonly argTexts: readonly string[];
}

/** An argument of a resolver, or an item of a list or dict within one. */
export type Element = LiteralElement | QuotedElement | ListElement | DictElement | TextElement;

/** A literal: `1`, `1.5`, `true`, `null`, or an unquoted string. */
export interface LiteralElement {
  readonly kind: "literal";
  readonly raw: string;
  readonly type: "int" | "float" | "bool" | "null" | "str";
  readonly value: string | number | bigint | boolean | null;
}

/** `'…'` or `"…"`, which may hold interpolations. */
export interface QuotedElement {
  readonly kind: "quoted";
  readonly quote: "'" | '"';
  readonly parts: readonly InterpolationPart[];
}

/** Unquoted text with at least one interpolation; one alone keeps its target's type. */
export interface TextElement {
  readonly kind: "concatenation";
  readonly parts: readonly InterpolationPart[];
}

export interface ListElement {
  readonly kind: "list";
  readonly items: readonly Element[];
}

export interface DictElement {
  readonly kind: "dict";
  readonly entries: readonly (readonly [LiteralElement, Element])[];
}
