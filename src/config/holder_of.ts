import type { Holder } from "../tree/assign.ts";
import { flagAt } from "../tree/flag_at.ts";
import type { ListNode, MapNode } from "../tree/node.ts";
import type { NodeMaker } from "../tree/node_maker.ts";
import type { Place } from "../tree/place.ts";
import { trailOf } from "../tree/trail.ts";

/** How a value is set in a container. */
export interface HolderOptions {
  readonly maker: NodeMaker;
  readonly plain: boolean;
  readonly notFound: Holder["notFound"];
  /** Keys may be added whatever struct mode says. */
  readonly open?: boolean;
}

/** The container at a place, with what is in force there. */
export function holderOf<Container extends MapNode | ListNode>(
  place: Place & { readonly node: Container },
  options: HolderOptions,
): Holder<Container> {
  const { maker, plain, notFound, open } = options;
  return {
    node: place.node,
    site: { maker, trail: trailOf(place), strict: isStrict(place), plain },
    struct: open !== true && flagAt(place, "struct") === true,
    readonly: flagAt(place, "readonly") === true,
    notFound,
  };
}

/** Whether values at a place are taken without converting: in a container of a union, but not in an object there. */
export function isStrict(place: Place): boolean {
  for (let current: Place | undefined = place; current !== undefined; current = current.parent) {
    const { node } = current;
    if (node.type?.kind === "union") return !(node.kind === "map" && node.shape !== undefined);
  }
  return false;
}
