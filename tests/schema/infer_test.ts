import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import * as v from "valibot";
import { deepEqual } from "../../src/base/plain.ts";
import { create } from "../../src/config/create.ts";
import { merge } from "../../src/config/merge.ts";
import { structured } from "../../src/config/structured.ts";
import { inferSchema } from "../../src/schema/infer.ts";
import { meta } from "../../src/schema/meta.ts";
import type { StandardSchema } from "../../src/schema/standard.ts";

/** What the text of a module exports by default; it has no types, and only these two imports. */
function schemaOf(text: string): StandardSchema {
  const body = text.replaceAll(/^import .*;\n/gm, "").replace(/^\s*export default /, "return ");
  return new Function("v", "meta", body)(v, meta) as StandardSchema;
}

describe("inferSchema", () => {
  it("writes a module that says what a tree holds", () => {
    const text = "host: db\nport: 1\nshare: 0.5\nbig: 12345678901234567890\nenabled: true\nnone: null\n" +
      "tags: [a, b]\nmixed: [1, x]\nservers: [{host: a}, {host: b, port: 1}]\ndb: {api_key: k, 'odd key': 1}\nempty: {}\nnothing: []\n";
    assert.equal(
      inferSchema(create(text).resolved.node),
      `import { meta } from "@hydrant/config";
import * as v from "valibot";

export default v.object({
  host: v.string(),
  port: v.pipe(v.number(), v.integer()),
  share: v.number(),
  big: v.pipe(v.number(), v.integer()),
  enabled: v.boolean(),
  none: v.nullable(v.unknown()),
  tags: v.array(v.string()),
  mixed: v.array(v.union([v.pipe(v.number(), v.integer()), v.string()])),
  servers: v.array(v.object({
    host: v.string(),
    port: v.optional(v.pipe(v.number(), v.integer())),
  })),
  db: v.object({
    api_key: v.pipe(v.string(), meta({ secret: true })),
    "odd key": v.pipe(v.number(), v.integer()),
  }),
  empty: v.record(v.string(), v.unknown()),
  nothing: v.array(v.unknown()),
});
`,
    );
  });

  it("writes a schema that takes and validates the tree that it came from", () => {
    const leaf = fc.oneof(
      fc.string(),
      fc.integer(),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.bigInt(),
      fc.boolean(),
      fc.constant(null),
    );
    const key = fc.string({ minLength: 1 }).filter((name) => name !== "__proto__");
    const { tree } = fc.letrec((tie) => ({
      tree: fc.dictionary(key, tie("value"), { maxKeys: 5 }),
      value: fc.oneof({ maxDepth: 3 }, leaf, tie("tree"), fc.array(tie("value"), { maxLength: 3 })),
    }));
    fc.assert(fc.property(tree, (value) => {
      // A text that looks like an interpolation is one, and leads nowhere here or does not parse.
      fc.pre(
        !JSON.stringify(value, (_, item) => typeof item === "bigint" ? 0 : item).match(/\$[{<]|\?\?\?|\\\\/),
      );
      const config = create(value as object, { angle: false });
      const schema = schemaOf(inferSchema(config.resolved.node));
      const typed = merge(structured(schema, { angle: false }), config);
      assert.ok(deepEqual(typed.value, config.value));
    }));
  });
});
