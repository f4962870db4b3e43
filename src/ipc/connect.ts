import type { Live } from "../live/live.ts";
import { systemClock } from "../runtime/clock.ts";
import { systemRandom } from "../runtime/random.ts";
import { connectSocket } from "../runtime/socket.ts";
import { literalConfig, userConfigJson } from "./literal_config.ts";
import { RemoteLive } from "./remote_live.ts";

/** Which daemon, and what of it. */
export interface ConnectOptions {
  /** The path that `hydrant watch` prints: of a unix socket, or of a named pipe on Windows. */
  readonly socket: string;
  /** Key paths; nothing else is sent, and nothing else wakes this process. Default: everything. */
  readonly select?: readonly string[];
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
export async function connect<T = unknown>(options: ConnectOptions): Promise<Live<T>> {
  return await openRemote<T>({ ...options, ack: false });
}

/** As `connect`, with what only a daemon can tell; with `ack`, the daemon hears of each snapshot that came. */
export async function openRemote<T>(
  options: ConnectOptions & { readonly ack: boolean },
): Promise<RemoteLive<T>> {
  return await RemoteLive.start<T>({
    open: () => connectSocket(options.socket),
    clock: systemClock,
    random: systemRandom,
    select: options.select ?? [""],
    as: options.as,
    ack: options.ack,
    accept: literalConfig,
    toJson: userConfigJson,
  });
}
