import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { MapNode } from "../../src/tree/node.ts";
import { MemorySource } from "../../src/source/memory_source.ts";
import { Repository } from "../../src/source/repository.ts";

let made = 0;
function sourceOf(provider: string, names: readonly string[]): MemorySource {
  const configs = names.map((name) =>
    [name, () => {
      made++;
      return { node: new MapNode([], []), packageHeader: undefined, name: `${provider}:${name}` };
    }] as const
  );
  return new MemorySource({ provider, scheme: "structured", path: "" }, new Map(configs));
}

describe("a repository", () => {
  const repository = new Repository([
    sourceOf("first", ["db/a"]),
    sourceOf("second", ["db/a", "db/c", "db/b/x"]),
  ]);

  it("gives the config of the first source that has it, and reads it once", () => {
    const before = made;
    assert.equal(repository.load("db/a")?.name, "first:db/a");
    assert.equal(repository.load("db/a")?.source.provider, "first");
    assert.equal(made - before, 1);
    assert.equal(repository.load("db/nope"), undefined);
  });

  it("lists the names of all sources once, sorted", () => {
    assert.deepEqual(repository.configsIn("db"), ["a", "c"]);
    assert.deepEqual(repository.groupsIn("db"), ["b"]);
    assert.deepEqual(repository.groupsIn(""), ["db"]);
    assert.ok(repository.hasGroup("db/b"));
    assert.ok(!repository.hasGroup("db/a"));
  });

  it("keeps what it found when the search path grows", () => {
    const wider = repository.withSources([sourceOf("zeroth", ["db/a"]), ...repository.sources]);
    assert.equal(wider.load("db/a")?.name, "first:db/a");
    assert.equal(wider.load("db/c")?.name, "second:db/c");
  });
});
