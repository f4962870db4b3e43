import type { Origin } from "../base/origin.ts";
import { checkItem, conformNode } from "./conform.ts";

import { conformToUnion } from "./conform_union.ts";
import { kindText, readonlyFault, undeclaredKeyFault, validationFault } from "./fault.ts";
import { fitElement } from "./fit_element.ts";
import { type Key, keyText } from "./key.ts";
import { type ListNode, MapNode, type Node } from "./node.ts";
import { withFlags, withType } from "./node_edit.ts";
import { type Site, siteOfKey } from "./node_maker.ts";
import type { NodeType } from "./node_type.ts";
import { retype } from "./retype.ts";
import {
  allowsNull,
  anyType,
  asAny,
  contentType,
  declaredType,
  hasDeclaredType,
  isContainer,
  roleOf,
} from "./role.ts";
import { extendsShape } from "./structured.ts";
import type { Trail } from "./trail.ts";
import { typeText } from "./type_text.ts";

/** A container that a value is set in, and what is in force there. */
export interface Holder<Container = MapNode | ListNode> {
  readonly node: Container;
  /** The container's own. */
  readonly site: Site;
  /** Keys that are not there may not be added. */
  readonly struct: boolean;
  readonly readonly: boolean;
  /** What a key that may not be added is called. */
  readonly notFound: "key_not_found" | "attribute_not_found";
}

/**
 * What stands under a key of a map once a value is set there: the value as the place takes it. The key is
 * as the map holds it; `existing` is what stands there.
 *
 * @throws {ConfigError} validation, key_validation, readonly, key_not_found, attribute_not_found
 */
export function valueInMap(
  holder: Holder<MapNode>,
  key: Key,
  existing: Node | undefined,
  input: Node,
): Node {
  const site = siteOfKey(holder.site, key, false);
  const element = elementTypeOf(holder.node, key);
  if (input.kind === "missing" || input.kind === "interpolation") {
    refuseReadonly(holder, site.trail);
    checkAccess(holder, key, existing, site.trail, input.origin);
  } else {
    checkAccess(holder, key, existing, site.trail, input.origin);
    checkReplacement(existing, input, element, site);
    refuseReadonly(holder, site.trail);
  }
  return placedValue(existing, input, element, site);
}

/** As `valueInMap`, for an index that the list has, once `checkListValue` lets the value through. */
export function valueInList(holder: Holder<ListNode>, index: number, existing: Node, input: Node): Node {
  return placedValue(existing, input, itemTypeOf(holder.node, index), siteOfKey(holder.site, index, true));
}

/**
 * Refuses what a list holds nowhere, before it is asked whether it has the index.
 *
 * @throws {ConfigError} readonly, validation
 */
export function checkListValue(
  holder: Holder<ListNode>,
  index: number,
  existing: Node | undefined,
  input: Node,
): void {
  const site = siteOfKey(holder.site, index, true);
  refuseReadonly(holder, site.trail);
  if (input.kind === "null" && site.plain && existing !== undefined && !allowsNull(declaredType(existing))) {
    throw validationFault(`Null is no ${typeText(declaredType(existing))}`, site.trail, input);
  }
  checkItem(input, itemTypeOf(holder.node, index), site);
}

function refuseReadonly(holder: Holder, trail: Trail | undefined): void {
  if (holder.readonly) throw readonlyFault(trail, holder.node);
}

/** @throws {ConfigError} key_not_found or attribute_not_found for a key that may not be added */
export function checkAccess(
  holder: Pick<Holder<MapNode>, "node" | "struct" | "notFound">,
  key: Key,
  existing: Node | undefined,
  trail: Trail | undefined,
  origin?: Origin,
): void {
  if (existing !== undefined || trail === undefined || !isUndeclared(holder, key)) return;
  throw undeclaredKeyFault(holder.node, trail, { code: holder.notFound, origin });
}

/** Whether a key that is not there may not be added or read: by the object's declaration or by struct mode. */
function isUndeclared(
  { node, struct }: { readonly node: MapNode; readonly struct: boolean },
  key: Key,
): boolean {
  const { shape } = node;
  if (shape === undefined) return struct;
  if (node.flags?.struct === false) return false;
  return shape.rest === undefined && !shape.fields.some((field) => field.name === key);
}

/** What an existing container refuses to be replaced by, before anything converts. */
function checkReplacement(existing: Node | undefined, input: Node, element: NodeType, site: Site): void {
  if (input.kind === "null") {
    const type = existing === undefined ? element : declaredType(existing);
    if (allowsNull(type)) return;
    throw validationFault(
      `'${keyText((site.trail as Trail).key)}' cannot be null: it is ${typeText(type)}`,
      site.trail,
      input,
    );
  }
  if (existing === undefined || roleOf(existing) !== "dict") return;
  const type = declaredType(existing);
  if (type.kind !== "dict" && type.kind !== "object") return;
  const shape = input instanceof MapNode ? input.shape : undefined;
  const fits = type.kind === "dict"
    ? input instanceof MapNode && shape === undefined
    : shape !== undefined && extendsShape(shape, type.shape);
  if (!fits) throw validationFault(`A ${kindText(input)} is no ${typeText(type)}`, site.trail, input);
}

function placedValue(existing: Node | undefined, input: Node, element: NodeType, site: Site): Node {
  if (!site.plain && roleOf(input) === "scalar" && element.kind !== "union") {
    return retype(input, element, site, site.trail);
  }
  if (existing !== undefined && hasDeclaredType(existing)) return settledValue(existing, input, site);
  const made = site.plain ? conformNode(input, element, site) : fitElement(input, element, site);
  return existing !== undefined && !isContainer(existing) && site.plain && !isContainer(made)
    ? withFlags(made, existing.flags)
    : made;
}

/**
 * What a typed place holds once a value is set there.
 *
 * @throws {ConfigError} validation, key_validation
 */
export function settledValue(existing: Node, input: Node, site: Site): Node {
  const type = declaredType(existing);
  const value = unboxed(input);
  const made = type.kind === "union"
    ? conformToUnion(value, type, { ...site, strict: true, settled: true }, existing)
    : conformNode(value, type, { ...site, settled: true });
  return withFlags(made, isContainer(input) && !site.plain ? undefined : existing.flags);
}

/** What stands in a union, as it would stand without one. */
export function unboxed(node: Node): Node {
  if (node.type?.kind !== "union") return node;
  return isContainer(node) ? withType(node, node.type.selected) : asAny(node);
}

/** The type of what comes under a key that a map does not have. */
export function elementTypeOf(map: MapNode, key: Key): NodeType {
  const type = contentType(map);
  if (type.kind === "dict") return type.element;
  if (map.shape === undefined) return anyType;
  const field = map.shape.fields.find((candidate) => candidate.name === key && candidate.omittable === true);
  return field?.type ?? map.shape.rest ?? anyType;
}

/** The type of an item of a list. */
export function itemTypeOf(list: ListNode, index: number): NodeType {
  const type = contentType(list);
  if (type.kind === "list") return type.element;
  if (type.kind !== "tuple") return anyType;
  return type.items[type.variadic ? 0 : index] ?? anyType;
}
