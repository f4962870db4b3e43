import type { ProjectValue } from "../compose/project.ts";
import type { Live } from "../live/live.ts";
import { systemClock } from "../runtime/clock.ts";
import { systemRandom } from "../runtime/random.ts";
import { connectSocket } from "../runtime/socket.ts";
import { isStandardSchema } from "../schema/standard.ts";
import { declaredConfig, literalConfig, userConfigJson } from "./literal_config.ts";
import { RemoteLive } from "./remote_live.ts";

/** Which daemon, and what of it. */
export interface ConnectOptions<Schema = unknown> {
  /** The path that `hydrant watch` prints: of a unix socket, or of a named pipe on Windows. */
  readonly socket: string;
  /** Key paths; nothing else is sent, and nothing else wakes this process. Default: everything. */
  readonly select?: readonly string[];
  /**
   * Types and checks for what is selected. What it does not accept is refused, and does not come into force here.
   * Default: none.
   */
  readonly schema?: Schema;
  /** What this subscriber calls itself, in the daemon's status and for layers that single it out. */
  readonly as?: string;
}

/**
 * A live configuration that a daemon on this machine composes. While the daemon is away the last value stays in
 * force, marked as stale; when it is back, what changed meanwhile comes.
 *
 * @throws {ConfigError} `no_daemon` when nobody serves there; `protocol` when somebody else does
 * @example
 * ```ts no-run
 * import { connect } from "@hydrant/config";
 *
 * const live = await connect({ socket: "/run/user/1000/hydrant/ranker/sock", as: "ranker-1" });
 * live.subscribe("", (value, change) => console.log(change.generation.number, value));
 * ```
 */
export async function connect<Schema = unknown>(
  options: ConnectOptions<Schema>,
): Promise<Live<ProjectValue<Schema>>> {
  const ack = options.schema !== undefined;
  return await openRemote<ProjectValue<Schema>>({ ...options, ack });
}

/** As `connect`, with what only a daemon can tell; with `ack`, the daemon hears of each snapshot that came. */
export async function openRemote<T>(
  options: ConnectOptions & { readonly ack: boolean },
): Promise<RemoteLive<T>> {
  const { socket, schema, select = [""], as, ack } = options;
  return await RemoteLive.start<T>({
    open: () => connectSocket(socket),
    clock: systemClock,
    random: systemRandom,
    select,
    as,
    ack,
    accept: isStandardSchema(schema) ? (tree) => declaredConfig(tree, schema) : literalConfig,
    plainOf: (tree) => literalConfig(tree).value,
    toJson: userConfigJson,
  });
}
