import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as v from "valibot";
import { renderError } from "../../src/base/error_text.ts";
import { StoredConfig } from "../../src/source/stored_config.ts";
import { composeTree, failureOf, type Tree } from "./composed_tree.ts";

const Db = v.object({
  host: v.string(),
  port: v.optional(v.pipe(v.number(), v.integer(), v.maxValue(65535)), 5432),
  timeout: v.pipe(v.optional(v.string(), "5s"), v.transform((text) => Number.parseInt(text))),
});

const tree: Tree = {
  "config.yaml": "defaults:\n  - base_schema\n  - _self_\nhost: local\n",
  "part.yaml": "name: x\ndb:\n  host: local\n",
  "group.yaml": "defaults:\n  - db: mysql\n  - _self_\nname: x\n",
  "db/mysql.yaml": "defaults: [base_db, _self_]\nhost: my\nport: '3306'\n",
};

describe("a schema by name in the store", () => {
  const store = { base_schema: Db, "db/base_db": Db };

  it("gives defaults and types to the config that begins with it", () => {
    const { config } = composeTree(tree, ["port=81"], { store });
    assert.deepEqual({ ...config.value as object }, { host: "local", port: 81, timeout: 5 });
    const error = failureOf(() => composeTree(tree, ["port=x"], { store }));
    assert.match(error.message, /'x' is no int/);
    assert.match(failureOf(() => composeTree(tree, ["prot=1"], { store })).message, /did you mean 'port'/);
  });

  it("validates the whole once it is resolved", () => {
    const error = failureOf(() => composeTree(tree, ["port=70000"], { store }).config.value);
    assert.equal(
      renderError(error),
      "override 1 port=70000: port: Value '70000' does not fit: wanted is <=65535",
    );
  });

  it("types and validates a group's options, at their package", () => {
    const { config } = composeTree(tree, [], { store, configName: "group" });
    const { db } = config.value as { db: object };
    assert.deepEqual({ ...db }, { host: "my", port: 3306, timeout: 5 });
    const failing = () => composeTree(tree, ["db.port=70000"], { store, configName: "group" }).config.value;
    assert.equal(failureOf(failing).keyPath, "db.port");
  });

  it("goes to the package that it is stored with", () => {
    const { config } = composeTree({ "config.yaml": "defaults: [base, _self_]\na: {host: h}\n" }, [], {
      store: { base: new StoredConfig(Db, { package: "a" }) },
    });
    assert.deepEqual({ ...(config.value as { a: object }).a }, { host: "h", port: 5432, timeout: 5 });
  });
});

describe("schemas of parts", () => {
  const options = { schemas: { db: Db }, configName: "part" };

  it("type a part, and leave the rest as it is", () => {
    const { config } = composeTree(tree, ["db.port='1'", "+other=2"], options);
    const { db, ...rest } = config.value as { db: object };
    assert.deepEqual({ ...db }, { host: "local", port: 1, timeout: 5 });
    assert.deepEqual(rest, { name: "x", other: 2 });
  });

  it("report what is wrong by its key path in the whole", () => {
    const error = failureOf(() => composeTree(tree, ["db.port=70000"], options).config.value);
    assert.equal(error.keyPath, "db.port");
    assert.equal(
      failureOf(() => composeTree(tree, ["db.host=???"], options).config.value).code,
      "missing_value",
    );
  });
});
