import { dump, load } from "js-yaml";
import { join } from "node:path";
import { compose, create, merge, toContainer, toYaml } from "../mod.ts";
import { bareCopy, bareMerge } from "./bare_work.ts";
import { timeSideBySide, type Timings } from "./timing.ts";
import { catalogText, chain, tree, writeGroups, writeSeed } from "./trees.ts";

/**
 * Times the workloads of the oracle's script, by the same names, and among them the bare work that they are held
 * to, whose names say so. `directory` is an empty one for the config trees.
 */
export function measureWorkloads(directory: string): Timings {
  return { ...measureTrees(), ...measureTexts(), ...measureAccess(), ...measureComposing(directory) };
}

function measureTrees(): Timings {
  const [large, other] = [tree(11, 2), tree(11, 2)];
  const [left, right] = [create(tree(11, 2)), create(tree(11, 2))];
  const small = Array.from({ length: 5 }, () => tree(5, 2));
  const [first, ...others] = Array.from({ length: 5 }, () => create(tree(5, 2)));
  return {
    ...timeSideBySide({
      create_4096_leaves: () => create(large),
      bare_copy_4096_leaves: () => bareCopy(large),
    }),
    ...timeSideBySide({
      merge_5x64_leaves: () => merge(first, ...others),
      bare_merge_5x64_leaves: () => small.reduce(bareMerge),
    }),
    ...timeSideBySide({
      merge_2x4096_leaves: () => merge(left, right),
      bare_merge_2x4096_leaves: () => bareMerge(large, other),
    }),
    ...timeSideBySide({ to_container_4096_leaves: () => toContainer(left) }),
  };
}

function measureTexts(): Timings {
  const text = catalogText(1000);
  const plain = load(text);
  const catalog = create(text);
  const links = create(chain(1000));
  return {
    ...timeSideBySide({
      load_yaml_1000_datasets: () => create(text),
      js_yaml_load_1000_datasets: () => load(text),
    }),
    ...timeSideBySide({
      to_yaml_1000_datasets: () => toYaml(catalog),
      js_yaml_dump_1000_datasets: () => dump(plain),
    }),
    ...timeSideBySide({
      resolve_1000_datasets: () => toContainer(catalog, { resolve: true }),
      resolve_chain_1000: () => toContainer(links, { resolve: true }),
    }),
  };
}

interface Deep {
  readonly a: { readonly b: { readonly c: number; readonly d: number } };
}

function measureAccess(): Timings {
  const deep = create<Deep>({ a: { b: { c: 1, d: "${a.b.c}" } } });
  const read = (times: number, key: "c" | "d"): number => {
    let sum = 0;
    for (let at = 0; at < times; at++) sum += deep.value.a.b[key];
    return sum;
  };
  return timeSideBySide({
    access_10000: () => read(10_000, "c"),
    access_interpolation_1000: () => read(1000, "d"),
  });
}

function measureComposing(directory: string): Timings {
  const [seed, groups] = [join(directory, "seed"), join(directory, "groups")];
  writeSeed(seed);
  writeGroups(groups, 20, 3);
  const words = ["g3=o1", "g5=o2", "name=x", "+extra.a=1"];
  return timeSideBySide({
    compose_seed: () => compose({ dir: seed }, { overrides: ["ml.threshold=0.9"] }),
    compose_20_groups: () => compose({ dir: groups }, { overrides: words }),
  });
}
