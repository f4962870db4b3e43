import type { Scalar } from "../base/scalar.ts";
import type { Spelling } from "../grammar/opening.ts";

/**
 * The syntax tree of a string with interpolations. Offsets are 0-based in the string that was parsed; `raw` is
 * always the text as written, so that printing gives it back.
 */

/**
 * A whole configuration value: text and interpolations in turn. One interpolation alone keeps the type of what
 * it leads to; anything else is concatenated to a string. A string whose interpolations are all escaped
 * (`\${a}`) has one text part.
 */
export interface Interpolation {
  readonly parts: readonly InterpolationPart[];
}

export type InterpolationPart = TextPart | Reference;

/** One interpolation: to a node, or through a resolver. */
export type Reference = NodeReference | ResolverCall;

/** Literal text, never empty. `value` has its escapes undone. */
export interface TextPart {
  readonly kind: "text";
  readonly raw: string;
  readonly value: string;
}

/** `${a.b}`, `${.sibling}`, `${..up}`, `${list[0]}`. */
export interface NodeReference {
  readonly kind: "node";
  readonly spelling: Spelling;
  /** Where it begins: the offset of its `$`. */
  readonly start: number;
  readonly raw: string;
  /** Leading dots: 0 is from the root, 1 the container, 2 the one above it, … */
  readonly relativeDots: number;
  readonly keys: readonly ReferenceKey[];
  /** The keys themselves when none of them holds an interpolation, as almost always. */
  readonly path: readonly string[] | undefined;
}

/** One key of a reference: literal, with its escapes undone, or what an interpolation gives. */
export type ReferenceKey = string | ReferenceInKey;

/**
 * An interpolation in the place of a key: `${a.${b}}`, `${a[${b}]}`. What it gives is split as a key path: by
 * dots and brackets, or within brackets as one key; at the head, its leading dots count as relative dots.
 */
export interface ReferenceInKey {
  readonly reference: Reference;
  /** Written as `[key]` rather than `.key`. */
  readonly bracketed: boolean;
}

/** `${name:argument,…}`. */
export interface ResolverCall {
  readonly kind: "resolver";
  readonly spelling: Spelling;
  /** Where it begins: the offset of its `$`. */
  readonly start: number;
  readonly raw: string;
  /** The name's segments, to be joined by dots; an interpolation among them must give a string. */
  readonly nameSegments: readonly (string | Reference)[];
  /** The whole name when no segment is an interpolation, as almost always. */
  readonly name: string | undefined;
  readonly args: readonly Element[];
  /** The text of each argument as written, which a resolver's cache is keyed on; `""` for an empty one. */
  readonly argTexts: readonly string[];
  /** An argument was left empty (`${f:a,}`): it is `""`, with a warning when evaluated. */
  readonly hasEmptyItem: boolean;
}

/** An argument of a resolver, or an item of a list or dict within one. */
export type Element = LiteralElement | QuotedElement | ConcatenationElement | ListElement | DictElement;

/** A literal: `1`, `1.5`, `true`, `null`, or an unquoted string, with its escapes undone. */
export interface LiteralElement {
  readonly kind: "literal";
  readonly raw: string;
  readonly scalar: Scalar;
  /** Written as `\???`: the text `???` (or with fewer backslashes than written), which is no missing value. */
  readonly escapedMissing: boolean;
}

/** `'…'` or `"…"`, which may hold interpolations; always a string. Without parts it is empty. */
export interface QuotedElement {
  readonly kind: "quoted";
  readonly quote: "'" | '"';
  readonly parts: readonly InterpolationPart[];
  /** Written as `'\???'`: the text `???`, which is no missing value. */
  readonly escapedMissing: boolean;
}

/** Unquoted text with at least one interpolation; one alone keeps the type of what it leads to. */
export interface ConcatenationElement {
  readonly kind: "concatenation";
  readonly parts: readonly InterpolationPart[];
}

export interface ListElement {
  readonly kind: "list";
  readonly items: readonly Element[];
  /** An item was left empty (`[a,]`): it is `""`, with a warning when evaluated. */
  readonly hasEmptyItem: boolean;
}

/** Of two entries with one key the later wins. */
export interface DictElement {
  readonly kind: "dict";
  readonly entries: readonly DictEntry[];
}

export interface DictEntry {
  readonly key: LiteralElement;
  readonly value: Element;
}
