import { emitYaml } from "../yaml/emit.ts";
import { openRemote } from "../ipc/connect.ts";
import type { Snapshot } from "../live/live.ts";
import { treeToJson } from "../live/tree_json.ts";
import { TreeSource } from "../resolve/tree_source.ts";
import { daemonFlags } from "./ask_daemon.ts";
import type { Command } from "./command.ts";
import { exitStatus } from "./exit_status.ts";
import { flags } from "./flags.ts";
import { outputFormat } from "./print_tree.ts";
import { trustedSocketPath } from "./socket_path.ts";
import { untilStopped } from "./until_stopped.ts";

/** `hydrant subscribe`. */
export const subscribeCommand: Command = {
  name: "subscribe",
  usage: "[PATH…]",
  summary: "Print what a daemon serves, and each change of it",
  description: "Prints what a daemon serves at the key paths, or all of it, and again whenever it changes; " +
    "one document, or with '-o json' one line, for each generation.",
  examples: ["hydrant subscribe flags", "hydrant subscribe ml.threshold -o json --as ranker-1"],
  flags: [flags.output, flags.as, flags.once, ...daemonFlags],
  run: async ({ host, args }) => {
    const as = args.value(flags.as);
    const live = await openRemote<unknown>({
      socket: trustedSocketPath(host, args),
      select: args.words.length === 0 ? [""] : args.words,
      ack: true,
      ...(as === undefined ? {} : { as }),
    });
    const stopped = untilStopped(host);
    void stopped.signal.then(() => live.close());
    const format = outputFormat(args);
    let printed: Snapshot | undefined;
    for await (const snapshot of live.snapshots()) {
      if (snapshot.stale) host.stderr.write("The daemon is out of reach; what was printed last may be old\n");
      else if (snapshot.value !== printed?.value) {
        host.stdout.write(format === "json" ? asLine(snapshot) : asDocument(snapshot));
      }
      printed = snapshot;
      if (args.has(flags.once)) break;
    }
    stopped.release();
    await live.close();
    return exitStatus.ok;
  },
};

function asLine({ config, generation, hash }: Snapshot): string {
  const value = treeToJson(config.place.node);
  return `{"generation":${generation.number},"hash":${JSON.stringify(hash)},"value":${value}}\n`;
}

function asDocument({ config, generation }: Snapshot): string {
  const text = emitYaml(new TreeSource({ escapeMissing: true }), config.place.node, {});
  return `--- # generation ${generation.number}\n${text}`;
}
