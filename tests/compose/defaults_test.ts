import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { defaultsTreeText } from "../../src/compose/defaults_tree.ts";
import { composeTree, failureOf, type Tree, yamlOf } from "./composed_tree.ts";

const groups: Tree = {
  "db/mysql.yaml": "driver: mysql\n",
  "db/sqlite.yaml": "driver: sqlite\n",
  "server/apache.yaml": "defaults: [{https: on_}]\nname: apache\n",
  "server/https/on_.yaml": "use: true\n",
  "server/https/off_.yaml": "use: false\n",
};

const withDefaults = (list: string, more: Tree = {}): Tree => ({
  ...groups,
  "config.yaml": `defaults: ${list}\na: 1\n`,
  ...more,
});

describe("a defaults list", () => {
  const cases: readonly (readonly [string, string, readonly string[], string])[] = [
    [
      "includes before the config itself where _self_ comes last",
      "[db: mysql, _self_]",
      [],
      "db:\n  driver: mysql\na: 1\n",
    ],
    ["includes after it otherwise", "[_self_, db: mysql]", [], "a: 1\ndb:\n  driver: mysql\n"],
    [
      "puts what follows @ at its package",
      "[db@x.z: mysql, _self_]",
      [],
      "x:\n  z:\n    driver: mysql\na: 1\n",
    ],
    [
      "takes several options of a group",
      "[db: [mysql, sqlite], _self_]",
      [],
      "db:\n  driver: sqlite\na: 1\n",
    ],
    ["chooses nothing by null", "[db: null]", [], "a: 1\n"],
    ["passes over optional configs that are not there", "[optional db: nope, _self_]", [], "a: 1\n"],
    [
      "follows nested lists",
      "[server: apache, _self_]",
      [],
      "server:\n  https:\n    use: true\n  name: apache\na: 1\n",
    ],
    [
      "overrides choices made further down",
      "[server: apache, override server/https: off_]",
      [],
      "server:\n  https:\n    use: false\n  name: apache\na: 1\n",
    ],
    [
      "names choices in other choices",
      "[db: mysql, db@copy: '${db}', _self_]",
      ["db=sqlite"],
      "db:\n  driver: sqlite\ncopy:\n  driver: sqlite\na: 1\n",
    ],
    [
      "names them in the other spelling, too",
      "[db: mysql, db@copy: '$<db>', _self_]",
      [],
      "db:\n  driver: mysql\ncopy:\n  driver: mysql\na: 1\n",
    ],
    ["is changed by overrides", "[db: mysql, _self_]", ["db=sqlite"], "db:\n  driver: sqlite\na: 1\n"],
    ["is appended to by overrides", "[_self_]", ["+db@z=mysql"], "a: 1\nz:\n  driver: mysql\n"],
    ["loses what overrides delete", "[db: mysql, _self_]", ["~db"], "a: 1\n"],
  ];
  for (const [what, list, overrides, wanted] of cases) {
    it(what, () => {
      const text = yamlOf(withDefaults(list), overrides);
      assert.equal(text, wanted);
    });
  }

  it("comes out with the final list, the choices and the tree that led to them", () => {
    const { defaults, choices, tree } = composeTree(withDefaults("[server: apache, _self_]"));
    const own = defaults.filter(({ configPath }) => !configPath.startsWith("hydra/"));
    assert.deepEqual(
      own.map((entry) => [entry.configPath, entry.package, entry.isSelf]),
      [
        ["server/https/on_", "server.https", false],
        ["server/apache", "server", true],
        ["config", "", true],
      ].map((row) => row),
    );
    assert.equal(choices.get("server"), "apache");
    assert.match(
      defaultsTreeText(tree),
      /^ {2}config:\n {4}server: apache:\n {6}server\/https: on_\n {6}_self_\n {4}_self_$/m,
    );
  });

  it("of a config that includes itself is refused with the whole chain", () => {
    const error = failureOf(() =>
      yamlOf({ "config.yaml": "defaults: [a]\n", "a.yaml": "defaults: [b]\n", "b.yaml": "defaults: [a]\n" })
    );
    assert.equal(error.code, "composition");
    assert.match(error.message, /'a' includes itself: a → b → a|'b' includes itself: b → a → b/);
  });

  it("that doubles at each step ends at a limit", () => {
    const tree: Record<string, string> = { "config.yaml": "defaults: [c0@x, c0@y]\n" };
    for (let at = 0; at < 30; at++) tree[`c${at}.yaml`] = `defaults: [c${at + 1}@x, c${at + 1}@y]\n`;
    tree["c30.yaml"] = "z: 1\n";
    assert.equal(failureOf(() => yamlOf(tree)).code, "limit_exceeded");
  });
});

describe("a fault in a defaults list", () => {
  const cases: readonly (readonly [string, Tree, readonly string[], string, RegExp])[] = [
    [
      "names the option that is nearest, and all there are",
      withDefaults("[db: mysqll]"),
      [],
      "missing_config",
      /In 'config': .*'db\/mysqll'.*did you mean 'mysql'\? there are in 'db': 'mysql', 'sqlite'/,
    ],
    [
      "names the primary configs there are",
      { ...groups, "train.yaml": "a: 1\n" },
      [],
      "missing_config",
      /primary config 'config'.*there are: 'train'/,
    ],
    [
      "tells what must be chosen",
      withDefaults("[db: '???']"),
      [],
      "composition",
      /In 'config': 'db' must be chosen, by db=OPTION; the options are: 'mysql', 'sqlite'/,
    ],
    [
      "tells how to append what no list has",
      withDefaults("[_self_]"),
      ["db=mysql"],
      "composition",
      /\+db=mysql/,
    ],
    [
      "tells which key was meant",
      withDefaults("[db@x: mysql]"),
      ["db=sqlite"],
      "composition",
      /did you mean 'db@x'/,
    ],
    [
      "tells where two choices collide",
      withDefaults("[db: mysql, db: sqlite]"),
      [],
      "composition",
      /'sqlite' by 'config' and 'mysql' by 'config'/,
    ],
    ["refuses what is no item", withDefaults("[3]"), [], "composition_value", /an item must be/],
  ];
  for (const [what, tree, overrides, code, message] of cases) {
    it(what, () => {
      const error = failureOf(() => yamlOf(tree, overrides));
      assert.equal(error.code, code);
      assert.match(error.message, message);
    });
  }

  it("is shown at its line and column", () => {
    const tree = { "config.yaml": "a: 1\ndefaults:\n  - db: nope\n", ...groups };
    const { origin } = failureOf(() => yamlOf(tree));
    assert.ok(origin?.kind === "text");
    assert.equal(origin.source.text.slice(origin.offset).split("\n")[0], "nope");
  });
});
