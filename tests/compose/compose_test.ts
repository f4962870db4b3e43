import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as v from "valibot";
import { describeOrigin } from "../../src/base/origin.ts";
import { compose } from "../../src/compose/compose.ts";
import { explain } from "../../src/config/explain.ts";
import { toYaml } from "../../src/config/to_yaml.ts";
import { select } from "../../src/config/select.ts";
import { StoredConfig } from "../../src/source/stored_config.ts";
import { treeDirectory } from "../vectors/tree_files.ts";
import { composeTree, failureOf, type Tree, treeOptions, yamlOf } from "./composed_tree.ts";

const tree: Tree = {
  "config.yaml":
    "defaults:\n  - db: mysql\n  - _self_\nml: {threshold: 0.85, layers: [1, 2]}\ndb: {port: 1}\n",
  "db/mysql.yaml": "driver: mysql\nport: 3306\n",
  "db/sqlite.yaml": "# @package _global_\ndb: {driver: sqlite}\n",
};

describe("overrides of values", () => {
  const cases: readonly (readonly [string, string, RegExp])[] = [
    ["change what is there", "ml.threshold=0.9", /threshold: 0\.9/],
    ["add with +", "+ml.name=x", /name: x/],
    ["add or change with ++", "++ml.threshold=1", /threshold: 1\n/],
    ["delete with ~", "~ml.layers", /^(?!.*layers)/s],
    ["extend lists", "ml.layers=extend_list(3)", /- 1\n {2}- 2\n {2}- 3/],
    ["keep interpolations", "ml.threshold=${db.port}", /threshold: \$\{db\.port\}/],
  ];
  for (const [what, override, wanted] of cases) {
    it(what, () => assert.match(yamlOf(tree, [override]), wanted));
  }

  const faults: readonly (readonly [string, string, string, RegExp])[] = [
    ["refuse a key that is not there, and say how to add it", "ml.thresh=1", "composition", /\+ml\.thresh=1/],
    ["refuse to add what is there", "+ml.threshold=1", "composition", /\+\+ml\.threshold=1/],
    ["refuse to delete what is not there", "~nope", "composition", /it does not exist/],
    ["refuse to delete another value", "~db.port=2", "composition", /its value is not '2'/],
    ["refuse a sweep", "db=mysql,sqlite", "composition", /--multirun/],
    ["refuse a package without a group", "ml@x=1", "composition", /no group 'ml'/],
    ["refuse to extend what is no list", "db.port=extend_list(1)", "composition", /it is no list/],
    ["refuse a new key of the hydra node", "hydra.nope=1", "composition", /nope/],
    ["refuse a wrong type in it", "hydra.job.num=abc", "composition", /abc/],
    ["refuse text that is no override", "a b", "override_parse", /a b/],
    ["refuse names that could poison an object", "+__proto__.x=1", "unsafe_key", /__proto__/],
  ];
  for (const [what, override, code, message] of faults) {
    it(what, () => {
      const error = failureOf(() => yamlOf(tree, [override]));
      assert.equal(error.code, code);
      assert.match(error.message, message);
    });
  }
});

describe("a composed value", () => {
  it("knows everything that it beat, newest first", () => {
    const { config } = composeTree(tree, ["db.port=5"]);
    const { origin, beaten } = explain(config, "db.port");
    const names = [origin, ...beaten.map((other) => other.origin)].map((one) => one && describeOrigin(one));
    assert.deepEqual(names, ["override 1 db.port=5", "config.yaml:5:12", "db/mysql.yaml:2:7"]);
  });

  it("is the same text for the same inputs", () => {
    const text = () => toYaml(composeTree(tree, ["db=sqlite", "+x.y=[1,{a:b}]"]).whole);
    assert.equal(text(), text());
  });

  it("takes what the platform hands in over everything else, where it is declared", () => {
    const { config } = composeTree(tree, ["ml.threshold=0.9"], { userConfig: { ml: { threshold: 0.5 } } });
    assert.equal(select(config, "ml.threshold"), 0.5);
    const error = failureOf(() => composeTree(tree, [], { userConfig: { ml: { nope: 1 } } }));
    assert.match(error.message, /\+ml\.nope=/);
  });
});

