import { keyIdentity, positionOfKey } from "./key.ts";
import { InterpolationNode, ListNode, MapNode, type Node } from "./node.ts";

/**
 * Whether two trees say the same: interpolations by their text, `???` as such, keys in any order. As in Python,
 * `1`, `1.0` and `true` are equal, lists and tuples are not.
 */
export function equalContent(left: Node, right: Node): boolean {
  const pending: Node[] = [left, right];
  while (pending.length > 0) {
    const one = pending.pop() as Node;
    const other = pending.pop() as Node;
    if (one === other) continue;
    if (one instanceof MapNode) {
      if (!(other instanceof MapNode) || one.keys.length !== other.keys.length) return false;
      for (let at = 0; at < one.keys.length; at++) {
        const position = positionOfKey(other, one.keys[at]);
        if (position < 0) return false;
        pending.push(one.values[at], other.values[position]);
      }
    } else if (one instanceof ListNode) {
      if (
        !(other instanceof ListNode) || one.tuple !== other.tuple || one.items.length !== other.items.length
      ) {
        return false;
      }
      for (let at = 0; at < one.items.length; at++) pending.push(one.items[at], other.items[at]);
    } else if (!equalScalars(one, other)) return false;
  }
  return true;
}

function equalScalars(left: Node, right: Node): boolean {
  if (left instanceof InterpolationNode) {
    return right instanceof InterpolationNode && left.text === right.text;
  }
  if (right instanceof InterpolationNode || !("value" in left) || !("value" in right)) return false;
  if (left.kind === right.kind) return Object.is(left.value, right.value) || left.value === right.value;
  return isNumeric(left.kind) && isNumeric(right.kind) &&
    sameNumber(left.value as number | bigint | boolean, right.value as number | bigint | boolean);
}

function isNumeric(kind: string): boolean {
  return kind === "int" || kind === "float" || kind === "bool";
}

function sameNumber(left: number | bigint | boolean, right: number | bigint | boolean): boolean {
  const one = keyIdentity(left);
  const other = keyIdentity(right);
  return one === other || (typeof one !== typeof other && one == other);
}
