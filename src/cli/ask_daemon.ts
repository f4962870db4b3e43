import { ask } from "../ipc/ask.ts";
import { systemClock } from "../runtime/clock.ts";
import { connectSocket } from "../runtime/socket.ts";
import { MapNode, type Node, ValueNode } from "../tree/node.ts";
import type { Invocation } from "./command.ts";
import { flags } from "./flags.ts";
import { trustedSocketPath } from "./socket_path.ts";

/** Flags that say which daemon. */
export const daemonFlags = [flags.socket, flags.name] as const;

/** One field of what the daemon that the command line means answers. */
export async function askDaemon(
  { host, args }: Invocation,
  request: Readonly<Record<string, unknown>> & { readonly wanted: string },
): Promise<Node> {
  const { wanted, ...message } = request;
  const connection = await connectSocket(trustedSocketPath(host, args));
  const answer = await ask(message, { connection, clock: systemClock });
  const at = answer instanceof MapNode ? answer.keys.indexOf(wanted) : -1;
  return answer instanceof MapNode && at >= 0 ? answer.values[at] : new ValueNode("null", null);
}
