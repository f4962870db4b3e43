import { selectFrom } from "../delivery/selection.ts";
import type { Offer } from "../delivery/subscriber.ts";
import type { Cause } from "../live/generation.ts";
import type { View } from "../live/publisher.ts";
import { hashOfTree } from "../live/tree_hash.ts";
import { treeToJson } from "../live/tree_json.ts";
import type { Node } from "../tree/node.ts";

/** What one selection sees of a view, with its JSON made once for all who selected the same. */
export class Selected {
  readonly hash: string;
  readonly #tree: Node;
  #json: string | undefined;

  constructor(tree: Node) {
    this.#tree = tree;
    this.hash = hashOfTree(tree);
  }

  get json(): string {
    return this.#json ??= treeToJson(this.#tree);
  }
}

/** A selected part on its way to a client. */
export interface SelectedOffer extends Offer {
  readonly selected: Selected;
  readonly cause: Cause;
}

/** Selections that several subscribers share are made once for each tree. */
export class SelectionCache {
  readonly #byTree = new WeakMap<Node, Map<string, Selected>>();

  offer(view: View, select: readonly string[]): SelectedOffer {
    const selected = this.#of(view.tree, select);
    return { number: view.generation.number, hash: selected.hash, selected, cause: view.cause };
  }

  #of(tree: Node, select: readonly string[]): Selected {
    const selections = this.#byTree.get(tree) ?? new Map<string, Selected>();
    this.#byTree.set(tree, selections);
    const key = JSON.stringify(select);
    const selected = selections.get(key) ?? new Selected(selectFrom(tree, select));
    selections.set(key, selected);
    return selected;
  }
}
