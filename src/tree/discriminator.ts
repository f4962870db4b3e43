import type { Scalar } from "../base/scalar.ts";
import { positionOfKey } from "./key.ts";
import { MapNode, type Node, ValueNode } from "./node.ts";
import type { NodeType, ObjectReference, UnionType } from "./node_type.ts";
import { sameScalar } from "./same_type.ts";

/** What a plain mapping says by the discriminator of a union: the value there, and the object that it means. */
export interface Choice {
  readonly value: ValueNode;
  /** Absent where no object of the union declares the value. */
  readonly member: ObjectReference | undefined;
}

/** The choice that a mapping makes; nothing where the union has no discriminator, or the mapping does not say it. */
export function choiceOf(node: Node, type: UnionType): Choice | undefined {
  const { discriminator } = type;
  if (discriminator === undefined || !(node instanceof MapNode) || node.shape !== undefined) return undefined;
  const at = positionOfKey(node, discriminator);
  const value = at < 0 ? undefined : node.values[at];
  if (!(value instanceof ValueNode) || value.kind === "missing") return undefined;
  const member = type.members.find((candidate) =>
    candidate.kind === "object" &&
    scalarsOf(fieldType(candidate, discriminator)).some((scalar) => sameScalar(scalar, value as Scalar))
  );
  return { value, member: member as ObjectReference | undefined };
}

/** Every value that the discriminator of a union may have. */
export function choicesOf(type: UnionType): readonly Scalar[] {
  const { discriminator } = type;
  if (discriminator === undefined) return [];
  return type.members.flatMap((member) =>
    member.kind === "object" ? scalarsOf(fieldType(member, discriminator)) : []
  );
}

/** Whether a mapping that is merged over an object of a union chooses another object by the discriminator. */
export function choosesAnother(existing: Node, value: Node): boolean {
  if (existing.type?.kind !== "union") return false;
  const choice = choiceOf(value, existing.type);
  if (choice === undefined) return false;
  const { selected } = existing.type;
  return choice.member === undefined || selected?.kind !== "object" || choice.member.shape !== selected.shape;
}

function fieldType({ shape }: ObjectReference, name: string): NodeType | undefined {
  return shape.fields.find((field) => field.name === name)?.type;
}

function scalarsOf(type: NodeType | undefined): readonly Scalar[] {
  return type?.kind === "literal" ? type.values : [];
}
