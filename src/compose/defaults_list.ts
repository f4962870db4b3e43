import { ConfigError } from "../base/error.ts";
import type { Origin } from "../base/origin.ts";
import { holdsInterpolation } from "../grammar/opening.ts";
import { ListNode, MapNode, type Node } from "../tree/node.ts";
import { type Choice, type DefaultsItem, isNestedOption, selfName } from "./defaults_item.ts";

/**
 * Reads the items of a defaults list. `config` is the name of the config that holds it, for errors.
 *
 * @throws {ConfigError} composition_value, composition
 */
export function readDefaultsList(list: Node, config: string): readonly DefaultsItem[] {
  if (list instanceof ListNode) return list.items.map((item) => readItem(item, config));
  const message = `Cannot read the defaults list of '${config}': it must be a list, and is ${nounOf(list)}`;
  throw new ConfigError("composition", message, { details: { config }, ...originField(list.origin) });
}

function readItem(node: Node, config: string): DefaultsItem {
  if (node instanceof MapNode) return readGroupItem(node, config);
  const path = textOf(node);
  if (path === undefined) {
    throw unreadable(node, config, "an item must be a config, or a group with its option");
  }
  const { name, package: itemPackage } = splitPackage(path);
  if (name === selfName && itemPackage !== undefined) {
    throw unreadable(node, config, `'${selfName}' takes no package`);
  }
  return { kind: "config", path: name, package: itemPackage, optional: false, origin: node.origin };
}

function readGroupItem(node: MapNode, config: string): DefaultsItem {
  if (node.keys.length !== 1) {
    throw unreadable(node, config, `an item has one group, and this one has ${node.keys.length}`);
  }
  const [key] = node.keys;
  if (typeof key !== "string") throw unreadable(node, config, "the name of a group must be a string");
  const { name, package: itemPackage } = splitPackage(key);
  const words = readKeywords(name, { node, config });
  const option = readChoice(node.values[0], config);
  const fields = {
    kind: "group",
    package: itemPackage,
    optional: words.optional,
    override: words.override,
    origin: node.values[0].origin ?? node.origin,
  } as const;
  if (typeof option === "string" && isNestedOption(option) && !holdsInterpolation(option)) {
    const slash = option.lastIndexOf("/");
    const group = `${words.group}/${option.slice(0, slash)}`;
    return { ...fields, group, option: option.slice(slash + 1), writtenGroup: words.group };
  }
  return { ...fields, group: words.group, option, writtenGroup: undefined };
}

/** `group@package`; what follows a colon in the package is a relict and counts nothing. */
function splitPackage(text: string): { readonly name: string; readonly package: string | undefined } {
  const at = text.indexOf("@");
  if (at < 0) return { name: text, package: undefined };
  const [named] = text.slice(at + 1).split(":", 1);
  return { name: text.slice(0, at), package: named === "_here_" ? "" : named };
}

interface GroupWords {
  readonly group: string;
  readonly optional: boolean;
  readonly override: boolean;
}

function readKeywords(text: string, place: { readonly node: Node; readonly config: string }): GroupWords {
  const words = text.split(/\s+/).filter((word) => word !== "");
  const group = words.pop();
  const { node, config } = place;
  if (group === undefined) throw unreadable(node, config, "the name of the group is missing");
  const unknown = words.find((word) => word !== "optional" && word !== "override");
  if (unknown !== undefined) {
    throw unreadable(node, config, `'${unknown}' is no keyword; there are 'optional' and 'override'`);
  }
  const optional = words.includes("optional");
  const override = words.includes("override");
  if (optional && override) {
    throw unreadable(node, config, "'optional' and 'override' do not go together");
  }
  return { group, optional, override };
}

function readChoice(node: Node, config: string): Choice {
  if (node.kind === "null") return null;
  if (node instanceof ListNode) return node.items.map((item) => readOption(item, config));
  const option = textOf(node);
  if (option === undefined) {
    throw unreadable(node, config, `the option of a group is a string or a list, not ${nounOf(node)}`);
  }
  return option;
}

function readOption(node: Node, config: string): string {
  const option = textOf(node);
  if (option !== undefined) return option;
  throw unreadable(node, config, `each option in a list must be a string, not ${nounOf(node)}`);
}

/** A string as written: interpolations of defaults lists are not those of values. */
function textOf(node: Node): string | undefined {
  if (node.kind === "str") return node.value as string;
  if (node.kind === "interpolation") return node.text;
  return node.kind === "missing" ? "???" : undefined;
}

function nounOf(node: Node): string {
  switch (node.kind) {
    case "null":
      return "null";
    case "map":
      return "a mapping";
    case "list":
      return "a list";
    case "missing":
      return "'???'";
    default:
      return "value" in node ? `'${String(node.value)}'` : `'${node.text}'`;
  }
}

function unreadable(node: Node, config: string, problem: string): ConfigError {
  const message = `Cannot read the defaults list of '${config}': ${problem}`;
  return new ConfigError("composition_value", message, { details: { config }, ...originField(node.origin) });
}

function originField(origin: Origin | undefined): { readonly origin?: Origin } {
  return origin === undefined ? {} : { origin };
}
