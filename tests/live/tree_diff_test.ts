import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { compareTrees } from "../../src/live/tree_diff.ts";
import { hashOfTree } from "../../src/live/tree_hash.ts";
import { treeFromJson, treeToJson } from "../../src/live/tree_json.ts";
import { MapNode, type Node } from "../../src/tree/node.ts";

const tree = (text: string): Node => treeFromJson({ name: "test", text });
const told = (before: string, after: string) =>
  compareTrees(tree(before), tree(after)).changes.map(({ kind, keyPath }) => `${kind} ${keyPath}`);

describe("compareTrees", () => {
  const cases: readonly (readonly [before: string, after: string, told: readonly string[]])[] = [
    ['{"a":1}', '{"a":1}', []],
    ['{"a":1,"b":2}', '{"b":2,"a":1}', []],
    ['{"a":1}', '{"a":1.0}', ["changed a"]],
    ['{"a":1}', '{"a":true}', ["changed a"]],
    ['{"a":null}', '{"a":{"$float":"nan"}}', ["changed a"]],
    ['{"a":{"$float":"nan"}}', '{"a":{"$float":"nan"}}', []],
    ['{"a":{"b":1,"c":2}}', '{"a":{"b":1,"c":3,"d":4}}', ["changed a.c", "added a.d"]],
    ['{"a":{"b":1}}', '{"a":{}}', ["removed a.b"]],
    ['{"a":{"b":1}}', '{"a":[1]}', ["changed a"]],
    ["[1,2,3]", "[1,5]", ["changed [1]", "removed [2]"]],
    ['{"l":[{"x":1}]}', '{"l":[{"x":2},{"x":3}]}', ["changed l[0].x", "added l[1]"]],
    ['{"a.b":1}', '{"a.b":2}', ["changed a\\.b"]],
    ["1", "2", ["changed "]],
  ];
  for (const [before, after, expected] of cases) {
    it(`tells what differs from ${before} to ${after}`, () =>
      assert.deepEqual(told(before, after), expected));
  }

  it("keeps the very nodes of what is equal", () => {
    const before = tree('{"a":{"x":[1,2]},"b":{"y":1}}') as MapNode;
    const { tree: after } = compareTrees(before, tree('{"a":{"x":[1,2]},"b":{"y":2}}'));
    assert.ok(after instanceof MapNode);
    assert.equal(after.values[0], before.values[0]);
    assert.notEqual(after.values[1], before.values[1]);
    assert.equal(compareTrees(before, tree('{"a":{"x":[1,2]},"b":{"y":1}}')).tree, before);
  });

  const json = fc.jsonValue({ maxDepth: 4 }).filter((value) => !JSON.stringify(value).includes("__proto__"));

  it("finds no change exactly where the hashes are equal, and gives the later tree", () => {
    fc.assert(fc.property(json, json, fc.boolean(), (one, other, same) => {
      const before = tree(JSON.stringify(one));
      const after = tree(JSON.stringify(same ? one : other));
      const { tree: shared, changes } = compareTrees(before, after);
      assert.equal(hashOfTree(shared), hashOfTree(after));
      assert.equal(changes.length === 0, hashOfTree(before) === hashOfTree(after));
    }));
  });

  it("writes trees as JSON that reads as the same tree", () => {
    fc.assert(fc.property(json, (value) => {
      const one = tree(JSON.stringify(value));
      assert.equal(treeToJson(tree(treeToJson(one))), treeToJson(one));
    }));
  });
});
