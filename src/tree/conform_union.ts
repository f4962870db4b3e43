import { ConfigError } from "../base/error.ts";
import { type Choice, choiceOf, choicesOf } from "./discriminator.ts";
import { refusal, validationFault } from "./fault.ts";
import { ListNode, MapNode, type Node } from "./node.ts";
import { withType } from "./node_edit.ts";
import type { Site } from "./node_maker.ts";
import type { DictType, NodeType, ObjectReference, ObjectShape, UnionType } from "./node_type.ts";
import { asAny, contentType, hasNullLiteral, isSpecial } from "./role.ts";
import { sameType } from "./same_type.ts";
import { extendsShape, structured } from "./structured.ts";
import { typeText } from "./type_text.ts";

/**
 * A node as it stands in a union, of the one member that takes it; nothing converts. `current` is what stands
 * there already: a bare mapping keeps to its member.
 *
 * @throws {ConfigError} validation where no member takes it, or several do
 */
export function conformToUnion(node: Node, type: UnionType, site: Site, current?: Node): Node {
  if (isSpecial(node) && !(node.kind === "null" && !type.optional && hasNullLiteral(type))) {
    if (node.kind === "null" && !type.optional) throw noMember(node, type, site);
    return withType(node, type);
  }
  if (node instanceof MapNode) return mappingInUnion(node, type, site, current);
  return node instanceof ListNode ? sequenceInUnion(node, type, site) : scalarInUnion(node, type, site);
}

function noMember(node: Node, type: UnionType, site: Site): ConfigError {
  return refusal(`The value is none of ${typeText(type)}`, site, node);
}

function selecting(node: Node, type: UnionType, selected: NodeType): Node {
  return withType(node, { ...type, selected });
}

function scalarInUnion(node: Node, type: UnionType, site: Site): Node {
  const literalsFirst = [...type.members].sort((left, right) => rank(left) - rank(right));
  for (const member of literalsFirst) {
    const made = attempt(asAny(node), member, site);
    if (made !== undefined) return selecting(made, type, member);
  }
  throw noMember(node, type, site);
}

function rank(type: NodeType): number {
  return type.kind === "literal" ? 0 : 1;
}

/** The node as a member of the union, where it fits. */
function attempt(node: Node, member: NodeType, site: Site): Node | undefined {
  try {
    return site.maker.conform(node, required(member), { ...site, strict: true });
  } catch (error) {
    if (ConfigError.is(error)) return undefined;
    throw error;
  }
}

/** Members of a union do not take null; the union does. */
function required(type: NodeType): NodeType {
  return type.optional && type.kind !== "any" && type.kind !== "none" ? { ...type, optional: false } : type;
}

function sequenceInUnion(node: ListNode, type: UnionType, site: Site): Node {
  const sequences = type.members.filter((member) => member.kind === "list" || member.kind === "tuple");
  const preferred = sequences.filter((member) => (member.kind === "tuple") === node.tuple);
  const others = sequences.filter((member) => !preferred.includes(member));
  return onlyMember(node, type, site, preferred) ?? containerOf(node, type, site, others);
}

/** The node as the one candidate that takes it; an error when several do, nothing when none does. */
function onlyMember(
  node: Node,
  type: UnionType,
  site: Site,
  candidates: readonly NodeType[],
): Node | undefined {
  const matches: Node[] = [];
  for (const candidate of narrowed(node, candidates)) {
    const made = attempt(node, candidate, site);
    if (made !== undefined) matches.push(selecting(made, type, required(candidate)));
    if (matches.length > 1) {
      throw refusal(`The value is more than one of ${typeText(type)}`, site, node);
    }
  }
  return matches[0];
}

/** Where the node has a type of its own, only members of that type count. */
function narrowed(node: Node, candidates: readonly NodeType[]): readonly NodeType[] {
  const own = contentType(node);
  if (own.kind === "any") return candidates;
  const same = candidates.filter((candidate) => sameType(required(candidate), required(own)));
  return same.length > 0 ? same : candidates;
}

function containerOf(node: Node, type: UnionType, site: Site, candidates: readonly NodeType[]): Node {
  const made = onlyMember(node, type, site, candidates);
  if (made === undefined) throw noMember(node, type, site);
  return made;
}

function mappingInUnion(node: MapNode, type: UnionType, site: Site, current: Node | undefined): Node {
  const objects = type.members.filter((member) => member.kind === "object");
  const dicts = type.members.filter((member) => member.kind === "dict");
  if (objects.length === 0) return containerOf(node, type, site, dicts);
  const selected = node.shape && nearestObject(node.shape, objects);
  if (selected !== undefined) return objectInUnion(node, type, site, selected);
  if (contentType(node).kind === "dict" && dicts.length > 0) return containerOf(node, type, site, dicts);
  const choice = choiceOf(node, type);
  if (choice !== undefined && choice.member === undefined) throw noChoice(choice, type, site);
  const member = choice?.member ?? activeMember(current, objects, dicts);
  if (member?.kind === "object") return objectInUnion(node, type, site, member);
  if (member !== undefined) {
    return selecting(site.maker.conform(node, member, { ...site, strict: true }), type, member);
  }
  const all = [...objects, ...dicts];
  if (all.length === 1) return objectInUnion(node, type, site, objects[0]);
  const message = `A mapping may be any of ${all.map(typeText).join(", ")}; nothing tells which one of ${
    typeText(type)
  }`;
  throw refusal(message, site, node);
}

function noChoice({ value }: Choice, type: UnionType, site: Site): ConfigError {
  const choices = choicesOf(type).map((scalar) => `'${String(scalar.value)}'`).join(", ");
  const key = type.discriminator ?? "";
  const message = `Value '${String(value.value)}' chooses no object: '${key}' is one of ${choices}`;
  return validationFault(message, { parent: site.trail, key, listed: false }, value);
}

/** The member that an object is of, or the nearest one that it extends. */
export function nearestObject(
  shape: ObjectShape,
  objects: readonly ObjectReference[],
): ObjectReference | undefined {
  for (let current: ObjectShape | undefined = shape; current !== undefined; current = current.base) {
    const member = objects.find((candidate) => candidate.shape === current);
    if (member !== undefined) return member;
  }
  return undefined;
}

/** The member of what stands there already. */
function activeMember(
  current: Node | undefined,
  objects: readonly ObjectReference[],
  dicts: readonly DictType[],
): NodeType | undefined {
  if (!(current instanceof MapNode) || current.type?.kind !== "union") return undefined;
  const { selected } = current.type;
  if (selected === undefined) return undefined;
  if (selected.kind === "object") return objects.find((member) => member.shape === selected.shape);
  return dicts.find((member) => sameType(required(member), selected));
}

/** An object within a union: its own fields convert, whatever the union says. */
function objectInUnion(node: MapNode, type: UnionType, site: Site, member: ObjectReference): Node {
  const reference = required(member);
  if (node.shape !== undefined) {
    if (!extendsShape(node.shape, member.shape)) throw noMember(node, type, site);
    return selecting(node, type, reference);
  }
  const prototype = withType(site.maker.object(structured(member.shape), site.trail), reference);
  return selecting(site.maker.merge(prototype, node, site.trail), type, reference);
}
