import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ConfigError } from "../../src/base/error.ts";
import { create } from "../../src/config/create.ts";
import { merge } from "../../src/config/merge.ts";
import { structured } from "../../src/config/structured.ts";
import { jsonSchemaStandard } from "../../src/schema/json_schema_validator.ts";
import { SchemaValidator } from "../../src/schema/validate.ts";

const document = {
  type: "object",
  properties: {
    host: { type: "string" },
    port: { type: "integer", minimum: 1, default: 80 },
    addresses: { type: "array", items: { $ref: "#/$defs/address" }, default: [] },
    mode: { anyOf: [{ const: "fast" }, { const: "exact" }], default: "fast" },
  },
  required: ["host"],
  additionalProperties: false,
  $defs: { address: { type: "string", format: "ipv4" } },
};

describe("a JSON Schema document", () => {
  it("types and validates a configuration", () => {
    const config = merge(structured(jsonSchemaStandard(document)), create("host: db\nport: '5432'"));
    assert.deepEqual({ ...config.value as object }, { host: "db", port: 5432, addresses: [], mode: "fast" });
    assert.throws(() => merge(config, { prot: 1 }), { code: "key_not_found" });
    assert.throws(() => merge(config, { port: "x" }), { code: "validation" });
  });

  it("tells what is wrong where it is wrong, and no more", () => {
    const value = { host: "db", port: 0, addresses: ["1.2.3.4", "no"], mode: "slow", other: 1 };
    const outcome = new SchemaValidator(jsonSchemaStandard(document)).validate(value);
    assert.deepEqual(outcome.issues, [
      { path: ["port"], message: "0 is less than 1" },
      { path: ["addresses", "1"], message: 'String does not match format "ipv4"' },
      { path: ["mode"], message: "Instance does not match any subschemas" },
      { path: ["other"], message: "Nothing may stand here" },
    ]);
  });

  it("takes integers of any size, and keeps the value as it is", () => {
    const value = { host: "db", port: 2n ** 70n };
    const outcome = new SchemaValidator(jsonSchemaStandard(document)).validate(value);
    assert.equal(outcome.issues, undefined);
    assert.equal((outcome as { value: unknown }).value, value);
  });

  it("leaves the document as it was", () => {
    const before = JSON.stringify(document);
    new SchemaValidator(jsonSchemaStandard(document)).validate({});
    assert.equal(JSON.stringify(document), before);
  });

  it("refuses what is none", () => {
    for (const wrong of [[], "x", null, true]) {
      assert.throws(
        () => jsonSchemaStandard(wrong),
        (error: unknown) => ConfigError.is(error, "unsupported_value"),
      );
    }
  });
});
