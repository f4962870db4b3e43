import type { Key } from "./key.ts";
import type { Node } from "./node.ts";
import type { NodeType } from "./node_type.ts";
import type { Structured } from "./structured.ts";
import type { Trail } from "./trail.ts";

/**
 * What the steps that make typed nodes call each other by: objects hold fields of any type, a type may need a
 * merge, and a merge needs types.
 */
export interface NodeMaker {
  /** A node of a plain value, with no declared type but what the value itself says. */
  fromPlain(value: unknown, trail: Trail | undefined): Node;
  /** An object with its defaults and values. */
  object(value: Structured, trail: Trail | undefined): Node;
  /** A node that fits a type, made from one that may not. */
  conform(node: Node, type: NodeType, site: Site): Node;
  /** One tree merged over another. */
  merge(target: Node, source: Node, trail: Trail | undefined): Node;
}

/** Where a node is made to fit, and how. */
export interface Site {
  readonly maker: NodeMaker;
  readonly trail: Trail | undefined;
  /** Nothing converts: within a union. */
  readonly strict: boolean;
  /** The node is made of a plain value: a mapping in it is no object, and everything bare in it converts. */
  readonly plain: boolean;
  /** The place is there already, and its key is known in full when a container or union refuses the value. */
  readonly settled?: boolean;
  /** The value stands nowhere yet: when a container or union refuses it, no key is named. */
  readonly unnamed?: boolean;
}

/** The site of a child. */
export function siteOfKey(site: Site, key: Key, listed: boolean): Site {
  const { maker, strict, plain } = site;
  return { maker, trail: { parent: site.trail, key, listed }, strict, plain };
}
