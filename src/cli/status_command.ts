import { treeToJson } from "../live/tree_json.ts";
import { parseJson } from "../base/json_plain.ts";
import { visibleText } from "../base/visible_text.ts";
import { askDaemon, daemonFlags } from "./ask_daemon.ts";
import type { Command } from "./command.ts";
import { exitStatus } from "./exit_status.ts";
import { flags } from "./flags.ts";
import { printTree } from "./print_tree.ts";
import { type Style, styleFor } from "./style.ts";

/** `hydrant status`. */
export const statusCommand: Command = {
  name: "status",
  usage: "",
  summary: "Tell what a daemon serves, what it refused, and how far its subscribers are",
  description:
    "Tells what a daemon serves, what it refused since, and which generation each of its subscribers has.",
  examples: ["hydrant status", "hydrant status --name ranker -o json"],
  flags: [flags.output, ...daemonFlags],
  run: async (invocation) => {
    const { host, args } = invocation;
    const report = await askDaemon(invocation, { t: "status", wanted: "status" });
    const format = args.value(flags.output);
    const text = format === undefined
      ? statusText(parseJson(treeToJson(report)) as Status, styleFor(host.stdout, host.environment))
      : printTree(report, format === "json" ? "json" : "yaml");
    host.stdout.write(text);
    return exitStatus.ok;
  },
};

/** What is used here of what a daemon answers. */
interface Status {
  readonly server: string;
  readonly pid: number;
  readonly socket: string;
  readonly generation: {
    readonly number: number;
    readonly hash: string;
    readonly since: number;
    readonly cause: string;
  };
  readonly verifiedAt: number;
  readonly pendingErrors: readonly {
    readonly code: string;
    readonly message: string;
    readonly origin?: string;
  }[];
  readonly layers: readonly { readonly name: string; readonly author?: string; readonly time: number }[];
  readonly subscribers: readonly SubscriberStatus[];
}

interface SubscriberStatus {
  readonly client: string;
  readonly select: readonly string[];
  readonly ack: boolean;
  readonly generation: number;
  readonly lagging: boolean;
  readonly nack?: { readonly generation: number; readonly message: string };
}

function statusText(status: Status, style: Style): string {
  const { generation, pendingErrors, layers, subscribers } = status;
  const lines = [
    `${safe(status.server)}, process ${status.pid}, at ${safe(status.socket)}`,
    `${style.strong(`Generation ${generation.number}`)} since ${timeOf(generation.since)} ` +
    `(${safe(generation.cause)}), verified ${timeOf(status.verifiedAt)}`,
    style.faint(safe(generation.hash)),
  ];
  for (const { message } of pendingErrors) lines.push(`${style.bad("Refused:")} ${safe(message)}`);
  for (const { name, time } of layers) lines.push(`Layer ${safe(name)}, set ${timeOf(time)}`);
  lines.push(subscribers.length === 0 ? "No subscribers" : "Subscribers:");
  const names = subscribers.map(({ client }) => safe(client));
  const width = Math.max(0, ...names.map((name) => name.length));
  subscribers.forEach((each, at) =>
    lines.push(`  ${names[at].padEnd(width)}  ${subscriberText(each, style)}`)
  );
  return lines.map((line) => `${line}\n`).join("");
}

function subscriberText({ select, ack, generation, lagging, nack }: SubscriberStatus, style: Style): string {
  const what = safe(select.map((path) => path === "" ? "everything" : path).join(", "));
  if (!ack) return `follows ${what}`;
  const has = `generation ${generation} of ${what}`;
  if (nack !== undefined) return `${has}: ${style.bad(`refused ${nack.generation}`)}: ${safe(nack.message)}`;
  return `${has}: ${lagging ? style.bad("has not answered") : style.good("up to date")}`;
}

/** What came from elsewhere must not steer the terminal. */
const safe = visibleText;

function timeOf(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace(/\.[0-9]+Z$/, "Z");
}
