import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { root } from "./source_rules/source_files.ts";

type Versions = Readonly<Record<string, string>>;

function readJson(path: string): { readonly [key: string]: Versions } {
  return JSON.parse(readFileSync(join(root, path), "utf8"));
}

function sorted(versions: Versions): readonly string[] {
  return Object.entries(versions).map(([name, version]) => `${name} ${version}`).sort();
}

describe("the two lists of packages", () => {
  it("names the same exact versions in deno.json, for Deno, and in package.json, for Bun and Node", () => {
    const forNode = readJson("package.json");
    const imports = Object.entries(readJson("deno.json").imports).map(([name, target]) => {
      const [, npmName, version] = /^npm:(@?[^@]+)@(.+)$/.exec(target) ?? [];
      assert.equal(npmName, name, `${name} must be imported under its npm name: Bun knows no other`);
      return [name, version];
    });
    assert.deepEqual(
      sorted(Object.fromEntries(imports)),
      sorted({ ...forNode.dependencies, ...forNode.devDependencies }),
    );
  });

  it("pins every version", () => {
    for (const path of ["package.json", "tools/package.json"]) {
      const { dependencies, devDependencies } = readJson(path);
      for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies })) {
        assert.match(version, /^\d+\.\d+\.\d+$/, `${name} in ${path}`);
      }
    }
  });

  it("keeps deno out of the package.json beside deno.json, where deno task would take it for its own", () => {
    const { dependencies, devDependencies } = readJson("package.json");
    assert.ok(!("deno" in { ...dependencies, ...devDependencies }));
  });

  it("has lock files without host names", () => {
    for (const path of ["deno.lock", "package-lock.json", "tools/package-lock.json"]) {
      // Where an author asks for money is no host that anything comes from.
      const text = readFileSync(join(root, path), "utf8").replaceAll(/"funding": \{[^}]*\}/g, "");
      assert.doesNotMatch(text, /https?:/, path);
    }
  });
});
