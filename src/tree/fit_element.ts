import type { Node } from "./node.ts";
import type { Site } from "./node_maker.ts";
import type { NodeType } from "./node_type.ts";
import { retype } from "./retype.ts";
import { isContainerType, isPrimitiveType, isSpecial, roleOf } from "./role.ts";

/**
 * A node as it comes under a new key of a container whose elements are of a type. What is bare converts; what has
 * a type of its own must agree with the element's.
 *
 * @throws {ConfigError} validation, key_validation
 */
export function fitElement(node: Node, element: NodeType, site: Site): Node {
  if (element.kind === "any") return node;
  if (element.kind !== "union" && roleOf(node) === "scalar") {
    return retype(node, element, site);
  }
  const converts = element.kind === "union" || isPrimitiveType(element) ||
    (isSpecial(node) && (isContainerType(element) || element.kind === "object"));
  return converts ? site.maker.conform(node, element, site) : retype(node, element, site);
}
