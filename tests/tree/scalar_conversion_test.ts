import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type ValueKind, ValueNode } from "../../src/tree/node.ts";
import type { EnumType, LiteralType, NodeType } from "../../src/tree/node_type.ts";
import { convertScalar, isLeafType, type LeafType } from "../../src/tree/scalar_conversion.ts";

const mode: EnumType = {
  kind: "enum",
  name: "Mode",
  optional: false,
  members: [{ name: "fast", value: { kind: "str", value: "FAST" } }, {
    name: "two",
    value: { kind: "int", value: 2 },
  }],
};
const literal: LiteralType = {
  kind: "literal",
  optional: false,
  values: [{ kind: "str", value: "a" }, { kind: "int", value: 1 }, { kind: "bool", value: true }],
};

function of(kind: "int" | "float" | "bool" | "str" | "any"): LeafType {
  return { kind, optional: false };
}

function node(input: unknown): ValueNode {
  if (typeof input === "string") return new ValueNode("str", input);
  if (typeof input === "boolean") return new ValueNode("bool", input);
  if (typeof input === "bigint") return new ValueNode("int", input);
  if (input instanceof ValueNode) return input;
  const number = input as number;
  return new ValueNode<ValueKind>(Number.isInteger(number) ? "int" : "float", number);
}

const float = (number: number) => new ValueNode("float", number);

const cases: readonly (readonly [string, LeafType, unknown, unknown])[] = [
  ["int", of("int"), " 1 ", 1],
  ["int", of("int"), "1_000", 1000],
  ["int", of("int"), "٣", 3],
  ["int", of("int"), "12345678901234567890", 12345678901234567890n],
  ["int", of("int"), true, undefined],
  ["int", of("int"), float(1), undefined],
  ["int", of("int"), "1.0", undefined],
  ["int", of("int"), "0x10", undefined],
  ["float", of("float"), "nan", NaN],
  ["float", of("float"), "1_000", 1000],
  ["float", of("float"), 3, 3],
  ["float", of("float"), true, undefined],
  ["bool", of("bool"), 2, true],
  ["bool", of("bool"), "0", false],
  ["bool", of("bool"), "Yes", true],
  ["bool", of("bool"), "off", false],
  ["bool", of("bool"), "t", undefined],
  ["bool", of("bool"), float(1), undefined],
  ["str", of("str"), true, "True"],
  ["str", of("str"), float(1), "1.0"],
  ["str", of("str"), 10n ** 20n, "100000000000000000000"],
  ["enum", mode, "fast", mode.members[0]],
  ["enum", mode, "Mode.fast", mode.members[0]],
  ["enum", mode, "FAST", mode.members[0]],
  ["enum", mode, 2, mode.members[1]],
  ["enum", mode, "2", undefined],
  ["enum", mode, "FAst", undefined],
  ["enum", mode, true, undefined],
  ["literal", literal, "a", "a"],
  ["literal", literal, true, true],
  ["literal", literal, 1, 1],
  ["literal", literal, float(1), undefined],
  ["literal", literal, "1", undefined],
];

describe("conversions of scalars", () => {
  for (const [name, type, input, wanted] of cases) {
    const shown = input instanceof ValueNode
      ? `${input.kind} ${String(input.value)}`
      : `${typeof input} ${String(input)}`;
    it(`${shown} as ${name} gives ${String((wanted as { name?: string } | undefined)?.name ?? wanted)}`, () => {
      const converted = convertScalar(node(input), type, false);
      assert.deepEqual(converted?.value, wanted);
    });
  }

  it("takes nothing but the type itself where nothing converts", () => {
    assert.equal(convertScalar(node("1"), of("int"), true), undefined);
    assert.equal(convertScalar(node(1), of("float"), true), undefined);
    assert.equal(convertScalar(node("fast"), mode, true), undefined);
    assert.equal(convertScalar(node(1), of("int"), true)?.value, 1);
  });

  it("tells types of scalars from the others", () => {
    const list: NodeType = { kind: "list", element: of("int"), optional: false };
    assert.equal(isLeafType(list), false);
    assert.equal(isLeafType(mode), true);
  });
});
