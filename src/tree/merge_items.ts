import { keyIdentity, positionOfKey } from "./key.ts";
import { conformItem } from "./conform.ts";
import { ListNode, MapNode, type Node, ValueNode } from "./node.ts";
import { withItems, withType } from "./node_edit.ts";
import { type Site, siteOfKey } from "./node_maker.ts";
import type { ListMerge, NodeType, ObjectReference } from "./node_type.ts";
import { equalContent } from "./equal_content.ts";
import { asAny, contentType, roleOf } from "./role.ts";
import { structured } from "./structured.ts";

/** What a list holds once another is merged over it: by default the items of the other. */
export function mergedItems(
  target: Node,
  source: ListNode,
  site: Site,
): { readonly items: readonly Node[]; readonly type: NodeType | undefined } {
  const declared = contentType(target);
  const element = declared.kind === "list" ? declared.element : undefined;
  const given = contentType(source);
  // A list of anything takes on the objects that the source declares.
  const adopts = (element === undefined || element.kind === "any") && given.kind === "list" &&
    given.element.kind === "object";
  const elementType = adopts ? given.element : element;
  const items = elementType === undefined || elementType.kind === "any"
    ? withoutTypes(source.items)
    : source.items.map((item, at) => mergedItem(item, elementType, siteOfKey(site, at, true)));
  const type = adopts ? { ...given, optional: true } : target.type;
  const policy = declared.kind === "list" ? declared.merge ?? "replace" : "replace";
  if (policy === "replace" || !(target instanceof ListNode)) return { items, type };
  return { items: combined(target.items, items, policy, site), type };
}

/** A list of anything over which a missing list of objects is merged: its items become such objects. */
export function listTyped(target: Node, source: Node, site: Site): Node {
  const given = contentType(source);
  const declared = contentType(target);
  const isFree = declared.kind === "any" || (declared.kind === "list" && declared.element.kind === "any");
  if (!(target instanceof ListNode) || !isFree || given.kind !== "list" || given.element.kind !== "object") {
    return target;
  }
  const { element } = given;
  const items = target.items.map((item, at) => mergedItem(item, element, siteOfKey(site, at, true)));
  return withItems(withType(target, { ...given, optional: true }) as ListNode, items);
}

/** Scalars leave their types behind where anything may stand. */
function withoutTypes(items: readonly Node[]): readonly Node[] {
  return items.some((item) => roleOf(item) === "scalar")
    ? items.map((item) => roleOf(item) === "scalar" ? asAny(item) : item)
    : items;
}

function mergedItem(item: Node, element: NodeType, site: Site): Node {
  const whole = element.kind === "object" && item instanceof MapNode
    ? overDefaults(item, element, site)
    : item;
  return conformItem(whole, element, site);
}

function overDefaults(item: MapNode, element: ObjectReference, site: Site): Node {
  const prototype = withType(site.maker.object(structured(element.shape), site.trail), element);
  return site.maker.merge(prototype, item, undefined);
}

function combined(
  standing: readonly Node[],
  items: readonly Node[],
  policy: ListMerge,
  site: Site,
): readonly Node[] {
  if (policy === "append") return [...standing, ...items];
  if (policy === "prepend") return [...items, ...standing];
  if (policy === "unique") return withoutRepeats(standing, items);
  return typeof policy === "object" ? byKey(standing, items, policy.by, site) : items;
}

function withoutRepeats(standing: readonly Node[], items: readonly Node[]): readonly Node[] {
  const seen = new Map<string, Node[]>();
  const isNew = (item: Node): boolean => {
    const bucket = bucketOf(item);
    const alike = seen.get(bucket);
    if (alike === undefined) seen.set(bucket, [item]);
    else if (alike.some((other) => equalContent(other, item))) return false;
    else alike.push(item);
    return true;
  };
  standing.forEach(isNew);
  return [...standing, ...items.filter(isNew)];
}

/** A text that equal items share, and few others do. */
function bucketOf(node: Node): string {
  if (node instanceof MapNode) {
    return `{${
      node.keys.map((key, at) => `${keyIdentity(key)}:${shallowText(node.values[at])}`).sort().join()
    }}`;
  }
  return node instanceof ListNode ? `[${node.items.map(shallowText).join()}]` : shallowText(node);
}

function shallowText(node: Node): string {
  if (!(node instanceof ValueNode)) return node.kind;
  if (node.kind === "enum") return (node as ValueNode<"enum">).value.name;
  return typeof node.value === "boolean" ? String(Number(node.value)) : String(node.value);
}

/** Items that are the same under a key merge; the others come after. */
function byKey(standing: readonly Node[], items: readonly Node[], key: string, site: Site): readonly Node[] {
  const result = standing.slice();
  const positions = new Map<unknown, number>();
  standing.forEach((item, at) => {
    const identity = identityUnder(item, key);
    if (identity !== undefined && !positions.has(identity)) positions.set(identity, at);
  });
  for (const item of items) {
    const identity = identityUnder(item, key);
    const at = identity === undefined ? undefined : positions.get(identity);
    if (at !== undefined) result[at] = site.maker.merge(result[at], item, site.trail);
    else {
      if (identity !== undefined) positions.set(identity, result.length);
      result.push(item);
    }
  }
  return result;
}

function identityUnder(item: Node, key: string): unknown {
  if (!(item instanceof MapNode)) return undefined;
  const at = positionOfKey(item, key);
  const value = at < 0 ? undefined : item.values[at];
  if (
    !(value instanceof ValueNode) || value.kind === "missing" || value.kind === "null" ||
    value.kind === "enum"
  ) {
    return undefined;
  }
  return keyIdentity(value.value as string | number | bigint | boolean);
}
