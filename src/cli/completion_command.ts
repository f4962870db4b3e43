import { usage } from "./args.ts";
import { candidates } from "./candidates.ts";
import type { Command } from "./command.ts";
import { completionScripts, type Shell, shells } from "./completion_scripts.ts";
import { exitStatus } from "./exit_status.ts";

/** `hydrant completion SHELL`. */
export const completionCommand: Command = {
  name: "completion",
  usage: "bash|zsh|fish",
  summary: "Print a script that completes words in a shell",
  description:
    "Prints a script that completes commands, flags, groups, options, keys and values in a shell. It " +
    "asks 'hydrant completion candidates -- WORD…' what the last word may go on to.",
  examples: [
    "source <(hydrant completion bash)",
    "source <(hydrant completion zsh)",
    "hydrant completion fish | source",
  ],
  flags: [],
  run: async (invocation) => {
    const { host, args } = invocation;
    const [asked, ...more] = args.words;
    if (asked === "candidates" && args.rest !== undefined) {
      for (const word of await candidates(invocation, args.rest)) host.stdout.write(`${word}\n`);
      return exitStatus.ok;
    }
    const shell = shells.find((each) => each === asked);
    if (shell === undefined || more.length > 0) throw unknownShell(asked);
    host.stdout.write(completionScripts[shell satisfies Shell]);
    return exitStatus.ok;
  },
};

function unknownShell(asked: string | undefined) {
  if (asked === undefined) return usage(`Command 'completion' needs a shell: ${shells.join(", ")}`);
  return usage(`Cannot complete in '${asked}'`, { argument: asked, available: shells });
}
