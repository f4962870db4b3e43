import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { requestOf } from "../../src/compose/compose.ts";
import { sweepRequest } from "../../src/compose/sweep.ts";
import { select } from "../../src/config/select.ts";
import { treeDirectory } from "../vectors/tree_files.ts";
import { failureOf, type Tree, treeOptions } from "./composed_tree.ts";

const tree: Tree = {
  "config.yaml": "defaults: [db: mysql, _self_]\nlr: 1\nhydra: {sweep: {dir: 'out/${now:%Y}'}}\n",
  "db/mysql.yaml": "driver: mysql\n",
  "db/sqlite.yaml": "driver: sqlite\n",
  "exp/plugin.yaml": "# @package _global_\ndefaults: [override /hydra/launcher: other]\n",
  "hydra/launcher/other.yaml": "_target_: elsewhere\n",
};

function sweepOf(overrides: readonly string[], files = tree) {
  return sweepRequest({
    ...requestOf({ dir: treeDirectory }, { ...treeOptions(files), overrides }),
    multirun: true,
    job: undefined,
  });
}

describe("a sweep", () => {
  it("has a job for every combination, numbered, each with its folder", () => {
    const sweep = sweepOf(["db=mysql,sqlite", "lr=range(1,3)"]);
    const jobs = sweep.batches.flat();
    assert.deepEqual(jobs.map(({ number, overrides }) => [number, ...overrides]), [
      [0, "db=mysql", "lr=1"],
      [1, "db=mysql", "lr=2"],
      [2, "db=sqlite", "lr=1"],
      [3, "db=sqlite", "lr=2"],
    ]);
    const { config, whole } = sweep.compose(jobs[3]);
    assert.equal(select(config, "db.driver"), "sqlite");
    assert.equal(select(whole, "hydra.job.num"), 3);
    assert.equal(select(whole, "hydra.runtime.output_dir"), `${treeDirectory}/out/2024/3`);
  });

  it("sweeps over what the sweeper's parameters say, in batches", () => {
    const sweep = sweepOf(["+hydra.sweeper.params={lr:'1,2,3'}", "hydra.sweeper.max_batch_size=2"]);
    assert.deepEqual(sweep.batches.map((batch) => batch.map(({ overrides }) => overrides.join())), [
      ["lr=1", "lr=2"],
      ["lr=3"],
    ]);
  });

  it("takes options of a group by their names", () => {
    assert.equal(sweepOf(["db=glob(*)"]).batches.flat().length, 2);
  });

  it("cannot change the hydra node from job to job", () => {
    assert.match(failureOf(() => sweepOf(["hydra.run.dir=a,b"])).message, /hydra/);
    const sweep = sweepOf(["+exp=plugin,plugin"]);
    assert.match(failureOf(() => sweep.compose(sweep.batches[0][0])).message, /hydra\/launcher/);
  });
});
