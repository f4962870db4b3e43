import { Config } from "../config/config.ts";
import { isPlainObject } from "../base/plain.ts";
import { parseOverrides } from "../override/parse.ts";
import type { CallSite, Placed } from "../resolve/context.ts";
import { holdsInterpolation } from "../grammar/opening.ts";
import { textNode } from "../tree/text_node.ts";
import { placeUnder } from "./place_under.ts";

/** How the overrides of a job are written as the name of a directory. */
interface DirnameOptions {
  readonly keyValueSeparator: string;
  readonly itemSeparator: string;
  readonly excludedKeys: readonly string[];
}

/**
 * The overrides of the job as a text that can name a directory: `db=mysql,lr=0.1`. `given` are the options of the
 * call (`kv_sep`, `item_sep`, `exclude_keys`); by default those of `hydra.job.config.override_dirname` hold.
 */
export function overrideDirname(given: unknown, hydra: Placed, site: CallSite): string {
  const options = given === undefined || given === null
    ? optionsOf(valueUnder(hydra, "job.config.override_dirname"))
    : optionsOf(given instanceof Config ? given.value : given);
  const overrides = parseOverrides(stringsOf(valueUnder(hydra, "overrides.task"), "overrides.task"));
  const items = overrides.filter(({ key }) => !options.excludedKeys.includes(key)).map(({ text }) => text);
  return items.sort(byCodePoint)
    .map((item) => interpolated(item.replaceAll("=", options.keyValueSeparator), site))
    .join(options.itemSeparator);
}

/** An override may itself be an interpolation, which is resolved as if it stood at the root. */
function interpolated(item: string, { root }: CallSite): string {
  const { angle } = root.context;
  if (!holdsInterpolation(item, { angle })) return item;
  const place = { node: textNode(item, angle), key: "hydra_override_dirname", parent: root.place };
  return String(new Config(place, root.context).value);
}

function byCodePoint(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function valueUnder(hydra: Placed, path: string): unknown {
  const place = placeUnder(hydra.place, path, hydra.context);
  return place === undefined ? undefined : new Config(place, hydra.context).value;
}

function optionsOf(given: unknown): DirnameOptions {
  const value = given instanceof Map ? Object.fromEntries(given) : given;
  if (!isPlainObject(value)) throw new TypeError("the options must be a mapping");
  return {
    keyValueSeparator: stringOf(value.kv_sep ?? "=", "kv_sep"),
    itemSeparator: stringOf(value.item_sep ?? ",", "item_sep"),
    excludedKeys: stringsOf(value.exclude_keys ?? [], "exclude_keys"),
  };
}

function stringOf(value: unknown, name: string): string {
  if (typeof value === "string") return value;
  throw new TypeError(`'${name}' must be a string`);
}

function stringsOf(value: unknown, name: string): readonly string[] {
  if (Array.isArray(value) && value.every((item) => typeof item === "string")) return value;
  throw new TypeError(`'${name}' must be a list of strings`);
}
