import type { Command } from "./command.ts";
import { projectFlags } from "./compose_from_args.ts";
import { flags } from "./flags.ts";
import { printSweep } from "./print_sweep.ts";

/** `hydrant sweep OVERRIDE…`. */
export const sweepCommand: Command = {
  name: "sweep",
  usage: "[OVERRIDE…]",
  summary: "List the jobs of a sweep",
  description:
    "Lists the jobs that overrides with several values stand for, in every combination: each job's " +
    "number, the folder that is meant for what it writes, and its overrides. Each job is composed; none is run.",
  examples: [
    "hydrant sweep ml=resnet50,vit ml.threshold=0.8,0.9",
    "hydrant sweep 'ml=glob(*)' 'ml.threshold=range(0.5,0.9,0.1)' -o json",
  ],
  flags: [...projectFlags, flags.reveal, flags.output],
  run: printSweep,
};
