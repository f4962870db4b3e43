import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as v from "valibot";
import { ConfigError } from "../../src/base/error.ts";
import { compose, type ComposeOptions } from "../../src/compose/compose.ts";
import { toYaml } from "../../src/config/to_yaml.ts";
import { MemoryFiles } from "../../src/runtime/memory_files.ts";

const Service = v.object({
  ml: v.object({ threshold: v.number() }),
  flags: v.record(v.string(), v.boolean()),
  extra: v.optional(v.looseObject({ a: v.number() }), { a: 1 }),
});

function composed(options: ComposeOptions): string {
  const files = new MemoryFiles({ "/work/config.yaml": "ml: {threshold: 0.5}\nflags: {}\n" });
  const config = compose({ dir: ".", schema: Service }, {
    files,
    workingDirectory: "/work",
    env: {},
    ...options,
  });
  return toYaml(config);
}

describe("places that a schema declares open", () => {
  it("take new keys from overrides without '+'", () => {
    assert.match(composed({ overrides: ["flags.new_ranker=true"] }), /^flags:\n {2}new_ranker: true$/m);
  });

  it("take new keys from what the platform hands in", () => {
    assert.match(
      composed({ userConfig: { flags: { x: "yes" }, extra: { b: [1] } } }),
      /^ {2}x: true\n[^]* {2}b:\n/m,
    );
  });

  it("still convert and check what they are given", () => {
    assert.throws(
      () => composed({ userConfig: { flags: { x: "maybe" } } }),
      (error) => ConfigError.is(error, "validation"),
    );
  });

  it("leave everything else closed", () => {
    assert.throws(() => composed({ userConfig: { ml: { treshold: 1 } } }), /did you mean 'threshold'/);
    assert.throws(() => composed({ overrides: ["nope=1"] }), (error) => ConfigError.is(error, "composition"));
  });
});
