import { Float } from "../base/float.ts";
import { EnumValue } from "../tree/enum_value.ts";
import { FloatKey, type Key, keyText } from "../tree/key.ts";
import type { Node, ValueNode } from "../tree/node.ts";
import type { EnumMember, EnumType } from "../tree/node_type.ts";
import { isNode } from "../tree/placed_node.ts";
import { enumOf } from "../tree/role.ts";
import { Tuple } from "../tree/tuple.ts";
import { faulty } from "./failure.ts";
import { EscapedMissing, type Native } from "./native.ts";
import { type PythonSink, type PythonSource, pythonStr, textRepr } from "./python_text.ts";
import { Spot } from "./spot.ts";

/** How many values the text of one container may show; what is shared shows once for each time. */
const maximumShown = 2 ** 20;

/** A container as Python's `str` shows it; interpolations in containers of the tree show as written. Throws `Faulty`. */
export function containerText(shown: Shown): string {
  return pythonStr(new NativeSource(), shown);
}

/** What a text shows: values, and the nodes of containers of the tree. */
export type Shown = Native | Node;

class NativeSource implements PythonSource<Shown> {
  #shown = 0;

  describe(value: Shown, sink: PythonSink<Shown>): void {
    if (++this.#shown > maximumShown) {
      throw faulty(`The text of a container would show more than ${maximumShown} values`, {
        code: "limit_exceeded",
        limit: { limit: "values shown", maximum: maximumShown },
      });
    }
    if (isNode(value)) return describeNode(value, sink);
    if (value instanceof Spot) return describeNode(value.node, sink);
    describeNative(value, sink);
  }
}

function describeNative(native: Exclude<Native, Spot>, sink: PythonSink<Shown>): void {
  switch (typeof native) {
    case "string":
      return sink.str(native);
    case "number":
    case "bigint":
      return sink.int(native);
    case "boolean":
      return sink.bool(native);
  }
  if (native === null) return sink.null();
  if (native instanceof Float) return sink.float(native.value);
  if (native instanceof EscapedMissing) return sink.str(native.text);
  if (native instanceof EnumValue) return sink.verbatim(enumRepr(native.type, native.member));
  if (native instanceof Map) return sink.dict([...native.keys()], [...native.values()]);
  if (native instanceof Tuple) return sink.tuple(native.items as readonly Native[]);
  sink.list(native as readonly Native[]);
}

function describeNode(node: Node, sink: PythonSink<Shown>): void {
  switch (node.kind) {
    case "map":
      return sink.dict(node.keys.map(keyShown), node.values);
    case "list":
      return node.tuple ? sink.tuple(node.items) : sink.list(node.items);
    case "interpolation":
      return sink.str(node.text);
    default:
      return describeScalar(node, sink);
  }
}

function describeScalar(node: ValueNode, sink: PythonSink<Shown>): void {
  switch (node.kind) {
    case "missing":
      return sink.str("???");
    case "float":
      return sink.float(node.value as number);
    case "enum": {
      const type = enumOf(node);
      const member = node.value as EnumMember;
      return type === undefined ? sink.str(member.name) : sink.verbatim(enumRepr(type, member));
    }
    default:
      describeNative(node.value as string | number | bigint | boolean | null, sink);
  }
}

function keyShown(key: Key): Native {
  if (key instanceof FloatKey) return new Float(key.value);
  return key instanceof Object ? keyText(key) : key;
}

function enumRepr(type: EnumType, member: EnumMember): string {
  const { kind, value } = member.value;
  const text = kind === "str" ? textRepr(value) : kind === "float" ? String(new Float(value)) : String(value);
  return `<${type.name}.${member.name}: ${text}>`;
}
