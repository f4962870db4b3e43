import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { hashOfTree, TreeHasher } from "../../src/live/tree_hash.ts";
import { treeFromJson } from "../../src/live/tree_json.ts";
import { ListNode, MapNode } from "../../src/tree/node.ts";

const json = fc.jsonValue({ maxDepth: 4 }).filter((value) => !JSON.stringify(value).includes("__proto__"));
const tree = (value: unknown) => treeFromJson({ name: "test", text: JSON.stringify(value) });

describe("TreeHasher", () => {
  it("gives the hash of each tree, whatever it has seen of it before", () => {
    fc.assert(fc.property(fc.array(json, { minLength: 1, maxLength: 5 }), (values) => {
      const hasher = new TreeHasher();
      const parts = values.map(tree);
      for (let end = 1; end <= parts.length; end++) {
        const whole = new MapNode(["a", "b"], [new ListNode(parts.slice(0, end)), parts[0]]);
        assert.equal(hasher.hash(whole), hashOfTree(whole));
        assert.equal(hasher.hash(whole), hashOfTree(whole));
      }
    }));
  });
});
