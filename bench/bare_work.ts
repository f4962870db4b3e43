import type { PlainTree } from "./trees.ts";

/** A recursive copy without a configuration library: the least that creating can take. */
export function bareCopy(from: PlainTree): PlainTree {
  const made: PlainTree = {};
  for (const key in from) {
    const value = from[key];
    made[key] = typeof value === "object" ? bareCopy(value) : value;
  }
  return made;
}

/** A recursive merge without a configuration library. */
export function bareMerge(under: PlainTree, over: PlainTree): PlainTree {
  const made: PlainTree = { ...under };
  for (const key in over) {
    const [below, above] = [made[key], over[key]];
    made[key] = typeof below === "object" && typeof above === "object" ? bareMerge(below, above) : above;
  }
  return made;
}
