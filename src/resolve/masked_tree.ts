import { mask } from "../base/message.ts";
import { positionOfKey } from "../tree/key.ts";
import { type ListNode, type MapNode, type Node, ValueNode } from "../tree/node.ts";
import { withEntries, withItems } from "../tree/node_edit.ts";
import { isSecretType, marksChildSecret } from "../tree/secret_type.ts";
import { plainOfNode } from "./plain_of_node.ts";
import type { Secrets } from "./secrets.ts";

/** The trees that a masked one is made of. */
export interface MaskedTreeParts {
  /** As it was written, interpolations and all: there stand the types. */
  readonly written: Node;
  /** The one to show: the same, or the same without interpolations. */
  readonly shown: Node;
  /** Whether it stands below something that is marked. */
  readonly hidden: boolean;
}

/** A tree for people to read: what is marked secret is masked, and secret values wherever else they turn up. */
export function maskedTree(parts: MaskedTreeParts, secrets: Secrets): Node {
  const { written, shown } = parts;
  const hidden = parts.hidden || isSecretType(written.type) || isSecretType(shown.type);
  switch (shown.kind) {
    case "map": {
      const values = shown.values.map((value, at) => {
        const key = shown.keys[at];
        const marked = marksChildSecret(written, key) || marksChildSecret(shown, key);
        const position = written.kind === "map" ? positionOfKey(written, key) : -1;
        const from = written.kind === "map" && position >= 0 ? written.values[position] : value;
        return maskedTree({ written: from, shown: value, hidden: hidden || marked }, secrets);
      });
      return withEntries(shown, shown.keys, values);
    }
    case "list": {
      const items = shown.items.map((item, at) => {
        const marked = marksChildSecret(written, at) || marksChildSecret(shown, at);
        const from = written.kind === "list" ? written.items[at] ?? item : item;
        return maskedTree({ written: from, shown: item, hidden: hidden || marked }, secrets);
      });
      return withItems(shown, items);
    }
    case "null":
    case "missing":
      return shown;
    default:
      return hidden ? textLeaf(mask, shown) : unmarkedLeaf(written, shown, secrets);
  }
}

/** A leaf that nothing marks may still have a secret value in it. */
function unmarkedLeaf(written: Node, shown: Exclude<Node, MapNode | ListNode>, secrets: Secrets): Node {
  const text = shown.kind === "interpolation" ? shown.text : String(plainOfNode(shown));
  const isResult = written.kind === "interpolation" && shown.kind !== "interpolation";
  const masked = isResult ? secrets.maskedResult(text) : secrets.masked(text);
  return masked === text ? shown : textLeaf(masked, shown);
}

function textLeaf(text: string, { origin }: Node): Node {
  return new ValueNode("str", text, undefined, undefined, origin);
}
