import { dump, load } from "js-yaml";
import { time, type Timing } from "./timing.ts";
import { catalogText, type PlainTree, tree } from "./trees.ts";

/** What the machine can do at best: the same work without a configuration library. */
export function measureLimits(): Readonly<Record<string, Timing>> {
  const [left, right] = [tree(11, 2), tree(11, 2)];
  const small = Array.from({ length: 5 }, () => tree(5, 2));
  const text = catalogText(1000);
  const loaded = load(text);
  return {
    bare_copy_4096_leaves: time(() => copy(left)),
    bare_merge_2x4096_leaves: time(() => merge(left, right)),
    bare_merge_5x64_leaves: time(() => small.reduce(merge)),
    js_yaml_load_1000_datasets: time(() => load(text)),
    js_yaml_dump_1000_datasets: time(() => dump(loaded)),
  };
}

function copy(from: PlainTree): PlainTree {
  const made: PlainTree = {};
  for (const key in from) {
    const value = from[key];
    made[key] = typeof value === "object" ? copy(value) : value;
  }
  return made;
}

function merge(under: PlainTree, over: PlainTree): PlainTree {
  const made: PlainTree = { ...under };
  for (const key in over) {
    const [below, above] = [made[key], over[key]];
    made[key] = typeof below === "object" && typeof above === "object" ? merge(below, above) : above;
  }
  return made;
}
