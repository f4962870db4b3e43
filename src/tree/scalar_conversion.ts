import { floatRepr } from "../base/float.ts";
import { parsePythonFloat, parsePythonInt } from "../base/python_number.ts";
import type { Scalar } from "../base/scalar.ts";
import { type ValueKind, ValueNode } from "./node.ts";
import type { EnumMember, EnumType, LiteralType, NodeType, ScalarType } from "./node_type.ts";
import { enumOf } from "./role.ts";
import { sameScalar } from "./same_type.ts";

/** A type whose values are scalars. */
export type LeafType = ScalarType | EnumType | LiteralType;

export function isLeafType(type: NodeType): type is LeafType {
  switch (type.kind) {
    case "list":
    case "tuple":
    case "dict":
    case "object":
    case "union":
      return false;
    default:
      return true;
  }
}

/** What a scalar becomes: its kind and value. */
export interface Converted {
  readonly kind: ValueKind;
  readonly value: ValueNode["value"];
}

const trueWords = new Set(["yes", "y", "on", "true"]);
const falseWords = new Set(["no", "n", "off", "false"]);

/**
 * A scalar as a value of a type, by OmegaConf's conversions; nothing where it does not convert. Null is not asked
 * about here. `strict` takes values of exactly the type.
 */
export function convertScalar(node: ValueNode, type: LeafType, strict: boolean): Converted | undefined {
  switch (type.kind) {
    case "any":
      return node;
    case "none":
      return undefined;
    case "literal":
      return type.values.some((value) => isLiteral(node, value)) ? node : undefined;
    case "enum":
      return strict && node.kind !== "enum" ? undefined : toEnum(node, type);
    default:
      if (strict || node.kind === type.kind) return node.kind === type.kind ? node : undefined;
      return convertTo(type.kind, node);
  }
}

function convertTo(kind: "int" | "float" | "bool" | "str", node: ValueNode): Converted | undefined {
  switch (kind) {
    case "int":
      return node.kind === "str" ? converted("int", parsePythonInt(node.value as string)) : undefined;
    case "float":
      return toFloat(node);
    case "bool":
      return toBool(node);
    case "str":
      return converted("str", pythonText(node));
  }
}

function converted(kind: ValueKind, value: ValueNode["value"] | undefined): Converted | undefined {
  return value === undefined ? undefined : { kind, value };
}

function toFloat(node: ValueNode): Converted | undefined {
  if (node.kind === "str") return converted("float", parsePythonFloat(node.value as string));
  if (node.kind !== "int") return undefined;
  const value = Number(node.value);
  return Number.isFinite(value) ? { kind: "float", value } : undefined;
}

function toBool(node: ValueNode): Converted | undefined {
  if (node.kind === "int") return { kind: "bool", value: Number(node.value) !== 0 };
  if (node.kind !== "str") return undefined;
  const text = node.value as string;
  const number = parsePythonInt(text);
  if (number !== undefined) return { kind: "bool", value: Number(number) !== 0 };
  const word = text.toLowerCase();
  if (trueWords.has(word)) return { kind: "bool", value: true };
  return falseWords.has(word) ? { kind: "bool", value: false } : undefined;
}

/** A scalar as Python's `str` writes it. */
function pythonText(node: ValueNode): string {
  switch (node.kind) {
    case "float":
      return floatRepr(node.value as number);
    case "bool":
      return node.value === true ? "True" : "False";
    case "enum":
      return `${enumOf(node)?.name}.${(node.value as EnumMember).name}`;
    default:
      return String(node.value);
  }
}

function isLiteral(node: ValueNode, literal: Scalar): boolean {
  return node.kind !== "enum" && node.kind !== "missing" && sameScalar(node as Scalar, literal);
}

function toEnum(node: ValueNode, type: EnumType): Converted | undefined {
  if (node.kind === "enum") return enumMember(type, node.value as EnumMember);
  const member = node.kind === "str"
    ? memberOfText(type, node.value as string)
    : node.kind === "int"
    ? memberOfInt(type, node.value as number | bigint)
    : undefined;
  return member && { kind: "enum", value: member };
}

/** A member of another type of the same name and members: types are values, and may be made twice. */
function enumMember(type: EnumType, member: EnumMember): Converted | undefined {
  const same = type.members.find((candidate) =>
    candidate === member || (candidate.name === member.name && sameScalar(candidate.value, member.value))
  );
  return same && { kind: "enum", value: same };
}

/** The member that a text names: by name, by `Enum.NAME`, or by value. */
export function memberOfText(type: EnumType, text: string): EnumMember | undefined {
  const prefix = `${type.name}.`;
  const name = text.startsWith(prefix) ? text.slice(prefix.length) : text;
  return type.members.find((member) => member.name === name) ??
    type.members.find(({ value }) => value.kind === "str" && value.value === name);
}

/** The member that has a number as its value. */
export function memberOfInt(type: EnumType, number: number | bigint): EnumMember | undefined {
  // A loose comparison: an int equals a float and a bigint of the same value.
  return type.members.find(({ value }) =>
    (value.kind === "int" || value.kind === "float") && value.value == number
  );
}
