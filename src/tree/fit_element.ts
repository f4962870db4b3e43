import type { Node } from "./node.ts";
import type { Site } from "./node_maker.ts";
import type { NodeType } from "./node_type.ts";
import { retype } from "./retype.ts";
import { isContainer, isContainerType, isPrimitiveType, isSpecial, roleOf } from "./role.ts";

/**
 * A node as it comes under a new key of a container whose elements are of a type. What is bare converts; what has
 * a type of its own must agree with the element's.
 *
 * @throws {ConfigError} validation, key_validation
 */
export function fitElement(node: Node, element: NodeType, site: Site): Node {
  if (element.kind === "any") return node;
  if (element.kind !== "union" && roleOf(node) === "scalar") {
    return retype(node, element, site, site.trail);
  }
  // A container stands as it is where a scalar is declared; reading it is what fails.
  if (isContainer(node) && (element.kind === "union" || isPrimitiveType(element))) return node;
  const converts = element.kind === "union" || isPrimitiveType(element) ||
    (isSpecial(node) && (isContainerType(element) || element.kind === "object"));
  return converts ? site.maker.conform(node, element, site) : retype(node, element, site, site.trail);
}
