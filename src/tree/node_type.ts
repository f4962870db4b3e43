import type { Scalar } from "../base/scalar.ts";

/**
 * What a place in the tree may hold. A node without a type holds anything ("any", optional).
 * Types are shared values: compare them by `sameType`, never by identity alone.
 */
export type NodeType =
  | ScalarType
  | EnumType
  | LiteralType
  | ListType
  | TupleType
  | DictType
  | ObjectReference
  | UnionType;

/** What every type says besides its kind. */
export interface TypeFields {
  /** Whether null is allowed. */
  readonly optional: boolean;
  /** Masked wherever people read. */
  readonly secret?: boolean;
  /** A live change is refused, or let through and marked as needing a restart. */
  readonly restart?: "refuse" | "mark";
  readonly description?: string;
  /** JSON Schema keywords that narrow the values further: `minimum`, `pattern`. For editors; nothing is checked by them here. */
  readonly constraints?: Readonly<Record<string, unknown>>;
}

/** How a list merges over a list: as OmegaConf does (`replace`), or otherwise where a schema says so. */
export type ListMerge =
  | "replace"
  | "append"
  | "prepend"
  /** Appends what is not there yet. */
  | "unique"
  /** Merges items that are equal under this key, appends the others. */
  | { readonly by: string };

export interface ScalarType extends TypeFields {
  readonly kind: "any" | "int" | "float" | "bool" | "str" | "none";
  /** On the type of an enum's member that stands where anything may: its enum. No part of the declared type. */
  readonly of?: EnumType;
}

/** A closed set of named values; a value is given by name, by `Enum.NAME` or by value. */
export interface EnumType extends TypeFields {
  readonly kind: "enum";
  readonly name: string;
  readonly members: readonly EnumMember[];
}

/** One value of an enum. */
export interface EnumMember {
  /** What it is called. */
  readonly name: string;
  /** What it stands for. */
  readonly value: Scalar;
}

export interface LiteralType extends TypeFields {
  readonly kind: "literal";
  readonly values: readonly Scalar[];
}

export interface ListType extends TypeFields {
  readonly kind: "list";
  readonly element: NodeType;
  readonly merge?: ListMerge;
}

export interface TupleType extends TypeFields {
  readonly kind: "tuple";
  /** One type an item; with `variadic`, the one type of every item. */
  readonly items: readonly NodeType[];
  readonly variadic: boolean;
}

export interface DictType extends TypeFields {
  readonly kind: "dict";
  readonly key: NodeType;
  readonly element: NodeType;
}

/** A place that holds an object of a declared shape. */
export interface ObjectReference extends TypeFields {
  readonly kind: "object";
  readonly shape: ObjectShape;
}

/** A declared shape: its fields in order, with types and defaults. Identity is the shape object itself. */
export interface ObjectShape {
  readonly name: string;
  readonly fields: readonly ObjectField[];
  /** The type of keys that are no field, when the object is declared open; absent, they are refused. */
  readonly rest?: NodeType;
  /** The shape that this one extends, whose fields `fields` already includes. */
  readonly base?: ObjectShape;
}

export interface ObjectField {
  readonly name: string;
  readonly type: NodeType;
  /** Made anew for each object; absent when the field has no default: it is then `???`. */
  readonly defaultValue?: () => unknown;
  /** The key may be absent: without a default it is left out rather than `???`. */
  readonly omittable?: boolean;
}

export interface UnionType extends TypeFields {
  readonly kind: "union";
  readonly members: readonly NodeType[];
  /** On the type of a container that stands in a union: the member that it is of. No part of the declared type. */
  readonly selected?: NodeType;
  /**
   * The field by which a plain mapping tells which object of `members` it is: the one whose field of this name
   * is a literal of the mapping's value there. A mapping without it merges into the object that stands.
   */
  readonly discriminator?: string;
}
