import { describeOrigin } from "../base/origin.ts";
import { nameRedactor } from "../base/redactor.ts";
import { visibleText } from "../base/visible_text.ts";
import { explain, type Explanation } from "../config/explain.ts";
import { treeToJson } from "../live/tree_json.ts";
import type { Node } from "../tree/node.ts";
import { usage } from "./args.ts";
import type { Command } from "./command.ts";
import { composeFromArgs, projectFlags } from "./compose_from_args.ts";
import { exitStatus } from "./exit_status.ts";
import { flags } from "./flags.ts";
import { outputFormat } from "./print_tree.ts";
import { writePlainJson } from "./print_plain.ts";

/** `hydrant explain PATH`. */
export const explainCommand: Command = {
  name: "explain",
  usage: "PATH [OVERRIDE…]",
  summary: "Tell where a value was written, and what it beat",
  description:
    "Tells of each part of the value at a key path where it was written, and everything it beat, newest first.",
  examples: ["hydrant explain ml.threshold", "hydrant explain ml ml.threshold=0.9"],
  flags: [...projectFlags, flags.output],
  run: async (invocation) => {
    const { host, args } = invocation;
    const [path, ...overrides] = args.words;
    if (path === undefined) throw usage("Command 'explain' needs a key path, such as 'ml.threshold'");
    const told = leavesOf(explain(await composeFromArgs(invocation, overrides), path));
    const text = outputFormat(args) === "json"
      ? writePlainJson(told.map(asPlain))
      : told.map(asText).join("");
    host.stdout.write(text);
    return exitStatus.ok;
  },
};

/** The parts that are no containers, and containers that are empty. */
function leavesOf(explanation: Explanation): readonly Explanation[] {
  return explanation.parts.length === 0 ? [explanation] : explanation.parts.flatMap(leavesOf);
}

function asText({ keyPath, node, origin, beaten }: Explanation): string {
  const lines = [`${keyPath}: ${shown(node, keyPath)}  ${place(origin)}`];
  for (const other of beaten) lines.push(`  beat ${shown(other.node, keyPath)}  ${place(other.origin)}`);
  return lines.map((line) => `${line}\n`).join("");
}

function asPlain({ keyPath, node, origin, beaten }: Explanation): unknown {
  return {
    path: keyPath,
    value: shown(node, keyPath),
    origin: place(origin),
    beaten: beaten.map((other) => ({ value: shown(other.node, keyPath), origin: place(other.origin) })),
  };
}

function place(origin: Explanation["origin"]): string {
  return origin === undefined ? "made by the program" : visibleText(describeOrigin(origin, nameRedactor));
}

/** A value on one line; what is named like a secret does not show. */
function shown(node: Node, keyPath: string): string {
  if (nameRedactor.hides(keyPath)) return "<secret>";
  if (node.kind === "str") return visibleText(node.value as string);
  if (node.kind === "interpolation") return visibleText(node.text);
  return visibleText(treeToJson(node));
}
