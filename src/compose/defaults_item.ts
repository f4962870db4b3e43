import type { Origin } from "../base/origin.ts";

/** One item of a defaults list, as a config writes it. */
export type DefaultsItem = ConfigItem | GroupItem;

interface ItemFields {
  /** What follows `@`; `""` for `@_here_`. Absent: the header of the config, or its group, decides. */
  readonly package: string | undefined;
  /** Nothing happens when there is no such config. */
  readonly optional: boolean;
  readonly origin: Origin | undefined;
}

/** A config by its path: `- base`, `- /db/mysql@backup`, `- _self_`. */
export interface ConfigItem extends ItemFields {
  readonly kind: "config";
  readonly path: string;
}

/** A choice within a group: `- db: mysql`, `- optional db@x: null`, `- override /db: [a, b]`. */
export interface GroupItem extends ItemFields {
  readonly kind: "group";
  readonly group: string;
  readonly option: Choice;
  /** Changes the choice that an earlier item made, rather than making one. */
  readonly override: boolean;
  /** The group as written, where a part of the option (`server: https/enabled`) has been counted to the group. */
  readonly writtenGroup: string | undefined;
}

/**
 * What is chosen of a group: one option, several, or none. `???` is a choice that is still to be made. A null among
 * several is what no option can be, which counts only where the choice is used.
 */
export type Choice = string | readonly (string | null)[] | null;

/** The word for the config itself in its own defaults list. */
export const selfName = "_self_";

/** What the primary config is called where there is none; it is never listed. */
export const emptyPrimary = "_dummy_empty_config_";

/** Whether an option names a config of a nested group. */
export function isNestedOption(option: string): boolean {
  return option.includes("/") && !option.split("/").includes("..");
}
