import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { select } from "../../src/config/select.ts";
import { treeDirectory } from "../vectors/tree_files.ts";
import { composeTree, failureOf, type Tree } from "./composed_tree.ts";

const plain: Tree = { "config.yaml": "a: 1\n" };
const get = (path: string, text: string, overrides: readonly string[] = []) =>
  select(composeTree({ "config.yaml": text }, overrides).config, path);

describe("the hydra node", () => {
  it("is composed beside the configuration, and no part of it", () => {
    const { config, whole } = composeTree(plain);
    assert.equal(select(config, "hydra"), null);
    assert.equal(select(whole, "hydra.job.name"), "app");
    assert.equal(select(whole, "hydra.output_subdir"), ".hydra");
  });

  it("knows the overrides, the choices and the search path", () => {
    const { whole } = composeTree({ ...plain, "db/a.yaml": "" }, ["+db=a", "hydra.job.name=x"]);
    assert.equal(select(whole, "hydra.overrides.task[0]"), "+db=a");
    assert.equal(select(whole, "hydra.overrides.hydra[0]"), "hydra.job.name=x");
    assert.equal(select(whole, "hydra.runtime.choices.db"), "a");
    assert.equal(select(whole, "hydra.runtime.config_sources[1].path"), treeDirectory);
  });

  it("is read by the resolver `hydra`", () => {
    assert.equal(get("n", "n: ${hydra:job.name}", ["hydra.job.name=x"]), "x");
    assert.equal(get("n", "n: ${hydra:runtime.cwd}"), treeDirectory);
    assert.match(
      String(get("n", "n: ${hydra:runtime.output_dir}")),
      /^\/recorded\/tree\/outputs\/2024-02-29\//,
    );
    assert.equal(get("n", "n: ${hydra:nope.nope}"), null);
  });

  it("names its groups' options where another is asked for, which only Hydra's plug-ins have", () => {
    const error = failureOf(() => composeTree(plain, ["hydra/launcher=joblib"]));
    assert.equal(error.code, "missing_config");
    assert.match(error.message, /hydra\/launcher\/joblib.*'basic'/);
  });

  it("copies environment variables that are asked for, and refuses those that are not set", () => {
    const { whole } = composeTree(plain, ["hydra.job.env_copy=[A]"], { env: { A: "1" } });
    assert.equal(select(whole, "hydra.job.env_set.A"), "1");
    assert.match(failureOf(() => composeTree(plain, ["hydra.job.env_copy=[A]"])).message, /'A'/);
  });

  it("defines aliases of overrides", () => {
    const tree = {
      "config.yaml": "hydra: {aliases: {'p, port': db.port, small: db.size=1}}\ndb: {port: 1, size: 9}\n",
    };
    const { config } = composeTree(tree, ["p=5", "small"]);
    assert.deepEqual(JSON.parse(JSON.stringify(config.value)), { db: { port: 5, size: 1 } });
    assert.match(
      failureOf(() => composeTree(tree, ["hydra.aliases={}", "++hydra.aliases.x=y"])).message,
      /hydra\.aliases/,
    );
  });
});

describe("resolvers of composed configurations", () => {
  it("tell the moment that was given", () => {
    assert.equal(get("n", "n: ${now:%Y-%j}"), "2024-060");
  });

  it("write the overrides as the name of a directory", () => {
    const text =
      "a: 1\nb: x\nn: ${hydra_override_dirname:}\nm: '${hydra_override_dirname:{kv_sep: _, item_sep: \"-\", exclude_keys: [b]}}'\n";
    assert.equal(get("n", text, ["b=y", "a=2"]), "a=2,b=y");
    assert.equal(get("m", text, ["b=y", "a=2"]), "a_2");
  });

  it("find a cycle through the hydra node", () => {
    const tree = { "config.yaml": "n: ${hydra:job.name}\nhydra: {job: {name: '${n}'}}\n" };
    const { config } = composeTree(tree);
    const { name } = failureOf(() => select(config, "n"));
    assert.match(name, /^Interpolation/);
  });

  it("answer that there is no Python", () => {
    assert.equal(get("n", "n: ${python_version:major}"), null);
  });
});
