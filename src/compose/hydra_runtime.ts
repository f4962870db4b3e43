import type { ConfigSource } from "../source/config_source.ts";
import type { Override } from "../override/ast.ts";
import { isHydraOverride } from "../override/print.ts";
import type { EnvironmentVariables } from "../resolve/context.ts";
import type { Origin } from "../base/origin.ts";
import { ListNode, MapNode, type Node, ValueNode } from "../tree/node.ts";
import { positionOfKey } from "../tree/key.ts";
import { withEntry, withItems, withValueAt } from "../tree/node_edit.ts";
import { itemTypeOf } from "../tree/assign.ts";
import { contentType } from "../tree/role.ts";
import { compositionError } from "./composition_error.ts";

/** What is known only once the rest is composed. */
export interface RuntimeFacts {
  readonly overrides: readonly Override[];
  readonly choices: ReadonlyMap<string, string | null>;
  readonly sources: readonly ConfigSource[];
  readonly configName: string | undefined;
  /** The job's name, unless the configuration gives it one. */
  readonly jobName: string;
  readonly workingDirectory: string;
  readonly environment: EnvironmentVariables;
}

/** The version of Hydra whose behaviour this is. */
export const hydraVersion = "1.4.0";
export const hydraVersionBase = "1.4";

const origin: Origin = { kind: "program", name: "run time" };

/**
 * Fills in what Hydra writes into its node at run time: `hydra.overrides`, `hydra.runtime`, and of `hydra.job` the
 * name, the config's name and the copied environment.
 *
 * @throws {ConfigError} composition when `hydra.job.env_copy` names a variable that is not set
 */
export function withRuntimeFacts(root: Node, facts: RuntimeFacts): Node {
  return edited(root, ["hydra"], (hydra) => {
    const edits: readonly Edit[] = [
      [["overrides", "hydra"], (list) => appended(list, textsOf(facts.overrides.filter(isHydraOverride)))],
      [
        ["overrides", "task"],
        (list) => appended(list, textsOf(facts.overrides.filter((one) => !isHydraOverride(one)))),
      ],
      [["runtime", "choices"], (choices) => withChoices(choices, facts.choices)],
      [["job"], (job) => withCopiedEnvironment(job, facts.environment)],
      [["runtime", "version"], (node) => text(hydraVersion, node)],
      [["runtime", "version_base"], (node) => text(hydraVersionBase, node)],
      [["runtime", "cwd"], (node) => text(facts.workingDirectory, node)],
      [["runtime", "config_sources"], (node) => sourceList(facts.sources, node)],
      [["job", "name"], (node) => node.kind === "missing" ? text(facts.jobName, node) : node],
      [["job", "config_name"], (node) => text(facts.configName ?? null, node)],
    ];
    return edits.reduce((node, [path, edit]) => edited(node, path, edit), hydra);
  });
}

/** The tree with `hydra.runtime.output_dir` set. */
export function withOutputDirectory(root: Node, directory: string): Node {
  return edited(root, ["hydra", "runtime", "output_dir"], (node) => text(directory, node));
}

/** The tree with `hydra.job.num` and `hydra.job.id` set. */
export function withJobNumber(root: Node, number: number): Node {
  const numbered = edited(root, ["hydra", "job", "num"], (node) => {
    return new ValueNode("int", number, node.type, undefined, origin);
  });
  return edited(numbered, ["hydra", "job", "id"], (node) => text(String(number), node));
}

type Edit = readonly [path: readonly string[], edit: (node: Node) => Node];

/** A tree in which what stands at the end of a path is edited; where the path leads nowhere, the tree as it is. */
function edited(node: Node, path: readonly string[], edit: (node: Node) => Node): Node {
  if (path.length === 0) return edit(node);
  if (!(node instanceof MapNode)) return node;
  const at = positionOfKey(node, path[0]);
  return at < 0 ? node : withValueAt(node, at, edited(node.values[at], path.slice(1), edit));
}

function text(value: string | null, before: Node): Node {
  return value === null
    ? new ValueNode("null", null, before.type, undefined, origin)
    : new ValueNode("str", value, before.type, undefined, origin);
}

function textsOf(overrides: readonly Override[]): readonly string[] {
  return overrides.map((override) => override.text);
}

function appended(list: Node, texts: readonly string[]): Node {
  if (!(list instanceof ListNode) || texts.length === 0) return list;
  const items = texts.map((value, at) => {
    return new ValueNode("str", value, itemTypeOf(list, list.items.length + at), undefined, origin);
  });
  return withItems(list, [...list.items, ...items]);
}

function withChoices(node: Node, choices: ReadonlyMap<string, string | null>): Node {
  if (!(node instanceof MapNode)) return node;
  let map = node;
  for (const [key, option] of choices) {
    const value = option === null
      ? new ValueNode("null", null, undefined, undefined, origin)
      : new ValueNode("str", option, undefined, undefined, origin);
    const at = positionOfKey(map, key);
    map = at < 0 ? withEntry(map, key, value) : withValueAt(map, at, value);
  }
  return map;
}

function withCopiedEnvironment(job: Node, environment: EnvironmentVariables): Node {
  if (!(job instanceof MapNode)) return job;
  const at = positionOfKey(job, "env_copy");
  const list = job.values[at];
  if (!(list instanceof ListNode)) return job;
  return list.items.reduce((copied: Node, item) => {
    if (item.kind !== "str") return copied;
    const name = item.value as string;
    const value = environment.get(name);
    if (value === undefined) {
      const message =
        `Cannot copy the environment variable '${name}': it is not set, and 'hydra.job.env_copy' names it`;
      throw compositionError(message, { value: name }, {
        keyPath: "hydra.job.env_copy",
        origin: item.origin,
      });
    }
    return edited(copied, ["env_set"], (variables) => withVariable(variables, name, value));
  }, job);
}

function withVariable(variables: Node, name: string, value: string): Node {
  if (!(variables instanceof MapNode)) return variables;
  const type = contentType(variables);
  const node = new ValueNode("str", value, type.kind === "dict" ? type.element : undefined, undefined, {
    kind: "environment",
    name,
  });
  const at = positionOfKey(variables, name);
  return at < 0 ? withEntry(variables, name, node) : withValueAt(variables, at, node);
}

function sourceList(sources: readonly ConfigSource[], before: Node): Node {
  const items = sources.map(({ path, scheme, provider }) => {
    const values = [path, scheme, provider].map((value) =>
      new ValueNode("str", value, undefined, undefined, origin)
    );
    return new MapNode(["path", "schema", "provider"], values, undefined, undefined, undefined, origin);
  });
  return new ListNode(items, false, before.type, undefined, origin);
}
