import { Config } from "../config/config.ts";
import type { CallSite, FullResolver, Placed, Resolvers } from "../resolve/context.ts";
import { childPlace } from "../tree/place.ts";
import { overrideDirname } from "./override_dirname.ts";
import { placeUnder } from "./place_under.ts";
import { strftime } from "./strftime.ts";

/** Where resolvers find the `hydra` node: it is put there once the composition is done. */
export interface HydraHolder {
  hydra: Config | undefined;
}

/**
 * The resolvers that composed configurations have beside `oc.*`: `hydra`, `now`, `python_version`,
 * `hydra_override_dirname`. `now` is the moment that `now:` tells, in milliseconds since the epoch.
 */
export function hydraResolvers(holder: HydraHolder, now: number): Resolvers {
  const hydra: FullResolver = { call: ([path], site) => fromHydra(hydraNode(holder), path, site) };
  const moment: FullResolver = {
    useCache: true,
    call: ([pattern]) => strftime(textArgument("now", pattern), now),
  };
  const dirname: FullResolver = {
    call: ([options], site) => overrideDirname(options, hydraAt(site, holder), site),
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
  if (holder.hydra !== undefined) return holder.hydra;
  throw new TypeError("the hydra node is not composed yet");
}

/** What stands below the `hydra` node, to be evaluated as a part of the evaluation that asks. */
function fromHydra(hydra: Config, path: unknown, site: CallSite): unknown {
  const { ongoing } = site.node.context.parts;
  const context = ongoing === undefined ? hydra.context : hydra.context.within(ongoing);
  const place = placeUnder(hydra.place, textArgument("hydra", path), context);
  return place === undefined ? null : new Config(place, context);
}

function textArgument(resolver: string, value: unknown): string {
  if (typeof value === "string") return value;
  throw new TypeError(`'${resolver}' takes one argument, which is a string`);
}
