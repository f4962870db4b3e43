import { ConfigError } from "../base/error.ts";
import type { Origin } from "../base/origin.ts";
import { isPlainObject } from "../base/plain.ts";
import type { ContextOptions, ResolveContext } from "../resolve/context.ts";
import { MapNode, type Node } from "../tree/node.ts";
import { placedNode } from "../tree/placed_node.ts";
import { rootPlace } from "../tree/place.ts";
import { isContainer } from "../tree/role.ts";
import { Structured } from "../tree/structured.ts";
import { Tuple } from "../tree/tuple.ts";
import type { YamlLimits } from "../yaml/limits.ts";
import { Config, contextOf } from "./config.ts";
import { treeMakerOf } from "./tree_maker_of.ts";
import { containerOfText } from "../tree/yaml_text.ts";

/** How a configuration is created. */
export interface CreateOptions extends ContextOptions {
  /** What errors and origins call the input. Default: `<string>` for YAML text, `<value>` for plain values. */
  readonly name?: string | undefined;
  /** Bounds on YAML text. */
  readonly limits?: Partial<YamlLimits> | undefined;
}

/**
 * A configuration of a plain value, a YAML text, a structured object or another configuration.
 *
 * A text that holds only a word is a mapping of that word to null; an empty one is an empty mapping.
 *
 * @throws {ConfigError} `yaml_*` and `grammar_parse` for a text that does not parse; `validation`,
 * `unsupported_value`, `key_validation`, `unsafe_key`, `limit_exceeded` for values that cannot stand in a configuration
 * @example
 * ```ts
 * import { create, toYaml } from "@hydrant/config";
 * import assert from "node:assert/strict";
 *
 * const config = create("host: db\nurl: http://${host}");
 * assert.equal(toYaml(config, { resolve: true }), "host: db\nurl: http://db\n");
 * ```
 */
export function create<T = unknown>(input: unknown = {}, options: CreateOptions = {}): Config<T> {
  const context = contextOf(options);
  return new Config<T>(rootPlace(rootNode(input, context, options)), context);
}

function rootNode(input: unknown, context: ResolveContext, options: CreateOptions): Node {
  if (typeof input === "string") {
    const node = containerOfText({ name: options.name ?? "<string>", text: input }, {
      ...options,
      angle: context.angle,
    });
    if (node !== undefined) return node;
    throw notAContainer("A YAML text that holds a single number or truth value is no configuration");
  }
  return containerNode(input, context, programOrigin(options.name));
}

export function programOrigin(name = "<value>"): Origin {
  return { kind: "program", name };
}

/**
 * The container that a value makes.
 *
 * @throws {ConfigError} validation for what is no container, and as `create`
 */
export function containerNode(input: unknown, context: ResolveContext, origin: Origin): Node {
  if (input === null || !isContainerInput(input)) {
    throw notAContainer(
      `A value of type '${
        input === null ? "null" : typeof input
      }' is no configuration: wanted is an object, an array, a YAML text or a configuration`,
    );
  }
  return treeMakerOf(context, origin).fromPlain(input);
}

/** Whether a value is an object, an array, or stands for one. */
export function isContainerInput(value: unknown): boolean {
  if (Array.isArray(value) || isPlainObject(value) || value instanceof Map) return true;
  if (value instanceof Structured || value instanceof Tuple) return true;
  const placed = placedNode(value);
  return placed !== undefined && isContainer(placed);
}

function notAContainer(message: string): ConfigError {
  return new ConfigError("validation", message, { details: {} });
}

/** An empty mapping. */
export function emptyMap(): MapNode {
  return new MapNode([], []);
}
