import type { NodeType } from "../tree/node_type.ts";
import { ValueNode } from "../tree/node.ts";
import { convertScalar, type LeafType } from "../tree/scalar_conversion.ts";
import { Float } from "../base/float.ts";
import { holdsInterpolation } from "../grammar/opening.ts";
import { Quoted } from "../base/message.ts";
import { EnumValue } from "../tree/enum_value.ts";
import { faulty } from "./failure.ts";
import { EscapedMissing, type Native } from "./native.ts";
import { nativeText } from "./native_text.ts";
import { scalarNative } from "./native_value.ts";

/** The types that `oc.coerce` knows by name. Others would be Python's own classes. */
const types: ReadonlyMap<string, NodeType & LeafType> = new Map(
  (["bool", "float", "int", "str"] as const).map((kind) => [kind, { kind, optional: false }]),
);

/** `${oc.coerce:type,value}`: a scalar, converted as a node of the type would. Throws `Faulty`. */
export function coerce(type: Native, value: Native): Native {
  const name = type instanceof EscapedMissing ? type.text : type;
  const target = typeof name === "string" ? types.get(name) : undefined;
  if (target === undefined) {
    throw faulty(
      `Resolver 'oc.coerce' knows the types 'bool', 'float', 'int' and 'str', not '${nativeText(type)}'`,
    );
  }
  // What fits every type comes back as it is.
  if (typeof value === "string" && (value === "???" || holdsInterpolation(value))) return value;
  const node = scalarNode(value);
  const converted = node === undefined ? undefined : convertScalar(node, target, false);
  if (converted === undefined || value === null) {
    throw faulty([`Resolver 'oc.coerce' cannot make a ${target.kind} of `, new Quoted(nativeText(value))]);
  }
  return scalarNative(new ValueNode(converted.kind, converted.value));
}

function scalarNode(native: Native): ValueNode | undefined {
  if (typeof native === "string") return new ValueNode("str", native);
  if (typeof native === "number" || typeof native === "bigint") return new ValueNode("int", native);
  if (typeof native === "boolean") return new ValueNode("bool", native);
  if (native instanceof Float) return new ValueNode("float", native.value);
  if (native instanceof EscapedMissing) return new ValueNode("str", native.text);
  return native instanceof EnumValue ? new ValueNode("enum", native.member, native.type) : undefined;
}
