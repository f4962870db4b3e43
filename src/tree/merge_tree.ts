import { ConfigError } from "../base/error.ts";
import { settledValue, unboxed, valueInMap } from "./assign.ts";
import { checkDepth } from "./depth.ts";
import { mergeFault, readonlyFault, validationFault } from "./fault.ts";
import type { Flags } from "./flags.ts";
import type { Key } from "./key.ts";
import { checkedKey, keyTypeOf, refuseConflictIn } from "./map_key.ts";
import { type InForce, MergeFrame } from "./merge_frame.ts";
import { listTyped, mergedItems } from "./merge_items.ts";
import { isBareMap, mergedScalars, replacing } from "./merge_scalars.ts";
import { checkMergeable, expanded, missingObject, retyped } from "./merge_type.ts";
import { choosesAnother } from "./discriminator.ts";
import { ListNode, MapNode, type Node, ValueNode } from "./node.ts";
import { withFields, withFlags, withReplaced, withType } from "./node_edit.ts";
import type { NodeMaker, Site } from "./node_maker.ts";
import type { Place } from "./place.ts";
import { allowsNull, asAny, declaredType, elementIn, isContainer, roleOf } from "./role.ts";
import { structured } from "./structured.ts";
import type { Trail } from "./trail.ts";
import { mergesIntoSelected } from "./union_merge.ts";

/** What a merge is done with. */
export interface MergeOptions {
  /** Makes nodes that types ask for. */
  readonly maker: NodeMaker;
  /** The container that an interpolation leads to; nothing where it leads to none. */
  readonly dereference: (place: Place) => Node | undefined;
  /** The place that the target stands in, when it is not the root. */
  readonly above?: Place | undefined;
  readonly trail?: Trail | undefined;
  readonly inForce?: InForce;
  /** Read-only nodes may be merged into, as when the result is a new configuration. */
  readonly throughReadonly: boolean;
}

const nothingInForce: InForce = { struct: false, readonly: false, strict: false };

/**
 * One container merged over another, by OmegaConf's rules. Neither is changed; what the source does not touch is
 * shared with the target, and every node that takes another's place knows it.
 *
 * @throws {ConfigError} merge_type where a mapping meets a list; validation, key_validation, key_not_found,
 * readonly where the target's types and flags refuse; limit_exceeded
 */
export function mergeNodes(target: Node, source: Node, options: MergeOptions): Node {
  const merge = new TreeMerge(options);
  return merge.containers(target, source, options.trail, options.inForce ?? nothingInForce);
}

/** The work of one merge: the maps from the top down to the one that is being merged. */
class TreeMerge {
  readonly #options: MergeOptions;
  readonly #frames: MergeFrame[] = [];

  constructor(options: MergeOptions) {
    this.#options = options;
  }

  containers(standing: Node, given: Node, trail: Trail | undefined, above: InForce): Node {
    if (standing.type?.kind === "union" && isContainer(standing)) {
      if (choosesAnother(standing, given)) {
        return withReplaced(settledValue(standing, given, this.#site(trail, above)), standing);
      }
      // What stands in a union merges as what it is, and stays of its member.
      const inForce = { ...above, strict: !(standing instanceof MapNode && standing.shape !== undefined) };
      return withType(this.containers(unboxed(standing), given, trail, inForce), standing.type);
    }
    return this.#sameKinds(standing, withoutUnion(given), trail, above);
  }

  #sameKinds(target: Node, source: Node, trail: Trail | undefined, above: InForce): Node {
    const role = roleOf(target);
    const sourceRole = roleOf(source);
    const sequence = sourceRole === "list" || sourceRole === "tuple";
    if (role === "dict" && sourceRole === "dict") return this.#maps(target, source, trail, above);
    if (role === "list" && sequence) return this.#lists(target, source, trail, above);
    if (role === "tuple" && sequence) {
      if (this.#options.throughReadonly) return this.#tuple(target, source, this.#site(trail, above));
      throw new ConfigError("config_type", "Cannot merge into a tuple", { details: {} });
    }
    throw mergeFault(target, source, trail);
  }

  #site(trail: Trail | undefined, inForce: InForce): Site {
    return { maker: this.#options.maker, trail, strict: inForce.strict, plain: false };
  }

  #inForce(target: Node, above: InForce): InForce {
    const { flags, type } = target;
    if (flags === undefined && type?.kind !== "union") return above;
    return {
      struct: flags?.struct ?? above.struct,
      readonly: !this.#options.throughReadonly && (flags?.readonly ?? above.readonly),
      strict: type?.kind === "union"
        ? !(target instanceof MapNode && target.shape !== undefined)
        : above.strict,
    };
  }

  #maps(target: Node, source: Node, trail: Trail | undefined, above: InForce): Node {
    if (isBareMap(target) && isBareMap(source)) return this.#entries(target, source, trail, above);
    const site = this.#site(trail, above);
    if (source.kind === "null" || source.kind === "interpolation") {
      return withSourceFlags(this.#special(target, source, site), source);
    }
    checkMergeable(target, source, site);
    const prototype = source.kind === "missing" && target.kind !== "missing"
      ? missingObject(source)
      : undefined;
    const from = prototype ?? source;
    if (prototype !== undefined && !(target instanceof MapNode)) return retyped(target, from, site);
    const into = target instanceof MapNode || from.kind === "missing" ? target : expanded(target, site);
    const merged = into instanceof MapNode && from instanceof MapNode
      ? this.#entries(into, from, trail, above)
      : into;
    return withSourceFlags(retyped(merged, from, site), source);
  }

  /** A null or an interpolation where the source declares a mapping. */
  #special(target: Node, source: Node, site: Site): Node {
    const type = declaredType(target);
    if (source.kind === "null" && !allowsNull(type)) {
      throw validationFault("Null is not allowed here", site.trail, source);
    }
    return retyped(withType(withReplaced(source, target), target.type), source, site);
  }

