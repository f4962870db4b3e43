import { Float } from "../base/float.ts";
import { Config } from "../config/config.ts";
import { dereference } from "../resolve/dereference.ts";
import { EnumValue } from "../tree/enum_value.ts";
import { ListNode, MapNode } from "../tree/node.ts";
import type { EnumMember } from "../tree/node_type.ts";
import { enumOf } from "../tree/role.ts";
import type { CallSite, FullResolver, Placed, ResolveContext, Resolvers } from "../resolve/context.ts";
import { childPlace, type Place } from "../tree/place.ts";
import type { HydraHolder } from "./hydra_holder.ts";
import { overrideDirname } from "./override_dirname.ts";
import { placeUnder } from "./place_under.ts";
import { strftime } from "./strftime.ts";

/**
 * The resolvers that composed configurations have beside `oc.*`: `hydra`, `now`, `python_version`,
 * `hydra_override_dirname`. `now` is the moment that `now:` tells, in milliseconds since the epoch.
 */
export function hydraResolvers(holder: HydraHolder, now: number): Resolvers {
  const hydra: FullResolver = { resolve: ([path], site) => fromHydra(hydraNode(holder), path, site) };
  const moment: FullResolver = {
    useCache: true,
    resolve: ([pattern]) => strftime(textArgument("now", pattern), now),
  };
  const dirname: FullResolver = {
    resolve: ([options], site) => overrideDirname(options, hydraAt(site, holder), site),
  };
  return {
    hydra,
    now: moment,
    // A program may ask which Python it runs on, and it runs on none.
    python_version: () => null,
    hydra_override_dirname: dirname,
    hydra_deprecated_override_dirname: dirname,
  };
}

/** The `hydra` node of the tree that is evaluated, if it has one: there is one before the composition is done. */
function hydraAt(site: CallSite, holder: HydraHolder): Placed {
  const { root } = site;
  const place = childPlace(root.place, "hydra");
  return place === undefined ? hydraNode(holder) : new Config(place, root.context);
}

function hydraNode(holder: HydraHolder): Config {
  const { hydra } = holder;
  if (hydra !== undefined) return hydra;
  throw new TypeError("the hydra node is not composed yet");
}

/** What stands below the `hydra` node, evaluated as a part of the evaluation that asks. */
function fromHydra(hydra: Config, path: unknown, site: CallSite): unknown {
  const { ongoing } = site.node.context.parts;
  const context = ongoing === undefined ? hydra.context : hydra.context.within(ongoing);
  const place = placeUnder(hydra.place, textArgument("hydra", path), context);
  if (place === undefined) return null;
  const target = place.node.kind === "interpolation" ? dereference(place, context) : place;
  return givenValue(target, context);
}

/** What stands at a place, as resolvers give values: with the types that plain values do not tell. */
function givenValue(place: Place, context: ResolveContext): unknown {
  const { node } = place;
  if (node instanceof MapNode || node instanceof ListNode) return new Config(place, context);
  if (node.kind === "float") return new Float(node.value as number);
  const type = enumOf(node);
  if (node.kind === "enum" && type !== undefined) return new EnumValue(type, node.value as EnumMember);
  return node.kind === "missing" || !("value" in node) ? null : node.value;
}

function textArgument(resolver: string, value: unknown): string {
  if (typeof value === "string") return value;
  throw new TypeError(`'${resolver}' takes one argument, which is a string`);
}
