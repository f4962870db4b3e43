import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { nearbyPrimaries } from "../../src/compose/nearby_primaries.ts";
import { treeDirectory, TreeFiles } from "../vectors/tree_files.ts";

const near = (tree: Readonly<Record<string, string>>) =>
  nearbyPrimaries(new TreeFiles(tree), treeDirectory).map(({ dir, name }) => `${dir} ${name}`);

describe("primary configs nearby", () => {
  it("are those with a defaults list, outside of groups", () => {
    const tree = {
      "configs/train.yaml": "defaults: [db: mysql]\n",
      "configs/eval.yaml": "defaults:\n  - _self_\n",
      "configs/plain.yaml": "a: 1\n",
      "configs/db/mysql.yaml": "defaults: [x]\n",
      "examples/deep/app.yaml": "defaults: []\n",
      "node_modules/other/config.yaml": "defaults: []\n",
      ".github/workflow.yaml": "defaults: {run: x}\n",
    };
    assert.deepEqual(near(tree).sort(), ["configs eval", "configs train", "examples/deep app"]);
  });

  it("are all configs of a directory that is named for them, where none has defaults", () => {
    assert.deepEqual(near({ "config/app.yaml": "a: 1\n", "data/x.yaml": "b: 1\n" }), ["config app"]);
  });
});
