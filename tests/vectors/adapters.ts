import type { RecordedCase } from "./case_file.ts";
import type { Adapter } from "./outcome.ts";
import { runConfig } from "./omegaconf_config.ts";
import { runGrammar } from "./omegaconf_grammar.ts";
import { runMerge } from "./omegaconf_merge.ts";
import { runOps } from "./omegaconf_ops.ts";
import { runSplit } from "./omegaconf_split.ts";
import { runYaml } from "./omegaconf_yaml.ts";

/** OmegaConf's cases by `kind`. */
const byKind: Readonly<Record<string, Adapter>> = {
  yaml: runYaml,
  grammar: runGrammar,
  config: runConfig,
  merge: runMerge,
  ops: runOps,
  split: runSplit,
};

/** Hydra's cases by `area`: the module, and what it exports. They are loaded when a case needs them. */
const byArea: Readonly<Record<string, readonly [string, string]>> = {
  override: ["./hydra_overrides.ts", "runOverride"],
  override_rule: ["./hydra_overrides.ts", "runOverrideRule"],
  overrides_list: ["./hydra_overrides.ts", "runOverridesList"],
  escape: ["./hydra_overrides.ts", "runEscape"],
  glob: ["./hydra_overrides.ts", "runGlob"],
  compose: ["./hydra_compose.ts", "runCompose"],
  defaults: ["./hydra_defaults.ts", "runDefaults"],
  sweep: ["./hydra_sweeps.ts", "runSweep"],
  completion: ["./hydra_completion.ts", "runCompletion"],
};

/** The adapter that runs a case. */
export async function adapterFor(recorded: RecordedCase): Promise<Adapter> {
  const known = recorded.kind === undefined ? undefined : byKind[recorded.kind];
  if (known !== undefined) return known;
  const target = byArea[recorded.area];
  if (target === undefined) {
    throw new Error(`No adapter for kind '${recorded.kind}', area '${recorded.area}'`);
  }
  const module = await import(target[0]) as Record<string, Adapter | undefined>;
  const adapter = module[target[1]];
  if (adapter === undefined) throw new Error(`${target[0]} exports no ${target[1]}`);
  return adapter;
}
