import { ConfigError } from "../base/error.ts";
import { revealing } from "../base/redactor.ts";
import { visibleText } from "../base/visible_text.ts";
import type { DetailedComposition } from "../compose/compose.ts";
import { Config } from "../config/config.ts";
import { explain } from "../config/explain.ts";
import { keepingSecrets } from "../config/keeping_secrets.ts";
import { readableTree, redactorFor } from "../config/readable_tree.ts";
import { selectPlace } from "../config/select.ts";
import { pythonStr } from "../resolve/python_text.ts";
import { TreeSource } from "../resolve/tree_source.ts";
import { positionOfKey } from "../tree/key.ts";
import { ListNode, MapNode, type Node } from "../tree/node.ts";
import { withEntries, withoutEntryAt } from "../tree/node_edit.ts";
import { keyPathOf } from "../tree/place.ts";
import type { ParsedArgs } from "./args.ts";
import type { Invocation } from "./command.ts";
import { flags } from "./flags.ts";
import { outputFormat, printTree } from "./print_tree.ts";
import { resolvedAsKnown, resolvedForPrint, type Unresolved } from "./resolve_for_print.ts";

/** Prints what `-c` and `-p` choose of a composition, resolved as `--resolve` says. */
export function printConfig(composition: DetailedComposition, { host, args }: Invocation): void {
  const chosen = chosenPart(composition, args);
  const { node, unresolved } = printedNode(chosen.config, args);
  const shown = chosen.narrowed(args.has(flags.reveal) ? node : readableTree(chosen.config, node));
  const redactor = args.has(flags.reveal) ? revealing : redactorFor(chosen.config);
  const format = outputFormat(args);
  const isContainer = shown instanceof MapNode || shown instanceof ListNode;
  if (format === "yaml" && !isContainer) {
    host.stdout.write(`${pythonStr(new TreeSource({ escapeMissing: false }), shown)}\n`);
  } else {
    const header = format === "yaml" && chosen.package !== "" ? `# @package ${chosen.package}\n` : "";
    host.stdout.write(header + printTree(shown, format));
  }
  for (const { place, error } of unresolved) {
    const text = `${keyPathOf(place)} is not resolved: ${error.message}`;
    host.stderr.write(`warning: ${visibleText(redactor.masked(text))}\n`);
  }
}

interface ChosenPart {
  readonly config: Config;
  /** The key path that was asked for; empty for the whole. */
  readonly package: string;
  /** What is not shown, although it is there for interpolations. */
  narrowed(node: Node): Node;
}

/** `-c` says which whole, `-p` which part of it. */
function chosenPart({ whole, config }: DetailedComposition, args: ParsedArgs): ChosenPart {
  const cfg = args.value(flags.cfg) ?? "job";
  const from = cfg === "job" ? config : whole;
  const path = args.value(flags.package) ?? "_global_";
  if (path === "_global_" || path === "") {
    return { config: from, package: "", narrowed: (node) => cfg === "hydra" ? hydraAlone(node) : node };
  }
  const place = keepingSecrets(from, () => selectPlace(from, path));
  if (place === undefined || place.node.kind === "null") throw packageNotFound(from, path);
  const keyPath = keyPathOf(place);
  if (cfg === "hydra" && !isBelowHydra(keyPath)) throw packageNotFound(from, path);
  const narrowed = (node: Node) => cfg === "hydra" && keyPath === "hydra" ? withoutHelp(node) : node;
  return { config: new Config(place, from.context), package: path, narrowed };
}

function isBelowHydra(keyPath: string): boolean {
  return /^hydra(?:$|[.[])/.test(keyPath);
}

/** What is thrown for a package that is not there, null or `???`. */
function packageNotFound(from: Config, path: string): ConfigError {
  return new ConfigError("key_not_found", `Package '${path}' not found in config`, {
    details: detailsOfNothing(from, path),
    keyPath: path,
  });
}

/** What is there instead. */
function detailsOfNothing(from: Config, path: string): ConfigError<"key_not_found">["details"] {
  try {
    explain(from, path);
  } catch (error) {
    if (ConfigError.is(error, "key_not_found")) return error.details;
    throw error;
  }
  return { key: path };
}

/** The `hydra` node under its name. */
function hydraAlone(root: Node): Node {
  if (!(root instanceof MapNode)) return root;
  return withEntries(root, ["hydra"], [withoutHelp(root.values[positionOfKey(root, "hydra")])]);
}

/** The `hydra` node without the texts of its help. */
function withoutHelp(hydra: Node): Node {
  let shown = hydra;
  for (const key of ["hydra_help", "help"]) {
    if (!(shown instanceof MapNode)) continue;
    const at = positionOfKey(shown, key);
    if (at >= 0) shown = withoutEntryAt(shown, at);
  }
  return shown;
}

interface PrintedNode {
  readonly node: Node;
  readonly unresolved: readonly Unresolved[];
}

function printedNode(config: Config, args: ParsedArgs): PrintedNode {
  if (!args.has(flags.resolve)) return { node: config.place.node, unresolved: [] };
  if (args.value(flags.resolve) === "known") return resolvedAsKnown(config);
  return { node: resolvedForPrint(config), unresolved: [] };
}