  #entries(target: MapNode, source: MapNode, trail: Trail | undefined, above: InForce): MapNode {
    checkDepth(this.#frames.length);
    const frame = new MergeFrame(target, trail, this.#inForce(target, above));
    this.#frames.push(frame);
    const { keys, values } = source;
    if (frame.isBare) {
      for (let at = 0; at < keys.length; at++) this.#bareEntry(frame, keys[at], values[at], source);
    } else {
      for (let at = 0; at < keys.length; at++) this.#entry(frame, keys[at], values[at], source);
    }
    this.#frames.pop();
    return frame.finish();
  }

  /** The common case in a map without type or flags; whatever is not as simple goes the long way. */
  #bareEntry(frame: MergeFrame, key: Key, value: Node, source: MapNode): void {
    const at = frame.positionOf(key);
    const existing = at < 0 ? undefined : frame.valueAt(at);
    if (existing === undefined || existing.type !== undefined || value.type !== undefined) {
      return this.#entryAt(frame, key, at, value, source);
    }
    if (existing instanceof MapNode && value instanceof MapNode) {
      const scalars = mergedScalars(existing, value);
      if (scalars !== undefined) {
        checkDepth(this.#frames.length);
        return frame.set(at, scalars);
      }
      frame.at = at;
      const trail = { parent: frame.trail, key, listed: false };
      frame.set(at, this.#maps(existing, value, trail, frame.inForce));
    } else if (existing instanceof ValueNode && value.kind !== "missing") {
      frame.set(at, value instanceof ValueNode ? replacing(value, existing) : withReplaced(value, existing));
    } else this.#entryAt(frame, key, at, value, source);
  }

  #entry(frame: MergeFrame, given: Key, value: Node, source: MapNode): void {
    const type = keyTypeOf(frame.map);
    const trail = { parent: frame.trail, key: given, listed: false };
    const key = type === undefined ? given : checkedKey(given, type, trail);
    this.#entryAt(frame, key, frame.positionOf(key), value, source);
  }

  #entryAt(frame: MergeFrame, key: Key, at: number, value: Node, source: MapNode): void {
    const trail: Trail = { parent: frame.trail, key, listed: false };
    const standing = at < 0 ? this.#prototype(frame, key, value) : this.#opened(frame, key, at, value, trail);
    if (standing === undefined) return this.#add(frame, key, value, source, trail);
    // Interpolations within what is merged look for it in its place.
    const place = at < 0 ? frame.append(key, standing) : at;
    frame.at = place;
    frame.set(place, this.#mergedValue(frame, key, standing, value, trail));
  }

  /** A new element of a dict of objects starts from the object's defaults. */
  #prototype(frame: MergeFrame, key: Key, value: Node): Node | undefined {
    const element = elementIn(frame.map);
    if (element.kind !== "object" || value.kind === "missing") return undefined;
    const { maker } = this.#options;
    const trail: Trail = { parent: frame.trail, key, listed: false };
    const prototype = withType(maker.object(structured(element.shape), trail), element);
    return valueInMap(frame.holder(maker), key, undefined, prototype);
  }

  /** What stands at a key, made ready to be merged into: nulls and interpolations open up where need be. */
  #opened(frame: MergeFrame, key: Key, at: number, value: Node, trail: Trail): Node {
    const existing = frame.valueAt(at);
    const role = roleOf(existing);
    const site = this.#site(trail, frame.inForce);
    const interpolated = value.kind === "interpolation";
    if (role === "dict" && !interpolated) checkMergeable(existing, value, site);
    if (
      existing.kind === "null" && (role === "dict" || role === "list") && !interpolated &&
      value.kind !== "missing" && value.kind !== "null"
    ) return expanded(existing, site);
    if (existing.kind !== "interpolation" || role === "tuple") return existing;
    // A scalar takes the place of the interpolation, wherever that leads.
    if (existing.type === undefined && value.kind !== "missing" && isLeaf(value)) return existing;
    frame.at = at;
    const target = this.#options.dereference({ node: existing, key, parent: this.#place() });
    if (target === undefined || !isContainer(target)) return existing;
    const copy = valueInMap(frame.holder(this.#options.maker), key, existing, target);
    return withReplaced(withFields(copy, { replaced: undefined }), existing);
  }

  /** The place of the map that is being merged, in the tree as it is by now. */
  #place(): Place | undefined {
    let place = this.#options.above;
    for (let at = 0; at < this.#frames.length; at++) {
      const frame = this.#frames[at];
      const node = frame.draft();
      if (at > 0) {
        const upper = this.#frames[at - 1];
        upper.set(upper.at, node);
      }
      place = { node, key: frame.key, parent: place };
    }
    return place;
  }

