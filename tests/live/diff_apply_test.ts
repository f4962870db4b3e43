import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { splitKeyPath } from "../../src/base/key_path.ts";
import { create } from "../../src/config/create.ts";
import { compareTrees, type KeyChange } from "../../src/live/tree_diff.ts";
import { hashOfTree } from "../../src/live/tree_hash.ts";
import { plainOfNode } from "../../src/resolve/plain_of_node.ts";

type Container = Record<string, unknown> | unknown[];

/** Puts a change in force in a plain value, as a program that is told of it would. */
function applyChange(root: { value: unknown }, change: KeyChange): void {
  const keys = ["value", ...(change.keyPath === "" ? [] : splitKeyPath(change.keyPath))];
  const last = keys.pop() as string;
  const holder = keys.reduce<Container>((container, key) => Reflect.get(container, key) as Container, root);
  if (change.kind !== "removed") Reflect.set(holder, last, structuredClone(plainOf(change.after)));
  else if (Array.isArray(holder)) holder.length = Math.min(holder.length, Number(last));
  else Reflect.deleteProperty(holder, last);
}

function plainOf(node: KeyChange["after"]): unknown {
  return node === undefined ? undefined : plainOfNode(node);
}

const key = fc.oneof(fc.constantFrom("a", "b", "c"), fc.string({ maxLength: 3 }))
  .filter((text) => text !== "__proto__" && !/^\d+$/.test(text) && !text.endsWith("\\"));
const scalar = fc.oneof(fc.integer(), fc.boolean(), fc.constant(null), fc.constantFrom("x", "y"));
const { value: tree } = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    scalar,
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(key, tie("value"), { maxKeys: 4 }),
  ),
}));

describe("the changes between two trees", () => {
  it("make the later one of the earlier one", () => {
    fc.assert(fc.property(tree, tree, (before, after) => {
      const one = create({ value: before }).resolved.node;
      const other = create({ value: after }).resolved.node;
      const root = { value: structuredClone(plainOfNode(one)) };
      for (const change of compareTrees(one, other).changes) applyChange(root, change);
      assert.equal(hashOfTree(create(root.value).resolved.node), hashOfTree(other));
    }));
  });
});
