import { keyFault, kindText, validationFault } from "./fault.ts";
import { type Key, keyText } from "./key.ts";
import { normalizeKey } from "./map_key.ts";
import { convertScalar } from "./scalar_conversion.ts";
import { ListNode, MapNode, type Node, ValueNode } from "./node.ts";
import { withFields, withType } from "./node_edit.ts";
import { type Site, siteOfKey } from "./node_maker.ts";
import type { EnumType, NodeType, ScalarType } from "./node_type.ts";
import { allowsNull, contentRole, isPrimitiveType, isSpecial, roleOf } from "./role.ts";
import { sameType } from "./same_type.ts";
import { structured } from "./structured.ts";
import type { Trail } from "./trail.ts";
import { typeText } from "./type_text.ts";

/**
 * A node declared to be of a type, which its content must have already: only scalars below it that have no type
 * convert. `blame` is where a misfit is reported, because the whole assignment fails by it.
 *
 * @throws {ConfigError} validation, key_validation
 */
export function retype(node: Node, type: NodeType, site: Site, blame: Trail | undefined): Node {
  if (type.kind === "any") return node;
  const whole = type.kind === "object" && node instanceof MapNode && node.shape === undefined
    ? completed(node, type, site)
    : node;
  checkFit(whole, type, site, blame);
  if (whole instanceof ListNode) return retypeItems(whole, type, site, blame);
  if (whole instanceof MapNode && type.kind === "dict") {
    const values = whole.values.map((value, at) => {
      checkKey(whole.keys[at], type.key, blame);
      return retypeChild(value, type.element, siteOfKey(site, whole.keys[at], false), blame);
    });
    return new MapNode(whole.keys, values, type, whole.shape, whole.flags, whole.origin, whole.replaced);
  }
  return withType(whole, selectedIn(whole, type));
}

/** A mapping merged over the defaults of the object that it is declared to be. */
function completed(node: Node, type: NodeType & { kind: "object" }, site: Site): Node {
  const prototype = withType(site.maker.object(structured(type.shape), undefined), type);
  return withFields(site.maker.merge(prototype, node, undefined), { replaced: node.replaced });
}

/** A container in a union stays of the member that it is of. */
function selectedIn(node: Node, type: NodeType): NodeType {
  if (type.kind !== "union" || node.type?.kind !== "union" || node.type.selected === undefined) return type;
  return { ...type, selected: node.type.selected };
}

function retypeItems(list: ListNode, type: NodeType, site: Site, blame: Trail | undefined): Node {
  if (type.kind !== "list" && type.kind !== "tuple") return withType(list, selectedIn(list, type));
  if (type.kind === "tuple" && !type.variadic && list.items.length !== type.items.length) {
    throw validationFault(`A tuple of ${list.items.length} is no ${typeText(type)}`, blame, list);
  }
  const items = list.items.map((item, at) => {
    const element = type.kind === "list" ? type.element : type.items[type.variadic ? 0 : at];
    return retypeChild(item, element, siteOfKey(site, at, true), blame);
  });
  return new ListNode(items, list.tuple, type, list.flags, list.origin, list.replaced);
}

function retypeChild(child: Node, type: NodeType, site: Site, blame: Trail | undefined): Node {
  const wraps = isSpecial(child) || (contentRole(child) === "any" && type.kind !== "any") ||
    (type.kind === "union" && (child.type === undefined || !sameType(child.type, type)));
  if (!wraps) return retype(child, type, site, blame);
  return retype(site.maker.conform(child, type, site), type, site, blame);
}

function checkKey(key: Key, type: NodeType, blame: Trail | undefined): void {
  if (type.kind === "any" || normalizeKey(key, type) === key) return;
  const message = `Key '${keyText(key)}' is no ${typeText(type)}`;
  throw blame === undefined ? rootKeyFault(message) : keyFault(message, blame);
}

function rootKeyFault(message: string): Error {
  return keyFault(message, { parent: undefined, key: "", listed: false });
}

function checkFit(node: Node, type: NodeType, site: Site, blame: Trail | undefined): void {
  if (node.kind === "missing" || node.kind === "interpolation") return;
  if (node.kind === "null" ? allowsNull(type) : fits(node, type, site)) return;
  throw validationFault(`A ${kindText(node)} is no ${typeText(type)}`, blame, node);
}

function fits(node: Node, type: NodeType, site: Site): boolean {
  if (node instanceof ValueNode && roleOf(node) !== "union" && isPrimitiveType(type)) {
    return isInstance(node, type as ScalarType | EnumType);
  }
  switch (type.kind) {
    case "union":
      if (roleOf(node) !== "union") return false;
      site.maker.conform(node, type, { ...site, strict: true });
      return true;
    case "object":
    case "dict":
      return roleOf(node) === "dict";
    case "list":
    case "tuple":
      return roleOf(node) === type.kind;
    default:
      return false;
  }
}

/** Whether a scalar is of a type without converting; a bool counts as an int, as in Python. */
function isInstance(node: ValueNode, type: ScalarType | EnumType): boolean {
  if (type.kind === "enum") return convertScalar(node, type, true) !== undefined;
  return node.kind === type.kind || (type.kind === "int" && node.kind === "bool");
}
