import { nearestObject } from "./conform_union.ts";
import { choosesAnother } from "./discriminator.ts";
import { MapNode, type Node } from "./node.ts";
import type { ObjectReference, UnionType } from "./node_type.ts";
import { contentType } from "./role.ts";

/** A container that stands in a union. */
export type InUnion = MapNode & { readonly type: UnionType };

/**
 * Whether a value merges into the object that stands in a union, rather than choosing a member anew: an object of
 * the same member does, and a bare mapping that could be of no other member, or chooses none.
 */
export function mergesIntoSelected(existing: Node, value: Node): existing is InUnion {
  if (!(existing instanceof MapNode) || existing.type?.kind !== "union" || !(value instanceof MapNode)) {
    return false;
  }
  const { selected, members } = existing.type;
  if (selected?.kind !== "object" || choosesAnother(existing, value)) return false;
  const objects = objectsOf(existing.type);
  if (value.shape !== undefined) return nearestObject(value.shape, objects)?.shape === selected.shape;
  const bare = contentType(value).kind === "any";
  return bare || !members.some((member) => member.kind === "dict");
}

function objectsOf(type: UnionType): readonly ObjectReference[] {
  return type.members.filter((member): member is ObjectReference => member.kind === "object");
}
