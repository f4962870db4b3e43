import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { create } from "../../src/config/create.ts";
import { load } from "../../src/config/load.ts";
import { structured } from "../../src/tree/structured.ts";
import { valueOf } from "./value_of.ts";

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function files(content: Readonly<Record<string, Uint8Array>>) {
  return { readBytes: (path: string) => content[path] };
}

describe("create", () => {
  it("takes YAML, plain values, configurations and structured objects", () => {
    const config = create("a: [1, '${b}']\nb: x");
    assert.deepEqual(valueOf(config), { a: [1, "x"], b: "x" });
    assert.deepEqual(valueOf(create({ a: 1 })), { a: 1 });
    assert.equal(create(config).place.node, config.place.node);
    const shape = { name: "S", fields: [{ name: "n", type: { kind: "int", optional: false } as const }] };
    assert.deepEqual(valueOf(create(structured(shape, { n: "4" }))), { n: 4 });
    assert.deepEqual(valueOf(create()), {});
  });

  for (const input of ["123", "true", 5, null, () => 1]) {
    it(`refuses ${String(input)}, which is no container`, () => {
      assert.throws(() => create(input), { code: "validation" });
    });
  }

  it("does not change what it is given", () => {
    const input = Object.freeze({ a: Object.freeze([Object.freeze({ b: "${c}" })]), c: 1 });
    create(input);
    assert.deepEqual(input, { a: [{ b: "${c}" }], c: 1 });
  });

  it("checks a structured object against its shape", () => {
    const shape = { name: "S", fields: [{ name: "n", type: { kind: "int", optional: false } as const }] };
    assert.throws(() => create(structured(shape, { n: "x" })), { code: "validation", keyPath: "n" });
    assert.throws(() => create(structured(shape, { m: 1 })), { code: "attribute_not_found", keyPath: "m" });
  });
});

describe("load", () => {
  it("reads a file, and names it in origins", () => {
    const config = load("conf/a.yaml", { fileSystem: files({ "conf/a.yaml": bytesOf("a: 1") }) });
    const { origin } = config.place.node;
    assert.equal(origin?.kind === "text" && origin.source.name, "conf/a.yaml");
    assert.deepEqual(valueOf(config), { a: 1 });
  });

  it("refuses a file that holds a bare number, or is no text", () => {
    const fileSystem = files({ number: bytesOf("12"), bytes: new Uint8Array([0x61, 0xff]) });
    assert.throws(() => load("number", { fileSystem }), { code: "file_access", name: "OSError" });
    assert.throws(() => load("bytes", { fileSystem }), { code: "yaml_reader" });
  });
});