describe("what a composition depends on", () => {
  it("is the files that it read, and the paths at which it found nothing", () => {
    const { inputs, probed } = composeTree({
      ...tree,
      "config.yaml": "defaults: [optional db: local]\na: 1\n",
    });
    assert.deepEqual(inputs, [`${treeDirectory}/config.yaml`]);
    assert.ok(probed.includes(`${treeDirectory}/db/local.yaml`));
  });
});

describe("a search path", () => {
  const wide: Tree = {
    ...tree,
    "more/db/extra.yaml": "driver: extra\n",
    "found.yaml": "hydra: {searchpath: [more, nowhere]}\ndefaults: [db: extra]\n",
  };

  it("is extended by the primary config, with a warning for what is not there", () => {
    const { warnings, config } = composeTree(wide, [], { configName: "found" });
    assert.equal(select(config, "db.driver"), "extra");
    assert.deepEqual(warnings, ["provider=hydra.searchpath in main, path=file://nowhere is not available"]);
  });

  it("is extended by an override, by the project and by further directories", () => {
    const ways = [
      { overrides: ["+db=extra", "hydra.searchpath=[more]"] },
      { overrides: ["+db=extra"], searchPath: ["more"] },
      { overrides: ["+db=extra"], configDirs: [`${treeDirectory}/more`] },
    ];
    for (const { overrides, ...way } of ways) {
      assert.match(yamlOf({ ...wide, "config.yaml": "a: 1\n" }, overrides, way), /driver: extra/);
    }
  });

  it("counts only where the primary config says so", () => {
    const error = failureOf(() =>
      yamlOf({ ...wide, "config.yaml": "defaults: [later]\n", "later.yaml": "hydra: {searchpath: [more]}\n" })
    );
    assert.match(error.message, /In 'later': 'hydra\.searchpath' counts only in the primary config/);
  });
});

describe("a store", () => {
  const store = {
    "db/text": "# @package other\nhost: ${name}\n",
    "db/plain": { host: "h", ports: [1, 2] },
    "db/placed": new StoredConfig({ a: 1 }, { package: "deep.down" }),
    base: v.object({ name: v.string(), port: v.optional(v.pipe(v.number(), v.integer()), 80) }),
  };

  it("offers texts, plain values, and values for a package", () => {
    const text = yamlOf({ "config.yaml": "name: me\n" }, ["+db=[text,plain,placed]"], { store });
    assert.equal(
      text,
      "name: me\nother:\n  host: ${name}\ndb:\n  host: h\n  ports:\n  - 1\n  - 2\ndeep:\n  down:\n    a: 1\n",
    );
  });

  it("offers schemas, whose types then hold", () => {
    const files = { "config.yaml": "defaults: [base, _self_]\nname: me\n" };
    assert.equal(yamlOf(files, ["port='8080'"], { store }), "name: me\nport: 8080\n");
    assert.equal(failureOf(() => yamlOf(files, ["port=x"], { store })).code, "composition");
  });
});

describe("a schema", () => {
  const schema = v.object({
    name: v.string(),
    port: v.optional(v.pipe(v.number(), v.integer(), v.maxValue(65535)), 80),
  });
  const project = { dir: treeDirectory, schema };

  it("gives defaults, types, and the value's type", () => {
    const config = compose(project, {
      ...treeOptions({ "config.yaml": "name: me\n" }),
      overrides: ["port='81'"],
    });
    const port: number = config.value.port;
    assert.equal(port, 81);
    assert.equal(toYaml(config), "name: me\nport: 81\n");
  });

  it("refuses keys that it does not declare, and values that do not fit", () => {
    for (const text of ["name: n\nnope: 1\n", "name: n\nport: abc\n"]) {
      const error = failureOf(() => compose(project, treeOptions({ "config.yaml": text })));
      assert.equal(error.code, "composition");
      assert.ok(error.origin?.kind === "text");
    }
  });

  it("checks the resolved whole", () => {
    const config = compose(project, treeOptions({ "config.yaml": "name: n\nport: 70000\n" }));
    assert.throws(() => config.value);
  });
});
