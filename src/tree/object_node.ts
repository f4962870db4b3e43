import { isUnsafeKey, unsafeKeyError } from "../base/unsafe_key.ts";
import { undeclaredKeyFault } from "./fault.ts";
import type { Key } from "./key.ts";
import { MapNode, type Node, ValueNode } from "./node.ts";
import { withFields } from "./node_edit.ts";
import type { NodeMaker } from "./node_maker.ts";
import type { ObjectField } from "./node_type.ts";
import { placedNode } from "./placed_node.ts";
import { isSpecial } from "./role.ts";
import type { Structured } from "./structured.ts";
import type { Trail } from "./trail.ts";

/**
 * An object of a shape: each field with the value that is given for it, else its default, else `???`.
 *
 * @throws {ConfigError} validation where a value does not fit its field; attribute_not_found for a value that is
 * given for no field
 */
export function objectNode(object: Structured, maker: NodeMaker, trail: Trail | undefined): MapNode {
  const { shape, values } = object;
  const keys: Key[] = [];
  const nodes: Node[] = [];
  for (const field of shape.fields) {
    const node = fieldNode(field, object, maker, { parent: trail, key: field.name, listed: false });
    if (node === undefined) continue;
    keys.push(field.name);
    nodes.push(node);
  }
  const declared = new MapNode(keys, nodes, undefined, shape, undefined, {
    kind: "schema",
    name: shape.name,
  });
  const names = new Set(shape.fields.map((field) => field.name));
  const others = Object.keys(values).filter((name) => !names.has(name));
  return others.length === 0 ? declared : withRest(declared, others, object, maker, trail);
}

function fieldNode(field: ObjectField, object: Structured, maker: NodeMaker, trail: Trail): Node | undefined {
  const given = Object.hasOwn(object.values, field.name) ? object.values[field.name] : undefined;
  const value = given ?? (given === null ? null : defaultOf(field));
  if (value === undefined) {
    if (field.omittable === true) return undefined;
    return new ValueNode("missing", null, field.type, undefined, { kind: "schema", name: object.shape.name });
  }
  const placed = placedNode(value);
  // A node that is a container comes with its own type, as it is.
  if (placed !== undefined && !isSpecial(placed)) return placed;
  const node = maker.conform(maker.fromPlain(value, trail), field.type, {
    maker,
    trail,
    strict: false,
    plain: true,
  });
  return given === undefined
    ? withFields(node, { origin: { kind: "schema", name: object.shape.name } })
    : node;
}

function defaultOf(field: ObjectField): unknown {
  return field.defaultValue === undefined ? undefined : field.defaultValue();
}

/** What is given beyond the fields: elements of an open object. */
function withRest(
  map: MapNode,
  names: readonly string[],
  object: Structured,
  maker: NodeMaker,
  trail: Trail | undefined,
): MapNode {
  const keys = map.keys.slice();
  const nodes = map.values.slice();
  for (const name of names) {
    const at: Trail = { parent: trail, key: name, listed: false };
    if (isUnsafeKey(name)) throw unsafeKeyError(name);
    if (object.shape.rest === undefined) throw undeclaredKeyFault(map, at);
    keys.push(name);
    const site = { maker, trail: at, strict: false, plain: true };
    nodes.push(maker.conform(maker.fromPlain(object.values[name], at), object.shape.rest, site));
  }
  return new MapNode(keys, nodes, map.type, map.shape, map.flags, map.origin);
}
