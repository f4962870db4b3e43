import { ConfigError } from "../base/error.ts";
import type { Origin } from "../base/origin.ts";
import type { Override } from "../override/ast.ts";
import type { Value } from "../override/value.ts";
import type { RequestedChoice, RequestedChoices } from "./choice_ledger.ts";
import { compositionError } from "./composition_error.ts";
import type { ConfigLookup } from "./config_lookup.ts";
import { appendedEntry, choiceKeyOf, type GroupEntry } from "./defaults_entry.ts";
import type { Choice } from "./defaults_item.ts";

/** Overrides told apart: what they say about defaults, and those that are about values. */
export interface SortedOverrides extends RequestedChoices {
  /** In order; to be applied to what is composed. */
  readonly valueOverrides: readonly Override[];
}

/**
 * Tells overrides of choices from overrides of values. `db=mysql` is about the group `db` where the search path has
 * one, about the value `db` otherwise. Sweeps are passed over.
 *
 * @throws {ConfigError} composition, composition_value
 */
export function sortOverrides(overrides: readonly Override[], lookup: ConfigLookup): SortedOverrides {
  const sorted = {
    choices: new Map<string, RequestedChoice>(),
    appended: [] as GroupEntry[],
    deletions: new Map<string, string | null>(),
    valueOverrides: [] as Override[],
  };
  for (const [at, override] of overrides.entries()) {
    if (isSweepOverride(override)) continue;
    const isGroup = !override.isValuePath && lookup.hasGroup(override.key);
    const isConfig = !override.isValuePath && lookup.hasConfig(override.key);
    if (override.kind === "delete" && (isGroup || isConfig)) {
      sorted.deletions.set(keyOf(override, isGroup), deletedOption(override, isGroup));
    } else if (!isGroup || override.value?.kind === "dict") sorted.valueOverrides.push(override);
    else if (override.kind === "force_add") {
      const message = `Cannot apply '${override.text}': a group is appended by one '+'`;
      throw compositionError(message, { override: override.text, group: override.key });
    } else {
      const choice = choiceOf(override);
      const origin: Origin = { kind: "override", position: at + 1, text: override.text };
      if (override.kind === "add") {
        sorted.appended.push(
          appendedEntry(override.key, choice, { package: hereAsEmpty(override.package), origin }),
        );
      } else sorted.choices.set(keyOf(override, isGroup), { choice, origin });
    }
  }
  return sorted;
}

/** Whether an override stands for several jobs. */
export function isSweepOverride(override: Override): boolean {
  return override.form !== undefined && override.form !== "element";
}

/** The key of the choice that an override is about. */
function keyOf(override: Override, isGroup: boolean): string {
  const { key, package: named } = override;
  if (named === undefined) return key;
  const byGroup = isGroup && (named === "_group_" || named.startsWith("_group_."));
  return byGroup
    ? choiceKeyOf({ ...appendedEntry(key, null, { package: named }), appended: false })
    : `${key}@${named}`;
}

function hereAsEmpty(named: string | undefined): string | undefined {
  return named === "_here_" ? "" : named;
}

function deletedOption(override: Override, isGroup: boolean): string | null {
  const { value } = override;
  if (value === undefined || value.kind === "null") return null;
  const option = textOf(value);
  if (isGroup && option !== undefined) return option;
  const wanted = isGroup ? "the option must be a string" : "a config is deleted without a value";
  throw valueError(override, wanted);
}

function choiceOf(override: Override): Choice {
  const value = override.value as Value;
  const option = textOf(value);
  if (option !== undefined) return option;
  if (value.kind !== "list") {
    throw valueError(override, "the option of a group is a string or a list of strings");
  }
  return value.items.map((item) => textOf(item) ?? null);
}

function textOf(value: Value): string | undefined {
  if (value.kind === "str") return value.value;
  return value.kind === "quoted" ? value.text : undefined;
}

function valueError(override: Override, wanted: string): ConfigError {
  const message = `Cannot apply '${override.text}': '${override.key}' is a group or config, and ${wanted}`;
  return new ConfigError("composition_value", message, {
    details: { override: override.text, group: override.key },
  });
}
