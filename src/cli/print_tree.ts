import { TreeSource } from "../resolve/tree_source.ts";
import { treeToJson } from "../live/tree_json.ts";
import type { Node } from "../tree/node.ts";
import { emitYaml } from "../yaml/emit.ts";
import type { ParsedArgs } from "./args.ts";
import { flags } from "./flags.ts";

/** How results are printed. */
export type OutputFormat = "yaml" | "json";

/** What `-o` says, or what a command prints where it says nothing. */
export function outputFormat(args: ParsedArgs, otherwise: OutputFormat = "yaml"): OutputFormat {
  return (args.value(flags.output) as OutputFormat | undefined) ?? otherwise;
}

/** A tree as it is printed, with a line break at its end. */
export function printTree(node: Node, format: OutputFormat): string {
  if (format === "json") return `${treeToJson(node, { indent: 2 })}\n`;
  // A text alone is for a shell, which wants no quotes.
  if (node.kind === "str") return `${node.value as string}\n`;
  const text = emitYaml(new TreeSource({ escapeMissing: true }), node, {});
  // PyYAML closes a document that is a bare scalar.
  return text.endsWith("\n...\n") ? text.slice(0, -"...\n".length) : text;
}
