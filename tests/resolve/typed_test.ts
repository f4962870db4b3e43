import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { create } from "../../src/config/create.ts";
import { select } from "../../src/config/select.ts";
import type { Placed } from "../../src/resolve/context.ts";
import type { NodeType, ObjectShape } from "../../src/tree/node_type.ts";
import { structured } from "../../src/tree/structured.ts";
import { valueOf } from "../config/value_of.ts";

const int: NodeType = { kind: "int", optional: false };
const color: NodeType = {
  kind: "enum",
  optional: false,
  name: "Color",
  members: [{ name: "RED", value: { kind: "int", value: 1 } }],
};
const point: ObjectShape = { name: "Point", fields: [{ name: "x", type: int }] };

function fieldValue(type: NodeType, text: string, secret?: boolean): unknown {
  const shape: ObjectShape = {
    name: "Root",
    fields: [
      { name: "at", type: secret === true ? { ...type, secret } as NodeType : type },
      { name: "given", type: { kind: "any", optional: true } },
    ],
  };
  const given = {
    int: 3,
    text: "12",
    word: "abc",
    list: ["1", 2],
    red: "RED",
    null_: null,
    point: { x: "4" },
  };
  const config: Placed = create(structured(shape, { at: text, given }));
  return select(config, "at");
}

describe("an interpolation where a type is declared", () => {
  const converted: readonly (readonly [string, NodeType, string, unknown])[] = [
    ["an int as it is", int, "${given.int}", 3],
    ["a text into an int", int, "${given.text}", 12],
    ["a concatenation into an int", int, "${given.int}${given.text}", 312],
    ["an int into a text", { kind: "str", optional: false }, "${given.int}", "3"],
    ["a text into a bool", { kind: "bool", optional: false }, "${oc.decode:'yes'}", true],
    ["a name into a member", color, "${given.red}", "RED"],
    ["null where it is allowed", { kind: "int", optional: true }, "${given.null_}", null],
    ["anything", { kind: "any", optional: true }, "${given.word}", "abc"],
  ];
  for (const [what, type, text, value] of converted) {
    it(`takes ${what}`, () => assert.equal(fieldValue(type, text), value));
  }

  const refused: readonly (readonly [string, NodeType, string])[] = [
    ["a word for an int", int, "${given.word}"],
    ["a list for an int", int, "${given.list}"],
    ["null for an int", int, "${given.null_}"],
    ["another name for a member", color, "${given.word}"],
    ["a scalar for a list", { kind: "list", optional: false, element: int }, "${given.int}"],
  ];
  for (const [what, type, text] of refused) {
    it(`refuses ${what}`, () => {
      assert.throws(() => fieldValue(type, text), {
        code: "interpolation_validation",
        name: "InterpolationValidationError",
      });
    });
  }

  it("makes containers anew, converted", () => {
    const shape: ObjectShape = {
      name: "Root",
      fields: [
        { name: "list", type: { kind: "list", optional: false, element: int } },
        { name: "given", type: { kind: "any", optional: true } },
      ],
    };
    const config = create(structured(shape, { list: "${given}", given: ["1", 2] }));
    assert.deepEqual(valueOf(config), { list: [1, 2], given: ["1", 2] });
  });

  it("takes an object of its shape", () => {
    const type: NodeType = { kind: "object", optional: false, shape: point };
    const shape: ObjectShape = { name: "Root", fields: [{ name: "a", type }, { name: "b", type }] };
    const config = create(structured(shape, { a: structured(point, { x: 1 }), b: "${a}" }));
    assert.deepEqual(valueOf(config), { a: { x: 1 }, b: { x: 1 } });
  });

  it("does not tell what a secret was", () => {
    assert.throws(() => fieldValue(int, "${given.word}", true), (error: unknown) => {
      assert.doesNotMatch((error as Error).message, /abc/);
      return true;
    });
  });
});