  #add(frame: MergeFrame, key: Key, value: Node, source: MapNode, trail: Trail): void {
    const holder = frame.holder(this.#options.maker);
    refuseConflictIn(holder.node, trail);
    // What an object declares may be added to a mapping that it is merged into.
    const open = source.shape === undefined
      ? holder
      : { ...holder, struct: false, node: withoutShape(holder.node) };
    frame.append(key, valueInMap(open, key, undefined, value));
  }

  #mergedValue(frame: MergeFrame, key: Key, existing: Node, value: Node, trail: Trail): Node {
    const { inForce } = frame;
    const site = this.#site(trail, inForce);
    if (mergesIntoSelected(existing, value)) {
      return this.containers(existing, value, trail, inForce);
    }
    const role = roleOf(existing);
    const sourceRole = roleOf(value);
    const fromContainer = sourceRole === "dict" || sourceRole === "list" || sourceRole === "tuple";
    if (role === "dict" || role === "list" || role === "tuple") {
      if (role === "tuple" && (sourceRole === "list" || sourceRole === "tuple")) {
        return this.#tuple(existing, value, site);
      }
      if (fromContainer) return this.containers(existing, value, trail, inForce);
      return value.kind === "missing" ? existing : this.#replaced(frame, key, existing, value);
    }
    if (fromContainer) return this.#replaced(frame, key, existing, value);
    if (role === "any") {
      return this.#replaced(
        frame,
        key,
        existing,
        value.kind === "missing" ? adopted(existing, value, site) : value,
      );
    }
    if (value.kind === "missing") return existing;
    // A union is asked first whether it takes the value.
    if (inForce.readonly && role !== "union") throw readonlyFault(trail, existing);
    const settled = settledValue(existing, unboxedValue(value), site);
    if (inForce.readonly) throw readonlyFault(trail, existing);
    return withReplaced(settled, existing);
  }

  #replaced(frame: MergeFrame, key: Key, existing: Node, value: Node): Node {
    const made = valueInMap(frame.holder(this.#options.maker), key, existing, value);
    return made === existing ? made : withReplaced(made, existing);
  }

  #lists(target: Node, source: Node, trail: Trail | undefined, above: InForce): Node {
    const site = this.#site(trail, above);
    const type = declaredType(target);
    if (source.kind === "null" || source.kind === "interpolation") {
      if (source.kind === "null" && !allowsNull(type)) {
        throw validationFault("Null is not allowed here", undefined, source);
      }
      return withSourceFlags(withType(withReplaced(source, target), target.type), source);
    }
    if (!(source instanceof ListNode)) return withSourceFlags(listTyped(target, source, site), source);
    if (source.items.length > 0 && this.#inForce(target, above).readonly) {
      throw readonlyFault({ parent: trail, key: 0, listed: true }, target);
    }
    const { items, type: itemsType } = mergedItems(target, source, site);
    const merged = new ListNode(items, false, itemsType, target.flags, source.origin, source.replaced);
    return withSourceFlags(withReplaced(merged, target), source);
  }

  #tuple(target: Node, source: Node, site: Site): Node {
    if (source.kind === "missing") return withSourceFlags(target, source);
    const made = settledValue(target, source, site);
    return withSourceFlags(withReplaced(withFlags(made, target.flags), target), source);
  }
}

/** Whether a value is a scalar, and no null or interpolation where a container is declared. */
function isLeaf(value: Node): boolean {
  const role = roleOf(value);
  return role === "any" || role === "scalar";
}

function withoutUnion(node: Node): Node {
  return node.type?.kind === "union" && isContainer(node) ? unboxed(node) : node;
}

function withoutShape(map: MapNode): MapNode {
  return new MapNode(map.keys, map.values, map.type, undefined, map.flags, map.origin);
}

/** A scalar that has no type takes on that of a missing one. */
function adopted(existing: Node, missing: Node, site: Site): Node {
  if (missing.type === undefined) return existing;
  return settledValue(missing, existing, { ...site, plain: true });
}

/** A value as it is set in a typed place: by what it is, not by the type it had. */
function unboxedValue(node: Node): Node {
  const value = unboxed(node);
  return isContainer(value) ? value : asAny(value);
}

/** Flags that are set on the source take the place of the target's. */
function withSourceFlags(target: Node, source: Node): Node {
  if (source.flags === undefined) return target;
  const flags: Flags = { ...target.flags, ...source.flags };
  return withFlags(target, flags);
}
