import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ConfigReader } from "../../src/source/config_reader.ts";
import { KeptConfigs } from "../../src/source/kept_configs.ts";
import { MemoryFiles } from "../../src/runtime/memory_files.ts";

describe("KeptConfigs", () => {
  const reader = () => new ConfigReader(new MemoryFiles({}), { kept: new KeptConfigs() });

  it("gives the very same config for the same text of a name", () => {
    const reading = reader();
    const first = reading.text({ name: "a.yaml", text: "a: 1" });
    assert.equal(reading.text({ name: "a.yaml", text: "a: 1" }), first);
  });

  it("reads another text, and the same one of another name", () => {
    const reading = reader();
    const first = reading.text({ name: "a.yaml", text: "a: 1" });
    assert.notEqual(reading.text({ name: "b.yaml", text: "a: 1" }), first);
    assert.notEqual(reading.text({ name: "a.yaml", text: "a: 2" }), first);
  });

  it("keeps nothing of a text that cannot be read", () => {
    const reading = reader();
    for (let turn = 0; turn < 2; turn++) {
      assert.throws(() => reading.text({ name: "a.yaml", text: "a: [" }));
    }
  });

  it("lets the text go that was asked for longest ago when there is too much", () => {
    const kept = new KeptConfigs();
    let reads = 0;
    const large = " ".repeat(24 * 1024 * 1024);
    const ask = (name: string) =>
      kept.of({ name, text: large }, () => ({ ...reader().text({ name, text: "" }), name: `${++reads}` }));
    for (const name of ["a", "b", "a", "c", "a"]) ask(name);
    assert.equal(reads, 3);
    ask("b");
    assert.equal(reads, 4);
  });
});
