import { ChoiceLedger } from "../../src/compose/choice_ledger.ts";
import { requestOf } from "../../src/compose/compose.ts";
import { ConfigLibrary } from "../../src/compose/config_library.ts";
import { expandDefaults } from "../../src/compose/defaults_expansion.ts";
import {
  checkUnique,
  type DefaultsTree,
  defaultsTreeText,
  type FinalDefault,
  finalDefaults,
} from "../../src/compose/defaults_tree.ts";
import { resolveDefaults } from "../../src/compose/prepare.ts";
import { sortOverrides } from "../../src/compose/requested_choices.ts";
import { contextOf } from "../../src/config/config.ts";
import { parseOverrides } from "../../src/override/parse.ts";
import { Repository } from "../../src/source/repository.ts";
import { sourceOf } from "../../src/source/search_path.ts";
import type { RecordedCase } from "./case_file.ts";
import { caseRequest } from "./hydra_request.ts";
import type { JsonObject } from "./json.ts";
import type { Adapter, CaseContext } from "./outcome.ts";

/** `defaults`: the defaults list alone, without anything composed of it. */
export const runDefaults: Adapter = (recorded, context) => {
  const lookup = libraryOf(recorded, context);
  const sorted = sortOverrides(parseOverrides(recorded.overrides as string[]), lookup);
  const ledger = new ChoiceLedger(sorted);
  const primary = recorded.config_name;
  const tree: DefaultsTree = expandDefaults(typeof primary === "string" ? primary : undefined, {
    lookup,
    ledger,
    appended: sorted.appended,
    withHydra: recorded.prepend_hydra === true,
    skipMissing: recorded.skip_missing === true,
  });
  const defaults = finalDefaults(tree);
  checkUnique(defaults);
  ledger.ensureAllUsed();
  return {
    defaults: defaults.map(defaultOutcome),
    tree_text: defaultsTreeText(tree),
    choices: Object.fromEntries(ledger.knownChoices()),
    config_overrides: sorted.valueOverrides.map(({ text }) => text),
  };
};

function libraryOf(recorded: RecordedCase, context: CaseContext): ConfigLibrary {
  const { project, options } = caseRequest(recorded, context);
  const { setting, searchPath, store } = requestOf(project, options);
  const listed = searchPath.map((entry) => sourceOf(entry, setting));
  const hydra = recorded.hydra_in_path === false ? [] : [setting.hydra];
  const evaluation = contextOf({});
  return new ConfigLibrary(
    new Repository([...hydra, ...listed, store]),
    (config) => resolveDefaults(config, evaluation),
  );
}

/** An entry of a final defaults list, as cases write it. */
export function defaultOutcome(entry: FinalDefault): JsonObject {
  return {
    config_path: entry.configPath,
    package: entry.package,
    parent: entry.parent ?? null,
    is_self: entry.isSelf,
    ...(entry.choiceKey === undefined ? {} : { override_key: entry.choiceKey }),
    ...(entry.primary ? { primary: true } : {}),
  };
}
