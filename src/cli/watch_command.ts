import { renderError } from "../base/error_text.ts";
import { visibleText } from "../base/visible_text.ts";
import { Server } from "../ipc/server.ts";
import { projectComposer } from "../live/project_composer.ts";
import { Publisher, type Rejection } from "../live/publisher.ts";
import { systemClock } from "../runtime/clock.ts";
import { localFileSystem } from "../runtime/file_system.ts";
import { watchLocalDirectory } from "../runtime/file_watch.ts";
import { systemRandom } from "../runtime/random.ts";
import { millisecondsOf, type ParsedArgs } from "./args.ts";
import type { Command, Invocation } from "./command.ts";
import { composeArgs, projectFlags } from "./compose_from_args.ts";
import { exitStatus } from "./exit_status.ts";
import { flags } from "./flags.ts";
import { withNearbyPrimaries } from "./nearby_hint.ts";
import { socketPath } from "./socket_path.ts";
import { type Style, styleFor } from "./style.ts";
import { untilStopped } from "./until_stopped.ts";
import { version } from "./version.ts";

/** `hydrant watch`. */
export const watchCommand: Command = {
  name: "watch",
  usage: "[OVERRIDE…]",
  summary: "Serve the configuration on a socket, and keep it true to the files",
  description:
    "Composes the configuration, serves it on a socket, and composes again whenever a file that matters " +
    "changes. What is not valid changes nothing. Prints the socket's path once it serves; SIGHUP looks at once.",
  examples: [
    "hydrant watch",
    "hydrant watch ml.threshold=0.9 --name ranker",
    "hydrant watch --socket /run/app/sock",
  ],
  flags: [
    ...projectFlags,
    flags.socket,
    flags.name,
    flags.allowInterpolation,
    flags.quietMs,
    flags.maxWaitMs,
  ],
  run: async (invocation) => {
    const { host, args } = invocation;
    const socket = socketPath(host, args);
    const publisher = await publisherOf(invocation);
    try {
      const server = await Server.start({
        publisher,
        socket,
        clock: systemClock,
        server: `hydrant/${version}`,
        pid: host.pid,
        allowInterpolation: args.has(flags.allowInterpolation),
      });
      const stopped = untilStopped(host);
      const release = host.onSignal("SIGHUP", () => publisher.reload());
      tell(publisher, invocation);
      host.stdout.write(`${socket}\n`);
      await stopped.signal;
      release();
      stopped.release();
      await server.close();
    } finally {
      publisher.close();
    }
    return exitStatus.ok;
  },
};

async function publisherOf(invocation: Invocation): Promise<Publisher> {
  const { args } = invocation;
  const { project, options } = await composeArgs(invocation, args.words);
  return withNearbyPrimaries({ project, options }, () =>
    new Publisher({
      composer: projectComposer(project, { ...options, now: systemClock.now() }),
      files: localFileSystem,
      watchDirectory: watchLocalDirectory,
      clock: systemClock,
      random: systemRandom,
      ...timesOf(args),
    }));
}

function timesOf(args: ParsedArgs): { readonly quietMs?: number; readonly maxWaitMs?: number } {
  const quietMs = millisecondsOf(args, flags.quietMs);
  const maxWaitMs = millisecondsOf(args, flags.maxWaitMs);
  return { ...(quietMs === undefined ? {} : { quietMs }), ...(maxWaitMs === undefined ? {} : { maxWaitMs }) };
}

/** The log: one line a generation, and each rejection whole, on stderr. */
function tell(publisher: Publisher, { host }: Invocation): void {
  const style = styleFor(host.stderr, host.environment);
  const write = (text: string) => host.stderr.write(`${text}\n`);
  write(`Serving generation ${publisher.view().generation.number}`);
  publisher.listen({
    onPublish: () => write(publishedLine(publisher, style)),
    onReject: (rejection) => write(rejectedText(rejection, style)),
  });
}

const mostPaths = 8;

function publishedLine(publisher: Publisher, style: Style): string {
  const { generation, cause, changes } = publisher.view();
  const paths = changes.slice(0, mostPaths).map(({ keyPath }) =>
    keyPath === "" ? "everything" : visibleText(keyPath)
  );
  const more = changes.length > mostPaths ? ` and ${changes.length - mostPaths} more` : "";
  return `${style.good(`Generation ${generation.number}`)} (${cause}): ${paths.join(", ")}${more}`;
}

function rejectedText({ error, subscriber }: Rejection, style: Style): string {
  const whom = subscriber === undefined ? "" : ` for ${visibleText(subscriber)}`;
  return `${style.bad("Refused")}${whom}, the last good generation stays: ${renderError(error)}`;
}
