import type { ConfigError } from "../base/error.ts";
import type { Origin } from "../base/origin.ts";
import { compositionError, within } from "./composition_error.ts";
import {
  choiceKeyOf,
  type ConfigEntry,
  configPathOf,
  type Entry,
  type GroupEntry,
  groupPathOf,
  nameOf,
  writtenKeyOf,
} from "./defaults_entry.ts";
import type { Choice } from "./defaults_item.ts";

/** What the overrides of one composition say about defaults. */
export interface RequestedChoices {
  /** Choices by key, `db` or `db@pkg`: `db=mysql`. */
  readonly choices: ReadonlyMap<string, RequestedChoice>;
  /** `+db=mysql`, in order. */
  readonly appended: readonly GroupEntry[];
  /** Options to delete by key of the choice or path of the config: `~db`, `~db=mysql`; null deletes any option. */
  readonly deletions: ReadonlyMap<string, string | null>;
}

/** A choice, and where it was made. */
export interface RequestedChoice {
  readonly choice: Choice;
  readonly origin: Origin | undefined;
}

interface OverrideRecord extends RequestedChoice {
  /** How many choices had been overridden before it. */
  readonly rank: number;
  /** The config whose defaults list overrides the choice; nothing for an override of the caller. */
  readonly config: string | undefined;
  /** As that config writes the key. */
  readonly writtenKey: string | undefined;
  used: boolean;
}

interface KnownChoice {
  readonly option: string | null;
  readonly from: string | undefined;
}

/**
 * Which choices are overridden, made and deleted while the tree of defaults grows. The tree is walked from its last
 * item to its first, so that of several overrides of one choice the first that is met is the last in the list, and
 * wins.
 */
export class ChoiceLedger {
  readonly #overrides = new Map<string, OverrideRecord>();
  readonly #known = new Map<string, KnownChoice>();
  readonly #keysOfGroup = new Map<string, Set<string>>();
  readonly #deletions = new Map<string, { readonly option: string | null; used: boolean }>();

  constructor(requested: RequestedChoices) {
    for (const [key, requestedChoice] of requested.choices) {
      this.#override(key, requestedChoice, undefined, undefined);
    }
    for (const [key, option] of requested.deletions) this.#deletions.set(key, { option, used: false });
  }

  /** How many choices are overridden so far. */
  get overrideCount(): number {
    return this.#overrides.size;
  }

  /** The choices made, by key, in the order in which they were met. */
  knownChoices(): ReadonlyMap<string, string | null> {
    const choices = new Map<string, string | null>();
    for (const [key, { option }] of this.#known) choices.set(key, option);
    return choices;
  }

  /** The option that interpolations in defaults lists may name by this key. */
  optionOf(key: string): string | undefined {
    const option = this.#known.get(key)?.option;
    return option === null || option === "???" ? undefined : option;
  }

  addOverride(config: string, entry: GroupEntry): void {
    const key = choiceKeyOf(entry);
    if (this.#overrides.has(key)) return;
    const { option: choice, origin } = entry;
    this.#override(key, { choice, origin }, config, writtenKeyOf(entry));
  }

  #override(
    key: string,
    requested: RequestedChoice,
    config: string | undefined,
    writtenKey: string | undefined,
  ): void {
    const rank = this.#overrides.size;
    this.#overrides.set(key, { ...requested, rank, config, writtenKey, used: false });
  }

  /** The entry with its choice overridden, if one of the first `eligible` overrides is of its key. */
  overridden(entry: GroupEntry, eligible: number): GroupEntry {
    const record = this.#overrides.get(choiceKeyOf(entry));
    if (record === undefined || record.rank >= eligible) return entry;
    record.used = true;
    return { ...entry, option: record.choice, origin: record.origin };
  }

  /** @throws {ConfigError} composition when another option of the same key is known already */
  know(entry: Entry, config: string | undefined): void {
    if (entry.kind !== "group") return;
    const key = choiceKeyOf(entry);
    const from = entry.appended ? "command line" : config;
    const option = nameOf(entry);
    const known = this.#known.get(key);
    if (known === undefined) this.#known.set(key, { option, from });
    else if (known.option !== option) throw conflict(key, known, { option, from }, entry);
    const group = groupPathOf(entry);
    const keys = this.#keysOfGroup.get(group);
    if (keys === undefined) this.#keysOfGroup.set(group, new Set([key]));
    else keys.add(key);
  }

  /** Whether an override deletes the entry, which is then noted as used. */
  deletes(entry: Entry): boolean {
    const key = deletionKeyOf(entry);
    const deletion = this.#deletions.get(key);
    if (deletion === undefined) return false;
    if (deletion.option !== null && (entry.kind === "config" || deletion.option !== nameOf(entry))) {
      return false;
    }
    deletion.used = true;
    return true;
  }

  /** @throws {ConfigError} composition for an override or a deletion that found nothing to change */
  ensureAllUsed(): void {
    for (const [key, record] of this.#overrides) {
      if (record.used) continue;
      throw record.config === undefined ? this.#unusedChoice(key, record) : unusedOverride(key, record);
    }
    for (const [key, { option, used }] of this.#deletions) {
      if (used) continue;
      const written = option === null ? key : `${key}=${option}`;
      const message = `Cannot delete '${written}': no defaults list has it${this.#candidates(key)}`;
      throw compositionError(message, { group: key, override: `~${written}` });
    }
  }

  #unusedChoice(key: string, record: OverrideRecord): ConfigError {
    const choice = choiceText(record.choice);
    const message = `Cannot override '${key}': no defaults list has it${this.#candidates(key)}; ` +
      `to append it to the defaults list use +${key}=${choice}`;
    const available = this.#keysLike(key);
    return compositionError(message, {
      group: key,
      override: `${key}=${choice}`,
      ...(available.length === 0 ? {} : { available }),
    }, { origin: record.origin });
  }

  #candidates(key: string): string {
    const keys = this.#keysLike(key).map((candidate) => `'${candidate}'`);
    if (keys.length === 0) return "";
    return keys.length === 1 ? `; did you mean ${keys[0]}?` : `; did you mean one of ${keys.join(", ")}?`;
  }

  /** Keys of the same group, whose package differs. */
  #keysLike(key: string): readonly string[] {
    const [group] = key.split("@", 1);
    return [...this.#keysOfGroup.get(group) ?? []].sort();
  }
}

function deletionKeyOf(entry: Entry): string {
  return entry.kind === "group" ? choiceKeyOf(entry) : configPathOf(entry satisfies ConfigEntry);
}

function unusedOverride(key: string, record: OverrideRecord): ConfigError {
  const written = `${record.writtenKey}: ${choiceText(record.choice)}`;
  const message = `${within(record.config)}Cannot apply 'override ${written}': ` +
    `no earlier item of the defaults list chooses '${key}'`;
  const config = record.config === undefined ? {} : { config: record.config };
  return compositionError(message, { group: key, ...config }, { origin: record.origin });
}

function conflict(key: string, known: KnownChoice, met: KnownChoice, entry: GroupEntry): ConfigError {
  const message = `Two options are chosen of '${key}': ${chosenText(known)} and ${chosenText(met)}; ` +
    `to change a choice use 'override ${key}: ${known.option}'`;
  return compositionError(message, { group: key }, { origin: entry.origin });
}

function chosenText({ option, from }: KnownChoice): string {
  return from === undefined ? `'${option}'` : `'${option}' by '${from}'`;
}

/** A choice as an override writes it. */
export function choiceText(choice: Choice): string {
  return typeof choice === "string" ? choice : choice === null ? "null" : `[${choice.join(",")}]`;
}
