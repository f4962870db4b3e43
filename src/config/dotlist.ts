import { ConfigError } from "../base/error.ts";
import { assignmentIndex } from "../base/key_path.ts";
import { ValueNode } from "../tree/node.ts";
import { rootPlace } from "../tree/place.ts";
import type { Trail } from "../tree/trail.ts";
import { Config, contextOf } from "./config.ts";
import { type CreateOptions, emptyMap } from "./create.ts";
import type { InputNode } from "./input_node.ts";
import { keepingSecrets } from "./keeping_secrets.ts";
import { standInFor } from "./stand_in.ts";
import { updateMaking } from "./update.ts";
import { nodeOfText } from "../tree/yaml_text.ts";

/**
 * A configuration of entries `key.path=value`, later ones over earlier ones. The value is YAML; without `=` it is
 * null. `\.`, `\[`, `\]` and `\=` in a key path are the characters themselves.
 *
 * @throws {ConfigError} `invalid_argument` for an entry that is no string; `yaml_*` and `grammar_parse` for a
 * value that does not parse; as `update`
 * @example
 * ```ts
 * import { fromDotlist, toYaml } from "@hydrant/config";
 * import assert from "node:assert/strict";
 *
 * assert.equal(toYaml(fromDotlist(["a.b=1", "c=x"])), "a:\n  b: 1\nc: x\n");
 * ```
 */
export function fromDotlist<T = unknown>(entries: readonly string[], options: CreateOptions = {}): Config<T> {
  return mergeWithDotlist(new Config<T>(rootPlace(emptyMap()), contextOf(options)), entries);
}

/**
 * A configuration of the arguments of a command line that are written as a dotlist is.
 *
 * @throws {ConfigError} as `fromDotlist`
 * @example
 * ```ts
 * import { toYaml } from "@hydrant/config";
 * import { fromArgs } from "@hydrant/config/tree";
 * import assert from "node:assert/strict";
 *
 * const config = fromArgs(["ml.threshold=0.9"]);
 * assert.equal(toYaml(config), "ml:\n  threshold: 0.9\n");
 * ```
 */
export function fromArgs<T = unknown>(args: readonly string[], options: CreateOptions = {}): Config<T> {
  return fromDotlist<T>(args, options);
}

/**
 * A configuration with each entry of a dotlist set.
 *
 * @throws {ConfigError} as `fromDotlist`
 * @example
 * ```ts
 * import { create, toYaml } from "@hydrant/config";
 * import { mergeWithDotlist } from "@hydrant/config/tree";
 * import assert from "node:assert/strict";
 *
 * const config = mergeWithDotlist(create("a: 1"), ["a=2", "b=x"]);
 * assert.equal(toYaml(config), "a: 2\nb: x\n");
 * ```
 */
export function mergeWithDotlist<T>(config: Config<T>, entries: readonly string[]): Config<T> {
  if (!Array.isArray(entries)) throw notStrings(entries);
  let current = config;
  entries.forEach((entry, at) => {
    if (typeof entry !== "string") throw notStrings(entry);
    const equals = assignmentIndex(entry);
    const keyPath = equals < 0 ? entry : entry.slice(0, equals);
    const { angle } = current.context;
    const name = `argument ${at + 1}`;
    const making = {
      make: (trail: Trail) => valueOf(entry, equals, { name, angle, trail }),
      standIn: standInFor(entry),
    };
    const before = current;
    current = keepingSecrets(before, () => updateMaking(before, keyPath, making), [
      { keyPath, value: entry.slice(equals + 1) },
    ]);
  });
  return current;
}

interface EntryReading {
  readonly name: string;
  readonly angle: boolean;
  readonly trail: Trail;
}

function valueOf(entry: string, equals: number, { name, angle, trail }: EntryReading): InputNode {
  if (equals < 0) return { node: new ValueNode("null", null), plain: true };
  return { node: nodeOfText({ name, text: entry.slice(equals + 1) }, { angle }, trail), plain: true };
}

function notStrings(value: unknown): ConfigError {
  const message = "A dotlist is an array of strings 'key.path=value'";
  return new ConfigError("invalid_argument", message, {
    details: { value, expected: "an array of strings" },
  });
}
