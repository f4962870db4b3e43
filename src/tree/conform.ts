import { conformToUnion } from "./conform_union.ts";
import { kindText, refusal, secretFault, validationFault } from "./fault.ts";
import { type Key, keyIdentity, keyText } from "./key.ts";
import { checkedKey } from "./map_key.ts";
import { ListNode, MapNode, type Node, ValueNode } from "./node.ts";
import { withType } from "./node_edit.ts";
import { type Site, siteOfKey } from "./node_maker.ts";
import type { DictType, ListType, NodeType, ObjectReference, TupleType } from "./node_type.ts";
import { allowsNull, asAny, isContainer, isSpecial, roleOf } from "./role.ts";
import { convertScalar, isLeafType, type LeafType } from "./scalar_conversion.ts";
import { extendsShape } from "./structured.ts";
import { typeText } from "./type_text.ts";
import { fitElement } from "./fit_element.ts";

/**
 * A node that fits a declared type, made from one that may not: scalars convert as OmegaConf converts them,
 * containers are made anew with typed children. Interpolations and `???` fit every type.
 *
 * @throws {ConfigError} validation, key_validation
 */
export function conformNode(node: Node, type: NodeType, site: Site): Node {
  if (type.secret !== true) return conformed(node, type, site);
  try {
    return conformed(node, type, site);
  } catch (error) {
    throw secretFault(error);
  }
}

function conformed(node: Node, type: NodeType, site: Site): Node {
  if (type.kind === "union") return conformToUnion(node, type, site);
  if (type.kind === "any") return isContainer(node) ? node : asAny(node);
  if (isSpecial(node)) {
    if (node.kind === "null" && !allowsNull(type)) throw noNull(node, type, site);
    return withType(node, type);
  }
  switch (type.kind) {
    case "dict":
      return conformToDict(node, type, site);
    case "object":
      return conformToObject(node, type, site);
    case "list":
      return conformToList(node, type, site);
    case "tuple":
      return conformToTuple(node, type, site);
    default:
      return conformToScalar(node, type, site);
  }
}

function noNull(node: Node, type: NodeType, site: Site): Error {
  const message = `Null is no ${typeText(type)}`;
  return type.kind === "list" || type.kind === "tuple" || site.unnamed === true
    ? refusal(message, site, node)
    : validationFault(message, site.trail, node);
}

function misfit(node: Node, type: NodeType, site: Site): Error {
  return refusal(`Value ${valueText(node)} is no ${typeText(type)}`, site, node);
}

function noScalar(node: Node, type: NodeType, site: Site): Error {
  return validationFault(`Value ${valueText(node)} is no ${typeText(type)}`, site.trail, node);
}

function valueText(node: Node): string {
  return node instanceof ValueNode ? `'${String(node.value)}'` : `of kind ${kindText(node)}`;
}

function conformToScalar(node: Node, type: LeafType, site: Site): Node {
  if (!(node instanceof ValueNode)) {
    // An object would be made an object first, and is refused as one.
    throw node instanceof MapNode && node.shape !== undefined
      ? misfit(node, type, site)
      : noScalar(node, type, site);
  }
  const converted = convertScalar(node, type, site.strict);
  if (converted === undefined) throw noScalar(node, type, site);
  return new ValueNode(converted.kind, converted.value, type, node.flags, node.origin, node.replaced);
}

function conformToDict(node: Node, type: DictType, site: Site): Node {
  if (!(node instanceof MapNode) || node.shape !== undefined) throw misfit(node, type, site);
  const keyType = type.key.kind === "any" ? undefined : type.key;
  const keys: Key[] = [];
  const values: Node[] = [];
  const positions = new Map<unknown, number>();
  for (let at = 0; at < node.keys.length; at++) {
    const given = siteOfKey(site, node.keys[at], false);
    const key = checkedKey(node.keys[at], keyType, given.trail as NonNullable<typeof given.trail>);
    const value = conformChild(node.values[at], type.element, given);
    const known = positions.get(keyIdentity(key));
    if (known === undefined) {
      positions.set(keyIdentity(key), keys.length);
      keys.push(key);
      values.push(value);
    } else values[known] = value;
  }
  return new MapNode(keys, values, type, undefined, node.flags, node.origin, node.replaced);
}

function conformToObject(node: Node, type: ObjectReference, site: Site): Node {
  if (!(node instanceof MapNode) || node.shape === undefined || !extendsShape(node.shape, type.shape)) {
    throw misfit(node, type, site);
  }
  return withType(node, type);
}

function conformToList(node: Node, type: ListType, site: Site): Node {
  if (!(node instanceof ListNode)) throw misfit(node, type, site);
  const items = node.items.map((item, at) => conformItem(item, type.element, siteOfKey(site, at, true)));
  return new ListNode(items, false, type, node.flags, node.origin, node.replaced);
}

/** An item of a list: an object must be there as such, and null must be allowed, before anything converts. */
export function conformItem(item: Node, element: NodeType, site: Site): Node {
  checkItem(item, element, site);
  const role = roleOf(item);
  // From list to list, scalars go as values, containers as the nodes that they are.
  if (role === "any" || role === "scalar") return conformNode(asAny(item), element, { ...site, plain: true });
  return conformChild(item, element, site);
}

function conformChild(node: Node, type: NodeType, site: Site): Node {
  return site.plain ? conformNode(node, type, site) : fitElement(node, type, site);
}

/** @throws {ConfigError} validation when a list of elements of a type may not hold the item */
export function checkItem(item: Node, element: NodeType, site: Site): void {
  if (item.kind === "missing" || item.kind === "interpolation") return;
  if (item.kind === "null") {
    if (!allowsNull(element)) throw noScalar(item, element, site);
    return;
  }
  if (element.kind !== "object") return;
  const shape = item instanceof MapNode ? item.shape : undefined;
  if (shape === undefined || !extendsShape(shape, element.shape)) throw noScalar(item, element, site);
}

/** The site of a container, for what is reported by the container's own key. */
function ownSite(site: Site): Site {
  const { trail } = site;
  if (trail === undefined || site.settled === true) return site;
  return { ...site, trail: { parent: undefined, key: keyText(trail.key), listed: false } };
}

function conformToTuple(node: Node, type: TupleType, site: Site): Node {
  if (!(node instanceof ListNode)) throw misfit(node, type, site);
  if (!type.variadic && node.items.length !== type.items.length) {
    throw refusal(`A list of ${node.items.length} is no ${typeText(type)}`, site, node);
  }
  const items = node.items.map((item, at) => {
    const itemType = type.items[type.variadic ? 0 : at];
    const itemSite = isLeafType(itemType) ? ownSite(site) : siteOfKey(site, at, true);
    if (item.kind === "missing") {
      throw refusal(`Item ${at} of a tuple cannot be missing`, site, item);
    }
    // Containers of a configuration stand as they are; reading them is what fails.
    const asIs = itemType.kind === "any" || (!site.plain && isContainer(item));
    return asIs ? item : conformNode(item, itemType, itemSite);
  });
  return new ListNode(items, true, type, node.flags, node.origin, node.replaced);
}
