import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import process from "node:process";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { compose, create, explain, merge, select } from "../mod.ts";

const root = fileURLToPath(new URL("../", import.meta.url));

/** What every runtime must do, in little: this file runs on Node 22, too. */
describe("the library, in little", () => {
  it("merges and resolves", () => {
    const config = merge(create("ml: {threshold: 0.85}\nlimit: ${ml.threshold}"), { ml: { threshold: 0.9 } });
    assert.equal(select(config, "limit"), 0.9);
    assert.deepEqual(JSON.parse(JSON.stringify(config.value)), { ml: { threshold: 0.9 }, limit: 0.9 });
  });

  it("composes the worked example and explains it", () => {
    const config = compose({ dir: `${root}conf` }, { overrides: ["ml.threshold=0.9"] });
    assert.equal(select(config, "ml.threshold"), 0.9);
    assert.equal(explain(config, "ml.threshold").beaten.length, 1);
  });

  it("prints it on the command line", () => {
    const runs = process.versions.deno === undefined ? ["cli.ts"] : ["run", "-A", "cli.ts"];
    const { status, stdout, stderr } = spawnSync(process.execPath, [...runs, "compose", "ml.threshold=0.9"], {
      cwd: root,
      encoding: "utf8",
    });
    assert.equal(status, 0, stderr);
    assert.match(stdout, /threshold: 0\.9/);
  });
});
