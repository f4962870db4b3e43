import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { ConfigError } from "../../src/base/error.ts";
import { treeDirectory, TreeFiles } from "../vectors/tree_files.ts";
import { composeTree, treeOptions } from "./composed_tree.ts";

const tree = {
  "secret.yaml": "password: hidden\n",
  "outside/mysql.yaml": "password: hidden\n",
  "conf/config.yaml": "defaults: [db: mysql, _self_]\n",
  "conf/db/mysql.yaml": "port: 1\n",
};

const piece = fc.constantFrom(
  "..",
  "../..",
  "/",
  "\\",
  "..\\",
  "%2e%2e",
  "\0",
  "secret",
  "outside",
  "mysql",
  "db",
  "@",
  treeDirectory,
  "~",
  "${oc.env:X}",
);
const path = fc.array(piece, { minLength: 1, maxLength: 5 }).map((pieces) => pieces.join("/"));
const inText = (text: string) => JSON.stringify(text);

/** Composes, and gives what was read. */
function filesRead(
  files: Readonly<Record<string, string>>,
  overrides: readonly string[],
  configName = "config",
): readonly string[] {
  const reads: string[] = [];
  class Noting extends TreeFiles {
    override readBytes(read: string): Uint8Array {
      reads.push(read);
      return super.readBytes(read);
    }
  }
  try {
    composeTree(files, overrides, {
      ...treeOptions(files),
      dir: "conf",
      configName,
      files: new Noting(files),
    });
  } catch (error) {
    if (!ConfigError.is(error)) throw error;
  }
  return reads;
}

function assertWithin(reads: readonly string[], tried: string): void {
  for (const read of reads) assert.ok(read.startsWith(`${treeDirectory}/conf/`), `${tried} led to ${read}`);
}

describe("a composition reads nothing outside of its search path", () => {
  it("whatever a defaults list names", () => {
    fc.assert(
      fc.property(path, path, (group, option) => {
        const config = `defaults:\n  - ${inText(group)}\n  - ${inText(`optional ${group}`)}: ${
          inText(option)
        }\n  - db: [${inText(option)}]\n`;
        assertWithin(filesRead({ ...tree, "conf/config.yaml": config }, []), config);
      }),
      { numRuns: 400 },
    );
  });

  it("whatever overrides and the name of the primary config say", () => {
    fc.assert(
      fc.property(path, path, (group, option) => {
        for (
          const override of [
            `${group}=${option}`,
            `+${group}=${option}`,
            `db='${option}'`,
            `+db=['${option}']`,
            `~${group}`,
          ]
        ) {
          assertWithin(filesRead(tree, [override]), override);
        }
        assertWithin(filesRead(tree, [], option), option);
      }),
      { numRuns: 400 },
    );
  });
});
