import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ListNode, MapNode } from "../../src/tree/node.ts";
import { containerOfText } from "../../src/tree/yaml_text.ts";

function read(text: string): MapNode {
  const node = containerOfText({ name: "test.yaml", text }, {});
  assert.ok(node instanceof MapNode);
  return node;
}

describe("trees of YAML", () => {
  it("gives each value its origin", () => {
    const node = read("a: 1\nb:\n  - x\n");
    const { origin } = node.values[0];
    assert.ok(origin?.kind === "text");
    assert.deepEqual([origin.source.name, origin.offset, origin.keyOffset], ["test.yaml", 3, 0]);
    const list = node.values[1];
    assert.ok(list instanceof ListNode && list.items[0].origin?.kind === "text");
    assert.deepEqual([list.items[0].origin.offset, list.items[0].origin.keyOffset], [12, -1]);
  });

  it("reads a bare word as a mapping to null, and nothing as an empty one", () => {
    assert.deepEqual(read("hello").keys, ["hello"]);
    assert.equal(read("hello").values[0].kind, "null");
    assert.deepEqual(read("${").keys, ["${"]);
    assert.deepEqual(read("# nothing").keys, []);
  });

  it("gives nothing for a bare number", () => {
    assert.equal(containerOfText({ name: "x", text: "123" }, {}), undefined);
  });

  it("reads a bare text twice where files are read so", () => {
    const node = containerOfText({ name: "x", text: "|\n  a: 1\n" }, { rereadText: true });
    assert.ok(node instanceof MapNode);
    assert.deepEqual(node.keys, ["a"]);
  });

  const refused: readonly (readonly [string, string, string])[] = [
    ["a: {b: ['${']}", "grammar_parse", "a.b[0]"],
    ["a: {null: 1}", "key_validation", "a"],
    ["- {null: 1}", "key_validation", "0"],
    ["a: {1: x, '1': y}", "key_validation", "a.1"],
    ["a: {__proto__: 1}", "unsafe_key", "a.__proto__"],
  ];
  for (const [text, code, keyPath] of refused) {
    it(`refuses ${text}`, () =>
      assert.throws(() => containerOfText({ name: "x", text }, {}), { code, keyPath }));
  }

  it("reports a text that is no YAML before anything else that is wrong with it", () => {
    assert.throws(() => containerOfText({ name: "x", text: "a: '${'\nb: [" }, {}), { code: "yaml_parser" });
  });
});
