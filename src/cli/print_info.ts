import type { DetailedComposition } from "../compose/compose.ts";
import { type DefaultsTree, defaultsTreeText, type FinalDefault } from "../compose/defaults_tree.ts";
import { plainOfNode } from "../resolve/plain_of_node.ts";
import { readableTree } from "../config/readable_tree.ts";
import { toYaml } from "../config/to_yaml.ts";
import type { ConfigSource } from "../source/config_source.ts";
import type { ParsedArgs } from "./args.ts";
import { flags } from "./flags.ts";
import { writePlainJson } from "./print_plain.ts";
import { outputFormat } from "./print_tree.ts";

/** What `--info` asks for: as Hydra prints it, or as JSON. */
export function infoText(composition: DetailedComposition, args: ParsedArgs): string {
  const asked = args.value(flags.info) ?? "config";
  const names = asked === "config" ? ["searchpath", "defaults-tree", "defaults", "config"] : [asked];
  const parts = names.map((part): Part => ({ part, reveal: args.has(flags.reveal) }));
  if (outputFormat(args) === "yaml") return parts.map((each) => textPart(composition, each)).join("");
  if (parts.length === 1) return writePlainJson(plainPart(composition, parts[0]));
  const all = parts.map((each) => [each.part.replace("-", "_"), plainPart(composition, each)]);
  return writePlainJson(Object.fromEntries(all));
}

interface Part {
  readonly part: string;
  readonly reveal: boolean;
}

function textPart(composition: DetailedComposition, { part, reveal }: Part): string {
  const { sources, tree, defaults, config } = composition;
  switch (part) {
    case "searchpath": {
      const rows = sources.map((source) => [source.provider, placeOf(source)]);
      return `\n${title("Config search path")}${table(["Provider", "Search path"], rows, "")}`;
    }
    case "defaults-tree":
      return `\n${title("Defaults Tree")}${defaultsTreeText(tree)}\n`;
    case "defaults":
      // Hydra's header has a space at its end.
      return `\n${title("Defaults List")}${table(defaultsHead, defaults.map(defaultsRow), " ")}`;
    default:
      return `${title("Config")}${toYaml(config, { reveal })}\n`;
  }
}

const defaultsHead = ["Config path", "Package", "_self_", "Parent"];

function defaultsRow({ configPath, package: package_, isSelf, parent }: FinalDefault): readonly string[] {
  return [configPath, package_, isSelf ? "True" : "False", parent ?? ""];
}

function placeOf({ scheme, path }: ConfigSource): string {
  return `${scheme}://${path}`;
}

function title(text: string): string {
  return `${text}\n${"*".repeat(text.length)}\n`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[], end: string): string {
  const widths = head.map((name, at) => Math.max(name.length, ...rows.map((row) => row[at].length)));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, at) => cell.padEnd(widths[at])).join(" | ")} |`;
  const top = line(head) + end;
  const rule = "-".repeat(top.length);
  return [top, rule, ...rows.map(line), rule].map((each) => `${each}\n`).join("");
}

function plainPart(composition: DetailedComposition, { part, reveal }: Part): unknown {
  const { sources, tree, defaults, config } = composition;
  switch (part) {
    case "searchpath":
      return sources.map((source) => ({ provider: source.provider, path: placeOf(source) }));
    case "defaults-tree":
      return plainTree(tree);
    case "defaults":
      return defaults.map(({ configPath, package: package_, isSelf, parent }) => ({
        config_path: configPath,
        package: package_,
        is_self: isSelf,
        parent: parent ?? null,
      }));
    default:
      return plainOfNode(reveal ? config.place.node : readableTree(config));
  }
}

/** A config without others below it is its name alone. */
function plainTree(tree: DefaultsTree): unknown {
  const label = defaultsTreeText({ entry: tree.entry, children: undefined });
  const { children = [] } = tree;
  return children.length === 0 ? label : { [label]: children.map(plainTree) };
}
