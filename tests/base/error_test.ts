import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { inspect } from "node:util";
import { ConfigError } from "../../src/base/error.ts";
import { messageText, Quoted } from "../../src/base/message.ts";

describe("ConfigError", () => {
  it("carries its code, the name of OmegaConf's class and typed details", () => {
    const error = new ConfigError("key_not_found", "Key 'b' is not in 'a'", {
      details: { key: "b", available: ["c"] },
      keyPath: "a.b",
    });
    assert.equal(error.name, "ConfigKeyError");
    assert.deepEqual(error.details.available, ["c"]);
    assert.deepEqual(error.issues, []);
    assert.equal(error.cause, undefined);
    assert.ok(ConfigError.is(error, "key_not_found"));
    assert.ok(!ConfigError.is(error, "readonly"));
    assert.ok(!ConfigError.is(new Error("x")));
  });

  it("builds its message from parts", () => {
    const error = new ConfigError("config_value", ["Value ", new Quoted("x"), " cannot be used"], {
      details: {},
    });
    assert.equal(error.message, "Value 'x' cannot be used");
    assert.equal(messageText(error.parts, "masked"), "Value '******' cannot be used");
  });

  it("tells the value of a plain message apart by its details", () => {
    const error = new ConfigError("validation", "Value 'x' of key 'x1' is no int", {
      details: { value: "x" },
    });
    assert.equal(messageText(error.parts, "masked"), "Value '******' of key 'x1' is no int");
    const grammar = new ConfigError("grammar_parse", "Cannot parse 'a${'", {
      details: { text: "a${", offset: 3 },
    });
    assert.equal(messageText(grammar.parts, "masked"), "Cannot parse '******'");
  });

  it("holds no value that is marked secret", () => {
    const source = { name: "a.yaml", text: "key: hunter2" };
    const error = new ConfigError("validation", "Value 'hunter2' is no int", {
      details: { value: "hunter2" },
      origin: { kind: "text", source, offset: 5, keyOffset: 0 },
      secret: true,
    });
    assert.equal(error.message, "Value '******' is no int");
    assert.equal(error.details.value, "******");
    assert.doesNotMatch(inspect(error, { depth: 9 }), /hunter2/);
  });

  it("does not print the sources that it refers to", () => {
    const source = { name: "a.yaml", text: "password: hunter2" };
    const error = new ConfigError("yaml_parser", "Bad", {
      details: { problem: "bad" },
      origin: { kind: "text", source, offset: 0, keyOffset: -1 },
    });
    assert.doesNotMatch(inspect(error, { depth: 9 }), /hunter2/);
  });

  it("cuts a long value where it quotes it", () => {
    const error = new ConfigError("config_value", [new Quoted("x".repeat(10_000))], { details: {} });
    assert.ok(error.message.length < 300);
  });
});
