import { ConfigError } from "../base/error.ts";
import { renderError } from "../base/error_text.ts";
import { compose, composeDetailed } from "../compose/compose.ts";
import { groupOptions } from "../compose/options.ts";
import type { Config } from "../config/config.ts";
import type { Command } from "./command.ts";
import { composeArgs, projectFlags } from "./compose_from_args.ts";
import { exitStatus } from "./exit_status.ts";
import { styleFor } from "./style.ts";

/** `hydrant validate`. */
export const validateCommand: Command = {
  name: "validate",
  usage: "[OVERRIDE…]",
  summary: "Check the configuration with every option of every group",
  description:
    "Composes the configuration, and once more with each option of each group in place of the one that is " +
    "chosen; resolves and validates each, and tells what fails. For use before a change is merged.",
  examples: ["hydrant validate", "hydrant validate env=production"],
  flags: projectFlags,
  run: async (invocation) => {
    const { host, args } = invocation;
    const { project, options } = await composeArgs(invocation, args.words);
    const style = styleFor(host.stderr, host.environment);
    const told: string[] = [];
    const check = (overrides: readonly string[], action: () => Config): void => {
      const failure = failureOf(() => action().value);
      if (failure === undefined) return;
      const what = overrides.length === 0 ? "The configuration as it is" : overrides.join(" ");
      told.push(what);
      host.stderr.write(`${style.bad(what)}: ${renderError(failure)}\n`);
    };
    const whole = composeDetailed(project, { ...options, asJob: false });
    check(args.words, () => whole.config);
    const choices = groupOptions(whole);
    for (const { override } of choices) {
      const overrides = [...args.words, override];
      check(overrides, () => compose(project, { ...options, overrides, asJob: false }));
    }
    const count = choices.length + 1;
    host.stdout.write(
      told.length === 0
        ? `All ${count} configurations are valid\n`
        : `${told.length} of ${count} configurations fail\n`,
    );
    return told.length === 0 ? exitStatus.ok : exitStatus.invalid;
  },
};

function failureOf(action: () => unknown): ConfigError | undefined {
  try {
    action();
    return undefined;
  } catch (error) {
    if (ConfigError.is(error)) return error;
    throw error;
  }
}
