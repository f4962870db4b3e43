import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** The inputs of the workloads, the same as in the oracle's script. Each call builds anew, so that nothing is shared. */
export interface PlainTree {
  [key: string]: PlainTree | number;
}

/** A tree of `width ** (depth + 1)` leaves. */
export function tree(depth: number, width: number, leaf = 1): PlainTree {
  const built: PlainTree = {};
  for (let at = 0; at < width; at++) built[`key_${at}`] = depth === 0 ? leaf : tree(depth - 1, width, leaf);
  return built;
}

/** A YAML text of datasets that refer to three keys at the root. */
export function catalogText(datasets: number): string {
  const lines = ["base: /data", "fmt: parquet", "env: prod", "catalog:"];
  for (let at = 0; at < datasets; at++) {
    lines.push(
      `  dataset_${at}:`,
      "    type: spark.${fmt}",
      `    path: \${base}/\${env}/dataset_${at}.\${fmt}`,
      `    rows: ${at}`,
      `    ratio: ${at}.5`,
      `    enabled: ${at % 2 === 1}`,
      `    tags: [a, b, ${at}]`,
    );
  }
  return `${lines.join("\n")}\n`;
}

/** Interpolations that lead to one another, with a plain value at every tenth. */
export function chain(length: number): Record<string, string | number> {
  const built: Record<string, string | number> = { v0: 1 };
  for (let at = 1; at < length; at++) built[`v${at}`] = at % 10 === 0 ? at : `\${v${at - 1}}`;
  return built;
}

/** Writes the seed project of the compose workload. */
export function writeSeed(directory: string): void {
  mkdirSync(directory, { recursive: true });
  const text =
    'app:\n  message: "Hello form Hydra!"\n  repeat: 1\n\nml:\n  model_name: "resnet50"\n  threshold: 0.85\n';
  writeFileSync(join(directory, "config.yaml"), text);
}

/** Writes a config tree of so many groups, each with so many options. */
export function writeGroups(directory: string, groups: number, options: number): void {
  mkdirSync(directory, { recursive: true });
  const defaults = Array.from({ length: groups }, (_, group) => `  - g${group}: o0\n`).join("");
  const primary = `defaults:\n${defaults}  - _self_\nname: run\nout: \${name}/\${g0.lr}\n`;
  writeFileSync(join(directory, "config.yaml"), primary);
  for (let group = 0; group < groups; group++) {
    mkdirSync(join(directory, `g${group}`), { recursive: true });
    const keys = Array.from({ length: 20 }, (_, key) => `k${key}: ${key}\n`).join("");
    for (let option = 0; option < options; option++) {
      const text = `${keys}lr: 0.${option + 1}\nref: \${g${(group + 1) % groups}.lr}\n`;
      writeFileSync(join(directory, `g${group}`, `o${option}.yaml`), text);
    }
  }
}
