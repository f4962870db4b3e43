import type { Origin } from "../base/origin.ts";
import { conformNode } from "./conform.ts";
import { mergeNodes } from "./merge_tree.ts";
import type { Node } from "./node.ts";
import type { NodeMaker, Site } from "./node_maker.ts";
import type { NodeType } from "./node_type.ts";
import { objectNode } from "./object_node.ts";
import type { Place } from "./place.ts";
import { PlainReader } from "./plain_node.ts";
import type { Structured } from "./structured.ts";
import type { Trail } from "./trail.ts";

/** How trees are made. */
export interface MakerOptions {
  /** Whether `$<…>` is an interpolation. Default: true. */
  readonly angle?: boolean | undefined;
  /** Where plain values come from. */
  readonly origin?: Origin | undefined;
  /** The container that an interpolation leads to, while a merge asks; nothing where it leads to none. */
  readonly dereference?: ((place: Place) => Node | undefined) | undefined;
}

/** Makes nodes: of plain values, of shapes, of other nodes, by type and by merging. */
export class TreeMaker implements NodeMaker {
  readonly dereference: (place: Place) => Node | undefined;
  readonly #reader: PlainReader;

  constructor(options: MakerOptions = {}) {
    this.dereference = options.dereference ?? (() => undefined);
    this.#reader = new PlainReader(this, { angle: options.angle ?? true, origin: options.origin });
  }

  fromPlain(value: unknown, trail?: Trail): Node {
    return this.#reader.read(value, trail);
  }

  object(value: Structured, trail?: Trail): Node {
    return objectNode(value, this, trail);
  }

  conform(node: Node, type: NodeType, site: Site): Node {
    return conformNode(node, type, site);
  }

  merge(target: Node, source: Node, trail?: Trail): Node {
    return mergeNodes(target, source, {
      maker: this,
      dereference: this.dereference,
      trail,
      throughReadonly: true,
    });
  }

  /** The site of a value that is set at a trail. */
  site(trail: Trail | undefined, how: Partial<Omit<Site, "maker" | "trail">> = {}): Site {
    return { maker: this, trail, strict: false, plain: false, ...how };
  }
}
