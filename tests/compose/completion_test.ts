import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { completions } from "../../src/compose/completion.ts";
import { requestOf } from "../../src/compose/compose.ts";
import { treeDirectory } from "../vectors/tree_files.ts";
import { type Tree, treeOptions } from "./composed_tree.ts";

const tree: Tree = {
  "config.yaml":
    "defaults: [db: mysql, _self_]\nhydra: {aliases: {'p': db.port, fast: app.n=9}}\napp: {n: 1, f: 1.0, on_: true, l: [a, {b: 1}]}\n",
  "db/mysql.yaml": "port: 3306\n",
  "db/sqlite.yaml": "file: x\n",
  "server/https/on.yaml": "",
  "data/one.csv": "",
};

function wordsFor(word: string, overrides: readonly string[] = []): readonly string[] {
  return completions(requestOf({ dir: treeDirectory }, { ...treeOptions(tree), overrides }), word);
}

describe("completion", () => {
  const cases: readonly (readonly [string, string, readonly string[]])[] = [
    ["offers groups and keys", "d", ["data", "db.", "db="]],
    ["offers the options of a group", "db=", ["db=mysql", "db=sqlite"]],
    ["offers groups within groups", "server/", ["server/https="]],
    ["offers keys of containers", "app.", ["app.f=", "app.l.", "app.n=", "app.on_="]],
    ["offers items of lists", "app.l.", ["app.l.0=", "app.l.1."]],
    ["offers the value that stands there", "app.f=", ["app.f=1.0"]],
    ["writes booleans as overrides do", "app.on_=", ["app.on_=true"]],
    ["keeps the sign of an addition", "+db=s", ["+db=sqlite"]],
    ["needs no option to delete a choice", "~d", ["~data", "~db"]],
    ["completes files behind =./", "app.n=./da", ["app.n=./data"]],
    ["completes files in a directory", "app.n=./data/", ["app.n=./data/one.csv"]],
    ["completes aliases", "fa", ["fast"]],
    ["completes the value behind an alias", "p=", ["p=3306"]],
    ["offers nothing for what is nowhere", "nope.x", []],
  ];
  for (const [what, word, wanted] of cases) {
    it(what, () => assert.deepEqual(wordsFor(word), wanted));
  }

  it("takes the overrides before the word into account", () => {
    assert.deepEqual(wordsFor("db.", ["db=sqlite"]), ["db.file="]);
  });

  it("offers groups alone where the configuration cannot be composed", () => {
    assert.deepEqual(wordsFor("d", ["db=nope"]), ["data", "db="]);
  });
});
