import { type Schema, Validator } from "@cfworker/json-schema";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import * as v from "valibot";
import { Settings } from "../../hydrant.config.ts";
import { packageOfConfig } from "../../src/compose/options.ts";
import { create } from "../../src/config/create.ts";
import { toContainer } from "../../src/config/to_container.ts";
import { jsonSchemaOf } from "../../src/schema/json_schema.ts";
import { describeSchema } from "../../src/schema/schema.ts";
import { typeAt, typeOfTree } from "../../src/schema/type_of_tree.ts";
import type { NodeType } from "../../src/tree/node_type.ts";
import { composeTree, type Tree } from "../compose/composed_tree.ts";

const int = v.pipe(v.number(), v.integer());

/** Whether a text is valid by the JSON Schema of a type, as another library than ours sees it. */
function isValid(type: NodeType, text: string): boolean {
  const plain = JSON.parse(JSON.stringify(toContainer(create(text))));
  return new Validator(jsonSchemaOf(type) as Schema, "2020-12", false).validate(plain).valid;
}

describe("JSON Schema for editors", () => {
  const { type } = describeSchema(Settings);
  const read = (file: string) => readFileSync(new URL(`../../conf/${file}`, import.meta.url), "utf8");
  const indented = (text: string) => text.replace(/^(?=.)/gm, "  ");
  const example = `${read("config.yaml")}\nml:\n${indented(read("ml/resnet50.yaml"))}`;

  it("takes the worked example", () => assert.ok(isValid(type, example)));

  const wrong: readonly (readonly [string, string, string])[] = [
    ["a value of another type", "repeat: 1", "repeat: many"],
    ["a number out of bounds", "threshold: 0.85", "threshold: 1.5"],
    ["an unknown key", "model_name: resnet50", "modelname: resnet50"],
    ["a mapping for a text", "banner: Serving", "banner:\n  text: Serving"],
  ];
  for (const [what, before, after] of wrong) {
    it(`refuses ${what} in it`, () => {
      assert.ok(example.includes(before));
      assert.equal(isValid(type, example.replace(before, after)), false);
    });
  }

  const allowed: readonly (readonly [string, string])[] = [
    ["a defaults list", "defaults: [_self_, db: mysql, {override db@x: pg}, {optional a: [b, c]}]"],
    ["what is said to Hydra", "hydra: {run: {dir: x}}"],
    ["interpolations anywhere", "ml: {threshold: '${oc.env:T}'}\napp: $<other>\nflags: {a: '${b}'}"],
    ["what is missing", "ml: ???\napp: {repeat: '???'}"],
    ["a part", "ml: {}"],
  ];
  for (const [what, text] of allowed) {
    it(`takes ${what}`, () => assert.ok(isValid(type, text)));
  }

  it("says of each kind of type what it takes", () => {
    const kinds = describeSchema(v.object({
      color: v.optional(v.enum({ Red: "r" })),
      pick: v.optional(v.picklist(["a", 1])),
      list: v.optional(v.array(int)),
      tuple: v.optional(v.tuple([v.string(), int])),
      record: v.optional(v.record(v.string(), int)),
      union: v.optional(v.union([int, v.boolean()])),
      nullable: v.optional(v.nullable(int)),
      open: v.optional(v.looseObject({ a: v.optional(int) })),
      rest: v.optional(v.objectWithRest({ a: v.optional(int) }, v.boolean())),
      shape: v.optional(v.variant("type", [
        v.object({ type: v.literal("circle"), r: v.number() }),
        v.object({ type: v.literal("square"), side: v.number() }),
      ])),
    })).type;
    const good = [
      "color: Red",
      "color: r",
      "pick: 1",
      "list: [1, '${x}']",
      "tuple: [a, 1]",
      "record: {a: 1}",
      "union: true",
      "nullable: null",
      "open: {a: 1, b: x}",
      "rest: {a: 1, b: true}",
      "shape: {type: square, side: 1}",
    ];
    const bad = [
      "color: Blue",
      "pick: b",
      "list: [x]",
      "tuple: [a, b]",
      "tuple: [a, 1, 2]",
      "record: {a: x}",
      "union: x",
      "list: null",
      "open: {a: x}",
      "rest: {b: 1}",
      "shape: {type: square, r: 1}",
    ];
    for (const text of good) assert.ok(isValid(kinds, text), text);
    for (const text of bad) assert.ok(!isValid(kinds, text), text);
  });

  it("is that of the package for the files of a group", () => {
    const tree: Tree = {
      "config.yaml": "defaults:\n  - db: mysql\n  - db@replica: mysql\n  - _self_\n",
      "db/mysql.yaml": "host: my\nport: 1\n",
      "db/pg.yaml": "host: pg\n",
      "db/whole.yaml": "# @package _global_\ndb: {host: x}\n",
    };
    const Db = v.object({ host: v.optional(v.string(), ""), port: v.optional(int, 1) });
    const whole = composeTree(tree, [], { schema: v.object({ db: Db, replica: Db }) });
    const root = typeOfTree(whole.config.place.node);
    for (const name of ["db/mysql", "db/pg", "db/whole"]) {
      const group = typeAt(root, packageOfConfig(whole, name));
      assert.ok(isValid(group, tree[`${name}.yaml`] ?? ""), name);
      assert.ok(!isValid(group, "hots: x"), name);
    }
  });
});
