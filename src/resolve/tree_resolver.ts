import { checkDepth } from "../tree/depth.ts";
import type { InterpolationNode, ListNode, MapNode, Node } from "../tree/node.ts";
import { withEntries, withItems, withType } from "../tree/node_edit.ts";
import { readonlyFault } from "../tree/fault.ts";
import { flagAt } from "../tree/flag_at.ts";
import { isContainer } from "../tree/role.ts";
import { textNode } from "../tree/text_node.ts";
import { trailOf } from "../tree/trail.ts";
import { type Evaluator, unfinished } from "./evaluator.ts";
import { Failure, failureAt } from "./failure.ts";
import { looksMissing } from "./native.ts";
import { Spot } from "./spot.ts";

/** How a tree is resolved. */
export interface TreeResolverOptions {
  /** Whether a `???` is a failure. */
  readonly throwOnMissing?: boolean;
  /** Takes every failure, in the order of the tree; without it the first one is thrown. */
  readonly failures?: Set<Failure>;
  /** Takes the containers that interpolations lead to. */
  readonly reached?: Set<Spot>;
}

/**
 * Makes a tree without interpolations of a tree with them. What holds none is shared with the tree it is made of;
 * a container that interpolations lead to is resolved once, and shared between the places.
 */
export class TreeResolver {
  readonly #evaluator: Evaluator;
  readonly #throwOnMissing: boolean;
  readonly #failures: Set<Failure> | undefined;
  readonly #reached: Set<Spot> | undefined;
  /** By depth, the position of the child that is being resolved. */
  readonly #positions: number[] = [];
  /** By depth, the spot of the container that is being resolved, once somebody needs it. */
  readonly #spots: (Spot | undefined)[] = [];
  /** How deep the containers seen since the outermost one of interest began stand. */
  #deepest = 0;

  constructor(evaluator: Evaluator, options: TreeResolverOptions = {}) {
    this.#evaluator = evaluator;
    this.#throwOnMissing = options.throwOnMissing ?? false;
    this.#failures = options.failures;
    this.#reached = options.reached;
  }

  /** The resolved node, or the first failure in it where failures are collected. Throws a `Failure` where not. */
  resolve(spot: Spot): Node | Failure {
    const { node } = spot;
    if (node.kind !== "map" && node.kind !== "list") return node;
    try {
      return this.#target(spot, node, 0);
    } finally {
      this.#leaveBelow(0);
    }
  }

