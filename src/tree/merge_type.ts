import { kindText, validationFault } from "./fault.ts";
import { ListNode, MapNode, type Node, ValueNode } from "./node.ts";
import { withType } from "./node_edit.ts";
import type { Site } from "./node_maker.ts";
import type { ObjectShape } from "./node_type.ts";
import { retype } from "./retype.ts";
import { allowsNull, declaredType, hasDeclaredType, isSpecial } from "./role.ts";
import { extendsShape, structured } from "./structured.ts";

/**
 * Refuses what cannot merge into a place that holds, or is declared to hold, a mapping.
 *
 * @throws {ConfigError} validation
 */
export function checkMergeable(target: Node, source: Node, site: Site): void {
  const type = declaredType(target);
  if (source.kind === "null") {
    if (!allowsNull(type)) throw validationFault("Null is not allowed here", site.trail, source);
    return;
  }
  if (target.kind === "missing") checkFirst(target, source);
  if (source.kind === "missing") return;
  const wanted = target instanceof MapNode
    ? target.shape
    : target.kind === "null" && type.kind === "object"
    ? type.shape
    : undefined;
  if (wanted !== undefined && !isOfShape(source, wanted)) {
    throw validationFault(`A ${kindText(source)} does not merge into '${wanted.name}'`, undefined, source);
  }
}

/** What comes where nothing is yet must be of the declared type, as far as it has one itself. */
function checkFirst(target: Node, source: Node): void {
  const type = declaredType(target);
  const bare = isSpecial(source) || (source instanceof MapNode && source.shape === undefined) ||
    (source instanceof ValueNode && !hasDeclaredType(source));
  if (bare) return;
  const shape = source instanceof MapNode ? source.shape : undefined;
  const fits = type.kind === "object"
    ? shape !== undefined && extendsShape(shape, type.shape)
    : type.kind !== "dict";
  if (!fits) throw validationFault(`A ${kindText(source)} does not fit here`, undefined, source);
}

/** A mapping without a shape merges into any object; with one, it must be of that object's. */
function isOfShape(source: Node, wanted: ObjectShape): boolean {
  if (!(source instanceof MapNode)) return false;
  return source.shape === undefined || extendsShape(source.shape, wanted);
}

/** A null, `???` or interpolation as the container that its type declares, with nothing in it but defaults. */
export function expanded(node: Node, site: Site): Node {
  const type = declaredType(node);
  const { flags, origin } = node;
  switch (type.kind) {
    case "object":
      return withType(site.maker.object(structured(type.shape), site.trail), node.type);
    case "list":
      return new ListNode([], false, node.type, flags, origin, node);
    default:
      return new MapNode([], [], node.type, undefined, flags, origin, node);
  }
}

/** For a missing object of a declared shape, the object with all fields missing; nothing for anything else. */
export function missingObject(node: Node): MapNode | undefined {
  const type = declaredType(node);
  if (type.kind !== "object") return undefined;
  const { fields } = type.shape;
  const values = fields.map((field) => new ValueNode("missing", null, field.type, undefined, node.origin));
  return new MapNode(fields.map((field) => field.name), values, type, type.shape, undefined, node.origin);
}

/** What was merged takes on the shape of the source, and its declared type where it has none. */
export function retyped(merged: Node, source: Node, site: Site): Node {
  const shape = source instanceof MapNode ? source.shape : undefined;
  const shaped = shape === undefined || !(merged instanceof MapNode) || merged.shape === shape
    ? merged
    : new MapNode(
      merged.keys,
      merged.values,
      merged.type,
      shape,
      merged.flags,
      merged.origin,
      merged.replaced,
    );
  if (hasDeclaredType(shaped) || !hasDeclaredType(source)) return shaped;
  const type = declaredType(source);
  if (type.kind === "dict" && shaped instanceof MapNode && shaped.shape !== undefined) {
    return withType(shaped, type);
  }
  return retype(shaped, type, site, undefined);
}
