import { Config } from "../config/config.ts";
import { explain } from "../config/explain.ts";
import { readableTree } from "../config/readable_tree.ts";
import { selectPlace } from "../config/select.ts";
import { resolvedTree } from "../resolve/resolved_tree.ts";
import type { Node } from "../tree/node.ts";
import { usage } from "./args.ts";
import { askDaemon, daemonFlags } from "./ask_daemon.ts";
import type { Command } from "./command.ts";
import { composeFromArgs, projectFlags } from "./compose_from_args.ts";
import { exitStatus } from "./exit_status.ts";
import { flags } from "./flags.ts";
import { outputFormat, printTree } from "./print_tree.ts";

/** `hydrant get PATH`. */
export const getCommand: Command = {
  name: "get",
  usage: "PATH [OVERRIDE…]",
  summary: "Print the value at a key path",
  description: "Prints the value at a key path, resolved. Only what the value needs is evaluated.",
  examples: ["hydrant get ml.threshold", "hydrant get ml -o json", "hydrant get flags --live"],
  flags: [...projectFlags, flags.output, flags.reveal, flags.live, ...daemonFlags],
  run: async (invocation) => {
    const { host, args } = invocation;
    const [path, ...overrides] = args.words;
    if (path === undefined) throw usage("Command 'get' needs a key path, such as 'ml.threshold'");
    const node = args.has(flags.live)
      ? await askDaemon(invocation, { t: "get", path, wanted: "value" })
      : valueAt(await composeFromArgs(invocation, overrides), path, { reveal: args.has(flags.reveal) });
    host.stdout.write(printTree(node, outputFormat(args)));
    return exitStatus.ok;
  },
};

/** The resolved node at a key path. @throws {ConfigError} `key_not_found`, and what resolving raises */
function valueAt(config: Config, path: string, { reveal }: { readonly reveal: boolean }): Node {
  const place = path === "" ? config.place : selectPlace(config, path, { throwOnMissing: true });
  // Nothing there: explaining says so, with what is there.
  if (place === undefined) return explain(config, path).node;
  const { node } = resolvedTree(place, config.context);
  return reveal ? node : readableTree(new Config(place, config.context), node);
}
