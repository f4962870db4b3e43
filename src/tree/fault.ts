import { ConfigError } from "../base/error.ts";
import type { Origin } from "../base/origin.ts";
import { listedNames, nearestName } from "../base/suggestion.ts";
import { keyText } from "./key.ts";
import type { MapNode, Node } from "./node.ts";
import type { Site } from "./node_maker.ts";
import { isContainer } from "./role.ts";
import { keyPathOfTrail, type Trail } from "./trail.ts";

/** The error for a value that does not fit where it should stand. */
export function validationFault(message: string, trail: Trail | undefined, node?: Node): ConfigError {
  const value = node !== undefined && "value" in node ? { value: node.value } : {};
  return new ConfigError("validation", message, {
    details: value,
    keyPath: keyPathOfTrail(trail),
    ...originField(node?.origin),
  });
}

/**
 * The error for a value that a container or a union that is being made refuses: as in OmegaConf it knows its own
 * key and not yet the way to it.
 */
export function refusal(message: string, site: Site, node?: Node): ConfigError {
  const { trail } = site;
  if (site.unnamed === true) return validationFault(message, undefined, node);
  const own = trail === undefined || site.settled === true
    ? trail
    : { parent: undefined, key: keyText(trail.key), listed: false };
  return validationFault(message, own, node);
}

/** A fault of a value that people must not read. */
export function secretFault(error: unknown): unknown {
  if (!ConfigError.is(error) || error.secret) return error;
  const { code, parts, details, keyPath, origin } = error;
  return new ConfigError(code, parts, {
    details,
    secret: true,
    ...(keyPath === undefined ? {} : { keyPath }),
    ...originField(origin),
  });
}

/** The error for a key of a kind that cannot stand here; the trail leads to the key. */
export function keyFault(message: string, trail: Trail, origin?: Origin): ConfigError {
  return new ConfigError("key_validation", message, {
    details: { key: trail.key instanceof Object || trail.key === null ? keyText(trail.key) : trail.key },
    keyPath: keyPathOfTrail(trail),
    ...originField(origin),
  });
}

/** The error for a change below a node that is read-only. */
export function readonlyFault(trail: Trail | undefined, node?: Node): ConfigError {
  const keyPath = keyPathOfTrail(trail);
  const message = `Cannot change '${keyPath}' because it is read-only`;
  return new ConfigError("readonly", message, {
    details: trail === undefined ? {} : { key: keyText(trail.key) },
    keyPath,
    ...originField(node?.origin),
  });
}

/** What a key that may not be added is called, and where the value that came with it was written. */
export interface UndeclaredKey {
  readonly code?: "key_not_found" | "attribute_not_found";
  readonly origin?: Origin | undefined;
}

/** The error for a key that may not be added: an object does not declare it, or struct mode forbids it. */
export function undeclaredKeyFault(
  map: MapNode,
  trail: Trail,
  { code = "attribute_not_found", origin }: UndeclaredKey = {},
): ConfigError {
  const key = keyText(trail.key);
  const declared = map.shape?.fields.map((field) => field.name) ?? [];
  const names = [...new Set([...declared, ...map.keys.map(keyText)])];
  const suggestion = nearestName(key, names);
  const where = map.shape === undefined ? "a mapping in struct mode" : `'${map.shape.name}'`;
  const hint = suggestion === undefined ? "" : `, did you mean '${suggestion}'?`;
  return new ConfigError(code, `Key '${key}' is not in ${where}${hint}`, {
    details: { key, available: listedNames(names), ...(suggestion === undefined ? {} : { suggestion }) },
    keyPath: keyPathOfTrail(trail),
    ...originField(originOfKey(origin) ?? map.origin),
  });
}

/** Where the key of a value was written, rather than the value. */
function originOfKey(origin: Origin | undefined): Origin | undefined {
  return origin?.kind === "text" && origin.keyOffset >= 0 ? { ...origin, offset: origin.keyOffset } : origin;
}

/** The error for two kinds of containers that do not merge. */
export function mergeFault(target: Node, source: Node, trail: Trail | undefined): ConfigError {
  const message = `Cannot merge a ${kindText(source)} into a ${kindText(target)}`;
  return new ConfigError("merge_type", message, {
    details: { target: kindText(target), source: kindText(source) },
    keyPath: keyPathOfTrail(trail),
    ...originField(source.origin),
  });
}

/** Names the kind of a node for people. */
export function kindText(node: Node): string {
  if (isContainer(node)) {
    return node.kind === "map" ? node.shape?.name ?? "mapping" : node.tuple ? "tuple" : "list";
  }
  return node.kind === "str" ? "string" : node.kind;
}

export function originField(origin: Origin | undefined): { readonly origin?: Origin } {
  return origin === undefined ? {} : { origin };
}
