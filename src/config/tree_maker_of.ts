import type { Origin } from "../base/origin.ts";
import type { ResolveContext } from "../resolve/context.ts";
import { ResultPlace, tryDereference } from "../resolve/dereference.ts";
import type { Node } from "../tree/node.ts";
import type { Place } from "../tree/place.ts";
import { isContainer } from "../tree/role.ts";
import { TreeMaker } from "../tree/tree_maker.ts";

/** Makes nodes for configurations that are evaluated with a context. */
export function treeMakerOf(context: ResolveContext, origin?: Origin): TreeMaker {
  return new TreeMaker({
    angle: context.angle,
    origin,
    dereference: (place) => containerAt(place, context),
  });
}

/** The container that an interpolation leads to; nothing where it leads to none, or to what a resolver made. */
function containerAt(place: Place, context: ResolveContext): Node | undefined {
  const { node } = place;
  // Several parts make a text.
  if (node.kind === "interpolation" && node.syntax.parts.length > 1) return undefined;
  const target = tryDereference(place, context);
  if (target === undefined || target instanceof ResultPlace) return undefined;
  return isContainer(target.node) ? target.node : undefined;
}
