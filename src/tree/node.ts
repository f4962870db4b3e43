import type { Origin } from "../base/origin.ts";
import type { Interpolation } from "../interpolation/ast.ts";
import type { Flags } from "./flags.ts";
import type { Key, KeyIndex } from "./key.ts";
import type { EnumMember, NodeType, ObjectShape } from "./node_type.ts";

/**
 * A node of the configuration tree. Nodes are immutable: whoever changes one makes another, and shares what
 * did not change. A node holds no parent: its place is the key path that led to it (`place.ts`).
 */
export type Node = ValueNode | InterpolationNode | MapNode | ListNode;

/** What a node carries besides its content. */
export interface NodeFields {
  /** The declared type of the place that the node fills; absent where anything goes. */
  readonly type?: NodeType | undefined;
  readonly flags?: Flags | undefined;
  readonly origin?: Origin | undefined;
  /** The node that this one took the place of, within one composition. */
  readonly replaced?: Node | undefined;
}

/** The content of a value node by its kind. `missing` is `???`. */
export interface ValueByKind {
  str: string;
  int: number | bigint;
  float: number;
  bool: boolean;
  null: null;
  missing: null;
  enum: EnumMember;
}

export type ValueKind = keyof ValueByKind;

/** A scalar, null, or `???`; null and `???` may stand where the type is a container, too. */
export class ValueNode<Kind extends ValueKind = ValueKind> {
  readonly kind: Kind;
  readonly value: ValueByKind[Kind];
  readonly type: NodeType | undefined;
  readonly flags: Flags | undefined;
  readonly origin: Origin | undefined;
  readonly replaced: Node | undefined;

  constructor(
    kind: Kind,
    value: ValueByKind[Kind],
    type?: NodeType,
    flags?: Flags,
    origin?: Origin,
    replaced?: Node,
  ) {
    this.kind = kind;
    this.value = value;
    this.type = type;
    this.flags = flags;
    this.origin = origin;
    this.replaced = replaced;
  }
}

/** A string that holds at least one interpolation; parsed when the node is made. */
export class InterpolationNode {
  readonly kind = "interpolation";
  /** The text as written. */
  readonly text: string;
  readonly syntax: Interpolation;
  readonly type: NodeType | undefined;
  readonly flags: Flags | undefined;
  readonly origin: Origin | undefined;
  readonly replaced: Node | undefined;

  constructor(
    text: string,
    syntax: Interpolation,
    type?: NodeType,
    flags?: Flags,
    origin?: Origin,
    replaced?: Node,
  ) {
    this.text = text;
    this.syntax = syntax;
    this.type = type;
    this.flags = flags;
    this.origin = origin;
    this.replaced = replaced;
  }
}

/** A mapping with ordered keys, in parallel arrays; `index` is made at the first look-up that needs it. */
export class MapNode {
  readonly kind = "map";
  readonly keys: readonly Key[];
  readonly values: readonly Node[];
  readonly type: NodeType | undefined;
  /** The shape of the object that stands here, when it is one. */
  readonly shape: ObjectShape | undefined;
  readonly flags: Flags | undefined;
  readonly origin: Origin | undefined;
  readonly replaced: Node | undefined;
  /** A cache, filled by `key.ts`; the one field that is written after construction. */
  index: KeyIndex | undefined;

  constructor(
    keys: readonly Key[],
    values: readonly Node[],
    type?: NodeType,
    shape?: ObjectShape,
    flags?: Flags,
    origin?: Origin,
    replaced?: Node,
  ) {
    this.keys = keys;
    this.values = values;
    this.type = type;
    this.shape = shape;
    this.flags = flags;
    this.origin = origin;
    this.replaced = replaced;
    this.index = undefined;
  }
}

/** A list, or a tuple of fixed length. */
export class ListNode {
  readonly kind = "list";
  readonly items: readonly Node[];
  readonly tuple: boolean;
  readonly type: NodeType | undefined;
  readonly flags: Flags | undefined;
  readonly origin: Origin | undefined;
  readonly replaced: Node | undefined;

  constructor(
    items: readonly Node[],
    tuple = false,
    type?: NodeType,
    flags?: Flags,
    origin?: Origin,
    replaced?: Node,
  ) {
    this.items = items;
    this.tuple = tuple;
    this.type = type;
    this.flags = flags;
    this.origin = origin;
    this.replaced = replaced;
  }
}
