import { yamlTagPrefix } from "./directives.ts";
import { quoted } from "./fault.ts";
import { numberNode, type UntypedScalar } from "./number_node.ts";
import { timestampKind } from "./timestamp.ts";
import { ScalarNode } from "./yaml_node.ts";
import { yamlFloat, yamlInteger } from "./yaml_number.ts";

const truths: ReadonlyMap<string, boolean> = new Map([
  ["yes", true],
  ["true", true],
  ["on", true],
  ["no", false],
  ["false", false],
  ["off", false],
]);

/** Tags of collections: a scalar that has one is refused no earlier than the collection's content would be. */
const collectionTags: ReadonlySet<string> = new Set(["map", "seq", "set", "omap", "pairs"]);

/** Whether a tag is one for scalars, so that a mapping that has it stands for its default key's value. */
export function isScalarTag(tag: string): boolean {
  return scalarTags.has(nameOf(tag));
}

const scalarTags: ReadonlySet<string> = new Set([
  "null",
  "bool",
  "int",
  "float",
  "str",
  "binary",
  "timestamp",
]);

/** The name of one of YAML's own tags; empty for any other. */
export function nameOf(tag: string): string {
  return tag.startsWith(yamlTagPrefix) ? tag.slice(yamlTagPrefix.length) : "";
}

/** A scalar with a tag that says its type. */
export function taggedScalar(tag: string, scalar: UntypedScalar): ScalarNode {
  const { text, offset, keyOffset } = scalar;
  const name = nameOf(tag);
  switch (name) {
    case "str":
      return new ScalarNode("str", text, text, offset, keyOffset);
    case "int":
      return numberNode("int", yamlInteger(text), scalar);
    case "float":
      return numberNode("float", yamlFloat(text), scalar);
    case "bool": {
      const value = truths.get(text.toLowerCase());
      return value === undefined
        ? new ScalarNode("fault", "the text spells no truth value", text, offset, keyOffset)
        : new ScalarNode("bool", value, text, offset, keyOffset);
    }
    case "null":
      return new ScalarNode("null", null, text, offset, keyOffset);
    case "merge":
      return new ScalarNode("merge", null, text, offset, keyOffset);
    case "value":
      return new ScalarNode("default", null, text, offset, keyOffset);
    case "binary":
      return binaryScalar(scalar);
    case "timestamp":
      return timestampScalar(scalar);
  }
  if (collectionTags.has(name)) {
    return new ScalarNode("misfit", `the tag '!!${name}' does not fit a scalar`, text, offset, keyOffset);
  }
  return new ScalarNode("fault", unknownTagProblem(tag), text, offset, keyOffset);
}

export function unknownTagProblem(tag: string): string {
  return `nothing can be made of the tag ${quoted(tag)}`;
}

/** Bytes are checked and not kept: no configuration holds them. */
function binaryScalar({ text, offset, keyOffset }: UntypedScalar): ScalarNode {
  return isBase64(text)
    ? new ScalarNode("bytes", null, text, offset, keyOffset)
    : new ScalarNode("fault", "the text is no base64", text, offset, keyOffset);
}

const base64Digit = /[A-Za-z0-9+/]/;
const notAscii = /[^\0-\x7f]/;

/** As Python takes base64: other characters count for nothing, and padding that fills four digits up ends it. */
function isBase64(text: string): boolean {
  if (notAscii.test(text)) return false;
  let digits = 0;
  let padding = 0;
  for (const character of text) {
    if (base64Digit.test(character)) {
      digits++;
      padding = 0;
    } else if (character === "=" && digits % 4 >= 2 && digits % 4 + ++padding >= 4) return true;
  }
  return digits % 4 === 0;
}

/** Points in time are checked and not kept. */
function timestampScalar({ text, offset, keyOffset }: UntypedScalar): ScalarNode {
  const kind = timestampKind(text);
  return kind === undefined
    ? new ScalarNode("fault", "the text spells no date", text, offset, keyOffset)
    : new ScalarNode(kind, null, text, offset, keyOffset);
}
