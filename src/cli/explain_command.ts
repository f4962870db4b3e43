import { describeOrigin } from "../base/origin.ts";
import { type Redactor, revealing } from "../base/redactor.ts";
import { visibleText } from "../base/visible_text.ts";
import { explain, type Explanation } from "../config/explain.ts";
import { redactorFor } from "../config/readable_tree.ts";
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
  flags: [...projectFlags, flags.reveal, flags.output],
  run: async (invocation) => {
    const { host, args } = invocation;
    const [path, ...overrides] = args.words;
    if (path === undefined) throw usage("Command 'explain' needs a key path, such as 'ml.threshold'");
    const config = await composeFromArgs(invocation, overrides);
    const told = leavesOf(explain(config, path));
    const redactor = args.has(flags.reveal) ? revealing : redactorFor(config);
    const text = outputFormat(args) === "json"
      ? writePlainJson(told.map((each) => asPlain(each, redactor)))
      : told.map((each) => asText(each, redactor)).join("");
    host.stdout.write(text);
    return exitStatus.ok;
  },
};

/** The parts that are no containers, and containers that are empty. */
function leavesOf(explanation: Explanation): readonly Explanation[] {
  return explanation.parts.length === 0 ? [explanation] : explanation.parts.flatMap(leavesOf);
}

type Told = Pick<Explanation, "node" | "origin">;

function asText({ keyPath, node, origin, beaten }: Explanation, redactor: Redactor): string {
  const line = (told: Told) => `${shown(told.node, keyPath, redactor)}  ${place(told.origin, redactor)}`;
  const lines = [`${keyPath}: ${line({ node, origin })}`, ...beaten.map((other) => `  beat ${line(other)}`)];
  return lines.map((line) => `${line}\n`).join("");
}

function asPlain({ keyPath, node, origin, beaten }: Explanation, redactor: Redactor): unknown {
  const told = (each: Told) => ({
    value: shown(each.node, keyPath, redactor),
    origin: place(each.origin, redactor),
  });
  return { path: keyPath, ...told({ node, origin }), beaten: beaten.map(told) };
}

function place(origin: Explanation["origin"], redactor: Redactor): string {
  if (origin === undefined) return "made by the program";
  return visibleText(redactor.masked(describeOrigin(origin, redactor)));
}

/** A value on one line; what is secret does not show. */
function shown(node: Node, keyPath: string, redactor: Redactor): string {
  if (redactor.hides(keyPath)) return "<secret>";
  return visibleText(redactor.masked(lineOf(node)));
}

function lineOf(node: Node): string {
  if (node.kind === "str") return node.value as string;
  return node.kind === "interpolation" ? node.text : treeToJson(node);
}
