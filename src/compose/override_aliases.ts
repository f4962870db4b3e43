import { ConfigError } from "../base/error.ts";
import { parseOverrideSyntax } from "../override/parse.ts";
import { MapNode, type Node } from "../tree/node.ts";
import { positionOfKey } from "../tree/key.ts";
import { compositionError } from "./composition_error.ts";

/** Short names for overrides, which the primary config defines in `hydra.aliases`: the key by the name. */
export type OverrideAliases = ReadonlyMap<string, string>;

/** An override, taken apart without being parsed. */
export interface OverrideParts {
  readonly sign: string;
  readonly key: string;
  /** With its `=`; empty without one. */
  readonly value: string;
}

const overrideForm = /^(\+\+|\+|~)?((?:\\.|[^=])*)(=.*)?$/s;

export function overrideParts(text: string): OverrideParts {
  const [, sign = "", key = "", value = ""] = overrideForm.exec(text) ?? [];
  return { sign, key, value };
}

/**
 * Reads the aliases that a primary config defines.
 *
 * @throws {ConfigError} composition when they are not names and literal overrides
 */
export function aliasesOf(primary: Node): OverrideAliases {
  const aliases = new Map<string, string>();
  const hydra = childOf(primary, "hydra");
  if (hydra === undefined) return aliases;
  if (!(hydra instanceof MapNode)) throw hydraNodeError(hydra);
  const definitions = childOf(hydra, "aliases");
  if (definitions?.kind === "interpolation") {
    throw compositionError("Aliases of overrides must be literal", {}, {
      keyPath: "hydra.aliases",
      origin: definitions.origin,
    });
  }
  if (definitions === undefined || definitions.kind === "missing") return aliases;
  if (!(definitions instanceof MapNode)) {
    throw compositionError("'hydra.aliases' must be a mapping", {}, {
      keyPath: "hydra.aliases",
      origin: definitions.origin,
    });
  }
  definitions.keys.forEach((names, at) => addAliases(aliases, names, definitions.values[at]));
  return aliases;
}

/** Only a mapping can be merged over Hydra's own. */
export function hydraNodeError(node: Node): ConfigError {
  return compositionError("The 'hydra' node must be a mapping", {}, {
    keyPath: "hydra",
    origin: node.origin,
  });
}

function childOf(node: Node, key: string): Node | undefined {
  if (!(node instanceof MapNode)) return undefined;
  const at = positionOfKey(node, key);
  return at < 0 ? undefined : node.values[at];
}

function addAliases(aliases: Map<string, string>, names: unknown, target: Node): void {
  const place = { keyPath: "hydra.aliases", origin: target.origin };
  if (typeof names !== "string" || target.kind !== "str") {
    throw compositionError("An alias must have a name and a literal override", {}, place);
  }
  const text = target.value as string;
  try {
    const { value } = overrideParts(text);
    const { sign } = parseOverrideSyntax(value === "" ? `${text}=null` : text);
    if (value === "" && sign !== "") {
      throw compositionError(`Alias '${names}' is for a key, which takes no '${sign}'`, {}, place);
    }
    for (const name of names.split(",")) addAlias(aliases, name.trim(), text);
  } catch (error) {
    if (!ConfigError.is(error)) throw error;
    throw compositionError(`Cannot define alias '${names}': ${error.message}`, {}, {
      ...place,
      cause: error,
    });
  }
}

function addAlias(aliases: Map<string, string>, name: string, target: string): void {
  const { sign, key, value } = overrideParts(name);
  if (name === "" || sign !== "" || value !== "") {
    throw compositionError("An alias must be named as a key is", {});
  }
  parseOverrideSyntax(`${key}=null`);
  if (aliases.has(name)) throw compositionError(`Alias '${name}' is defined twice`, {});
  aliases.set(name, target);
}

/**
 * An override with its alias replaced by what that stands for; any other as it is.
 *
 * @throws {ConfigError} composition for an alias of a key without a value
 */
export function expandedAlias(text: string, aliases: OverrideAliases): string {
  if (aliases.size === 0) return text;
  const { sign, key, value } = overrideParts(text);
  const target = aliases.get(key);
  if (target === undefined) return text;
  const aliased = overrideParts(target);
  if (aliased.value !== "") return value === "" ? (sign || aliased.sign) + aliased.key + aliased.value : text;
  if (value === "" && sign !== "~") {
    throw compositionError(`Alias '${key}' needs a value: ${text}=VALUE`, { override: text });
  }
  return sign + target + value;
}
