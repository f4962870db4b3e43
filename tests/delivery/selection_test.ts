import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { keysOfPath, nodeAt, plainAt, selectFrom } from "../../src/delivery/selection.ts";
import { treeFromJson, treeToJson } from "../../src/live/tree_json.ts";

const text = '{"ml":{"name":"x","threshold":0.5},"flags":{},"list":[{"a":1},{"a":2}],"a.b":3}';
const tree = treeFromJson({ name: "test", text });

describe("A selection", () => {
  const cases: readonly (readonly [paths: readonly string[], selected: string])[] = [
    [[""], text],
    [["ml", ""], text],
    [[], "{}"],
    [["ml.threshold"], '{"ml":{"threshold":0.5}}'],
    [["list", "ml.threshold", "ml.name"], '{"ml":{"name":"x","threshold":0.5},"list":[{"a":1},{"a":2}]}'],
    [["list[0].a"], '{"list":[{"a":1},{"a":2}]}'],
    [["flags"], '{"flags":{}}'],
    [["flags.new", "nothing", "ml.name.deeper"], "{}"],
    [["a\\.b"], '{"a.b":3}'],
  ];
  for (const [paths, selected] of cases) {
    it(`of ${JSON.stringify(paths)} is ${selected.slice(0, 40)}`, () => {
      assert.equal(treeToJson(selectFrom(tree, paths)), selected);
    });
  }

  it("finds the node, and the plain value, at a path", () => {
    const value = JSON.parse(text);
    for (const [path, found] of [["list[1].a", 2], ["ml.threshold", 0.5], ["a\\.b", 3]] as const) {
      const node = nodeAt(tree, keysOfPath(path));
      assert.equal(node !== undefined && "value" in node ? node.value : undefined, found);
      assert.equal(plainAt(value, keysOfPath(path)), found);
    }
    for (const path of ["list[2]", "list.length", "ml.name.length", "constructor", "__proto__"]) {
      assert.equal(nodeAt(tree, keysOfPath(path)), undefined);
      assert.equal(plainAt(value, keysOfPath(path)), undefined);
    }
  });
});
