import { ConfigError } from "../base/error.ts";
import type { Scalar } from "../base/scalar.ts";
import type { NodeType, ObjectReference } from "../tree/node_type.ts";
import { isValibotSchema, type ValibotSchema } from "./valibot_shape.ts";

/** The node type of a union or variant: options that are null make it optional, literals alone make one literal. */
export function unionType(
  schema: ValibotSchema,
  describe: (option: ValibotSchema, at: number) => NodeType,
): NodeType {
  const options = (schema.options ?? []).filter(isValibotSchema);
  const described = options.map(describe);
  const types = withIntegers(
    described.flatMap((type) => type.kind === "union" ? type.members : [type]),
  );
  const members = types.filter((type) => type.kind !== "none");
  const optional = members.length < types.length || members.some((type) => type.optional);
  const single = members[0];
  if (members.length === 0) return { kind: "none", optional: true };
  if (members.length === 1 && single !== undefined) return { ...single, optional };
  if (members.some((type) => type.kind === "any")) return { kind: "any", optional: true };
  if (members.every((type) => type.kind === "literal")) {
    return { kind: "literal", values: members.flatMap((type) => type.values), optional };
  }
  const discriminator = schema.type === "variant" && typeof schema.key === "string"
    ? schema.key
    : discriminatorOf(members);
  return {
    kind: "union",
    members: members.map((type) => ({ ...type, optional: false })),
    optional,
    ...(discriminator !== undefined && { discriminator }),
  };
}

/** The field that every object of a union gives a literal type, if there is one. */
export function discriminatorOf(members: readonly NodeType[]): string | undefined {
  const objects = members.filter((member) => member.kind === "object");
  const isLiteralIn = (member: ObjectReference, name: string): boolean =>
    member.shape.fields.some((field) => field.name === name && field.type.kind === "literal");
  return objects[0]?.shape.fields.map((field) => field.name).find((name) =>
    objects.every((member) => isLiteralIn(member, name))
  );
}

/** Unions convert nothing, and a number that happens to be whole is a number, too. */
function withIntegers(types: readonly NodeType[]): readonly NodeType[] {
  if (types.some((type) => type.kind === "int")) return types;
  return types.flatMap((type) => type.kind === "float" ? [{ ...type, kind: "int" as const }, type] : [type]);
}

/** A value that a schema names, as the typed scalar that the tree compares with. */
export function literalScalar(value: unknown, schema: ValibotSchema): Scalar {
  switch (typeof value) {
    case "string":
      return { kind: "str", value };
    case "boolean":
      return { kind: "bool", value };
    case "bigint":
      return { kind: "int", value };
    case "number":
      return Number.isInteger(value) ? { kind: "int", value } : { kind: "float", value };
    default:
      throw new ConfigError(
        "unsupported_value",
        `Schema '${schema.expects}' names a value that a configuration cannot hold`,
        {
          details: { value, expected: "a string, a number or a boolean" },
        },
      );
  }
}
