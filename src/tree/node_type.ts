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
}

export interface ScalarType extends TypeFields {
  readonly kind: "any" | "int" | "float" | "bool" | "str" | "none";
}

/** A closed set of named values; a value is given by name, by `Enum.NAME` or by value. */
export interface EnumType extends TypeFields {
  readonly kind: "enum";
  readonly name: string;
  readonly members: readonly EnumMember[];
}

export interface EnumMember {
  readonly name: string;
  readonly value: Scalar;
}

export interface LiteralType extends TypeFields {
  readonly kind: "literal";
  readonly values: readonly Scalar[];
}

export interface ListType extends TypeFields {
  readonly kind: "list";
  readonly element: NodeType;
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
  /** The shape that this one extends, whose fields `fields` already includes. */
  readonly base?: ObjectShape;
}

export interface ObjectField {
  readonly name: string;
  readonly type: NodeType;
  /** Made anew for each object; absent when the field is required (`???`). */
  readonly defaultValue?: () => unknown;
}

export interface UnionType extends TypeFields {
  readonly kind: "union";
  readonly members: readonly NodeType[];
}
