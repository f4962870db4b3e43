import { join } from "node:path";
import { compose, create, merge, toContainer, toYaml } from "../mod.ts";
import { time, type Timing } from "./timing.ts";
import { catalogText, chain, tree, writeGroups, writeSeed } from "./trees.ts";

/** The workloads of the oracle's script, by the same names. `directory` is an empty one for the config trees. */
export function measureWorkloads(directory: string): Readonly<Record<string, Timing>> {
  return { ...measureTrees(), ...measureTexts(), ...measureAccess(), ...measureComposing(directory) };
}

function measureTrees(): Record<string, Timing> {
  const large = tree(11, 2);
  const [left, right] = [create(tree(11, 2)), create(tree(11, 2))];
  const small = Array.from({ length: 5 }, () => create(tree(5, 2)));
  return {
    create_4096_leaves: time(() => create(large)),
    merge_5x64_leaves: time(() => merge(...small)),
    merge_2x4096_leaves: time(() => merge(left, right)),
    to_container_4096_leaves: time(() => toContainer(left)),
  };
}

function measureTexts(): Record<string, Timing> {
  const text = catalogText(1000);
  const catalog = create(text);
  const links = create(chain(1000));
  return {
    load_yaml_1000_datasets: time(() => create(text)),
    resolve_1000_datasets: time(() => toContainer(catalog, { resolve: true })),
    to_yaml_1000_datasets: time(() => toYaml(catalog)),
    resolve_chain_1000: time(() => toContainer(links, { resolve: true })),
  };
}

interface Deep {
  readonly a: { readonly b: { readonly c: number; readonly d: number } };
}

function measureAccess(): Record<string, Timing> {
  const deep = create<Deep>({ a: { b: { c: 1, d: "${a.b.c}" } } });
  const read = (times: number, key: "c" | "d"): number => {
    let sum = 0;
    for (let at = 0; at < times; at++) sum += deep.value.a.b[key];
    return sum;
  };
  return {
    access_10000: time(() => read(10_000, "c")),
    access_interpolation_1000: time(() => read(1000, "d")),
  };
}

function measureComposing(directory: string): Record<string, Timing> {
  const [seed, groups] = [join(directory, "seed"), join(directory, "groups")];
  writeSeed(seed);
  writeGroups(groups, 20, 3);
  const words = ["g3=o1", "g5=o2", "name=x", "+extra.a=1"];
  return {
    compose_seed: time(() => compose({ dir: seed }, { overrides: ["ml.threshold=0.9"] })),
    compose_20_groups: time(() => compose({ dir: groups }, { overrides: words })),
  };
}
