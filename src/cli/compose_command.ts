import { Config } from "../config/config.ts";
import { explain } from "../config/explain.ts";
import { selectPlace } from "../config/select.ts";
import { readableTree } from "../config/readable_tree.ts";
import { toYaml } from "../config/to_yaml.ts";
import type { Command, Invocation } from "./command.ts";
import { composeDetailedFromArgs, projectFlags } from "./compose_from_args.ts";
import { exitStatus } from "./exit_status.ts";
import { flags } from "./flags.ts";
import { outputFormat, printTree } from "./print_tree.ts";

/** `hydrant compose`. */
export const composeCommand: Command = {
  name: "compose",
  usage: "[OVERRIDE…]",
  summary: "Compose the configuration and print it",
  description: "Composes the configuration and prints it, interpolations as they were written.",
  examples: [
    "hydrant compose",
    "hydrant compose ml.threshold=0.9 --resolve",
    "hydrant compose -cp configs -cn train",
  ],
  flags: [...projectFlags, flags.cfg, flags.package, flags.resolve, flags.reveal, flags.output],
  run: async (invocation) => {
    const { host, args } = invocation;
    const config = await chosenPart(invocation);
    const resolve = args.has(flags.resolve);
    const reveal = args.has(flags.reveal);
    if (outputFormat(args) === "yaml") host.stdout.write(toYaml(config, { resolve, reveal }));
    else {
      const node = resolve ? config.resolved.node : config.place.node;
      host.stdout.write(printTree(reveal ? node : readableTree(config, node), "json"));
    }
    return exitStatus.ok;
  },
};

/** `-c` says which whole, `-p` which part of it. */
async function chosenPart(invocation: Invocation): Promise<Config> {
  const { args } = invocation;
  const { whole, config } = await composeDetailedFromArgs(invocation, args.words);
  const cfg = args.value(flags.cfg) ?? "job";
  const from = cfg === "job" ? config : whole;
  const path = args.value(flags.package) ?? (cfg === "hydra" ? "hydra" : "");
  if (path === "" || path === "_global_") return from;
  const place = selectPlace(from, path);
  // Nothing there: explaining says so, with what is there.
  return new Config(place ?? { ...from.place, node: explain(from, path).node }, from.context);
}
