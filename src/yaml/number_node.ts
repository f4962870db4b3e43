import { ScalarNode } from "./yaml_node.ts";
import type { NumberFault } from "./yaml_number.ts";

/** What is known of a scalar before its type is. */
export interface UntypedScalar {
  readonly text: string;
  readonly offset: number;
  readonly keyOffset: number;
}

/** The scalar for a number, or for the text that was to be one. */
export function numberNode(
  kind: "int" | "float",
  value: number | bigint | NumberFault,
  { text, offset, keyOffset }: UntypedScalar,
): ScalarNode {
  if (value === "digits") return new ScalarNode("digits", null, text, offset, keyOffset);
  if (value === "spelling") {
    return new ScalarNode("fault", `the text spells no ${kind}`, text, offset, keyOffset);
  }
  return new ScalarNode(kind, value, text, offset, keyOffset);
}
