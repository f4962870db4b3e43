import type { Place } from "../tree/place.ts";
import type { ResolveContext } from "./context.ts";

/** The resolved plain value of a place. */
export declare function plainValue(place: Place, context: ResolveContext): unknown;
