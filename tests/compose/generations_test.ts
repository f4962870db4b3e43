import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as v from "valibot";
import { composeTree } from "./composed_tree.ts";

describe("one generation after another", () => {
  it("validates again only what changed, and keeps the identity of the rest", () => {
    let calls = 0;
    const Part = v.object({
      n: v.pipe(v.number(), v.check(() => ++calls > 0)),
      list: v.optional(v.array(v.string()), ["a"]),
    });
    const schema = v.object({ a: Part, b: Part, c: v.object({ inner: Part }) });
    const text = (n: number) => `a: {n: 1}\nb: {n: ${n}}\nc: {inner: {n: 3}}\n`;
    const valueOf = (n: number) =>
      composeTree({ "config.yaml": text(n) }, [], { schema }).config.value as {
        readonly a: object;
        readonly b: { readonly n: number; readonly list: object };
        readonly c: object;
      };
    const first = valueOf(1);
    assert.equal(calls, 3);
    const second = valueOf(2);
    assert.equal(calls, 4);
    assert.equal(second.b.n, 2);
    assert.ok(
      first.a === second.a && first.c === second.c && first.b !== second.b && first.b.list === second.b.list,
    );
    assert.equal(valueOf(2), second);
    assert.equal(calls, 4);
  });
});
