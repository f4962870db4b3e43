import { type ParsedArgs, usage } from "./args.ts";
import type { Command } from "./command.ts";
import { composeDetailedFromArgs, projectFlags } from "./compose_from_args.ts";
import { exitStatus } from "./exit_status.ts";
import type { Flag } from "./flags.ts";
import { flags } from "./flags.ts";
import { printConfig } from "./print_config.ts";
import { infoText } from "./print_info.ts";
import { printSweep } from "./print_sweep.ts";

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
    "hydrant compose --info defaults-tree",
    "hydrant compose -m ml=resnet50,vit",
  ],
  flags: [
    ...projectFlags,
    flags.cfg,
    flags.package,
    flags.resolve,
    flags.info,
    flags.multirun,
    flags.reveal,
    flags.output,
  ],
  run: async (invocation) => {
    const { host, args } = invocation;
    refuseTogether(args, [flags.info, flags.multirun, flags.cfg]);
    refuseTogether(args, [flags.info, flags.multirun, flags.package]);
    refuseTogether(args, [flags.info, flags.multirun, flags.resolve]);
    if (args.has(flags.multirun)) return await printSweep(invocation);
    // As Hydra prints it: what is known only once a job runs is not known here.
    const composition = await composeDetailedFromArgs(invocation, args.words, { asJob: false });
    if (args.has(flags.info)) host.stdout.write(infoText(composition, args));
    else printConfig(composition, invocation);
    return exitStatus.ok;
  },
};

/** @throws {ConfigError} `usage` when more than one of the flags is given */
function refuseTogether(args: ParsedArgs, several: readonly Flag[]): void {
  const given = several.filter((flag) => args.has(flag)).map(({ name }) => `'--${name}'`);
  if (given.length > 1) throw usage(`Only one of ${given.join(" and ")} can be given`);
}
