/**
 * Writes a module with a schema of 1,000 leaves and uses of everything that is typed by it, and measures what
 * `deno check` takes for it beyond what it takes for the same module without them.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";

const groups = 100;
const leaves = 10;
const root = fileURLToPath(new URL("..", import.meta.url));

function moduleText(used: boolean): string {
  const entry = (at: number) => `leaf${at}: v.optional(v.pipe(v.number(), v.minValue(0)), ${at})`;
  const group = (at: number) =>
    `  group${at}: v.object({ ${Array.from({ length: leaves }, (_, leaf) => entry(leaf)).join(", ")} }),`;
  const uses = [
    `const config = structured(Schema);`,
    `export const leaf: number = select(config, "group7.leaf3");`,
    `export const merged = merge(config, { group3: { leaf4: "\${group7.leaf3}" } });`,
    `export const updated = update(merged, "group99.leaf9", 3).value.group99.leaf9;`,
  ];
  return [
    `import { merge, select, structured, update } from "${join(root, "mod.ts")}";`,
    `import * as v from "valibot";`,
    `export const Schema = v.object({`,
    ...Array.from({ length: used ? groups : 1 }, (_, at) => group(at)),
    `});`,
    ...(used ? uses : [`export const used = [merge, select, structured, update];`]),
    "",
  ].join("\n");
}

function millisecondsToCheck(directory: string, name: string, used: boolean): number {
  const path = join(directory, `${name}.ts`);
  writeFileSync(path, moduleText(used));
  const start = performance.now();
  const arguments_ = ["check", "--quiet", "--config", join(root, "deno.json"), path];
  const { status, stderr } = spawnSync(process.execPath, arguments_, { cwd: root, encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
  return performance.now() - start;
}

const directory = mkdtempSync(join(tmpdir(), "hydrant-types-"));
try {
  millisecondsToCheck(directory, "warm_up", false);
  const without = millisecondsToCheck(directory, "without", false);
  const whole = millisecondsToCheck(directory, "whole", true);
  const figures = { without, whole, schema: whole - without };
  console.log(
    Object.entries(figures).map(([name, time]) => `${name}: ${(time / 1000).toFixed(2)} s`).join("\n"),
  );
} finally {
  rmSync(directory, { recursive: true });
}