  /** The container at the top, or one that an interpolation leads to. */
  #target(spot: Spot, node: MapNode | ListNode, depth: number): Node | Failure {
    if (spot.resolved !== undefined) return this.#known(spot, spot.resolved, depth);
    if (spot.resolving) {
      const what = "Interpolations lead from within a container back to it";
      return new Failure(spot, { code: "interpolation_cycle", what });
    }
    spot.resolving = true;
    this.#spots[depth] = spot;
    return this.#container(node, depth);
  }

  #known(spot: Spot, resolved: Node | Failure, depth: number): Node | Failure {
    if (resolved instanceof Failure) return resolved;
    checkDepth(depth + spot.height);
    this.#deepest = Math.max(this.#deepest, depth + spot.height);
    this.#evaluator.shared.add(resolved);
    return resolved;
  }

  #container(node: MapNode | ListNode, depth: number): Node | Failure {
    checkDepth(depth);
    const outerDeepest = this.#deepest;
    this.#deepest = depth;
    const children = node.kind === "map" ? node.values : node.items;
    let changed: Node[] | undefined;
    let failure: Failure | undefined;
    for (let at = 0; at < children.length; at++) {
      const child = children[at];
      const made = this.#child(child, depth, at);
      if (made === child) continue;
      if (made instanceof Failure) failure ??= made;
      else (changed ??= children.slice())[at] = made;
    }
    const resolved = failure ?? (changed === undefined ? node : withChildren(node, changed));
    this.#leave(depth, resolved);
    if (outerDeepest > this.#deepest) this.#deepest = outerDeepest;
    return resolved;
  }

  #child(child: Node, depth: number, at: number): Node | Failure {
    switch (child.kind) {
      case "map":
      case "list": {
        this.#positions[depth] = at;
        const spot = this.#spots[depth]?.knownChild(at);
        if (spot?.resolved !== undefined) return this.#known(spot, spot.resolved, depth + 1);
        return this.#container(child, depth + 1);
      }
      case "interpolation":
        return this.#settled(child, this.#spotAt(depth).child(at), depth + 1);
      case "missing":
        return this.#throwOnMissing ? this.#missing(this.#spotAt(depth).child(at)) : child;
      default:
        return child;
    }
  }

  #settled(node: InterpolationNode, spot: Spot, depth: number): Node | Failure {
    const made = this.#interpolation(node, spot, depth);
    if (!this.#evaluator.settles || made instanceof Failure) return made;
    if (flagAt(spot, "readonly") === true) {
      throw readonlyFault(isContainer(made) ? trailOf(spot) : undefined, node);
    }
    return this.#reread(made, spot);
  }

  #interpolation(node: InterpolationNode, spot: Spot, depth: number): Node | Failure {
    try {
      const target = this.#evaluator.settle(spot);
      const { node: found } = target;
      if (found.kind !== "map" && found.kind !== "list") {
        return typed(found, node);
      }
      const made = this.#target(target, found, depth);
      if (made instanceof Failure) {
        return this.#failed(made.place === target ? new Failure(spot, made) : made);
      }
      this.#evaluator.shared.add(made);
      this.#reached?.add(target);
      return typed(made, node);
    } catch (thrown) {
      if (thrown === unfinished || (thrown instanceof Failure && this.#failures === undefined)) throw thrown;
      this.#leaveBelow(depth);
      return this.#failed(failureAt(spot, thrown));
    }
  }

  /**
   * A text that takes the place of an interpolation for good is read again, for whoever comes to the place later.
   *
   * @throws {ConfigError} grammar_parse
   */
  #reread(found: Node, spot: Spot): Node {
    if (found.kind !== "str") return found;
    const text = found.value as string;
    const node = textNode(
      looksMissing(text) ? `\\${text}` : text,
      this.#evaluator.context.angle,
      spot.node.origin,
    );
    if (node.kind !== "interpolation") return found;
    const declared = withType(node, found.type);
    spot.reread = new Spot(declared, spot.key, spot.parent);
    return declared;
  }

  #missing(spot: Spot): Failure {
    return this.#failed(new Failure(spot, { code: "missing_value", what: "Value must be set, and is ???" }));
  }

  #failed(failure: Failure): Failure {
    if (this.#failures === undefined) throw failure;
    this.#failures.add(failure);
    return failure;
  }

  /** The spot of the container at a depth; it and those above it are marked as being resolved from now on. */
  #spotAt(depth: number): Spot {
    const known = this.#spots[depth];
    if (known !== undefined) return known;
    const spot = this.#spotAt(depth - 1).child(this.#positions[depth - 1]);
    spot.resolving = true;
    this.#spots[depth] = spot;
    return spot;
  }

  /** Keeps what became of a container, for whatever else leads to it. */
  #leave(depth: number, made: Node | Failure): void {
    const spot = this.#spots[depth];
    if (spot === undefined) return;
    spot.resolved = made;
    spot.height = this.#deepest - depth;
    spot.resolving = false;
    this.#spots[depth] = undefined;
  }

  /** Gives up containers that were begun at a depth and below it. */
  #leaveBelow(depth: number): void {
    for (let at = depth; at < this.#spots.length; at++) {
      const spot = this.#spots[at];
      if (spot !== undefined) spot.resolving = false;
      this.#spots[at] = undefined;
    }
  }
}

function withChildren(node: MapNode | ListNode, children: readonly Node[]): Node {
  return node.kind === "map" ? withEntries(node, node.keys, children) : withItems(node, children);
}

/** A scalar as it stands where a type is declared. */
function typed(made: Node, declared: InterpolationNode): Node {
  return declared.type === undefined || made.type === declared.type ? made : withType(made, declared.type);
}
