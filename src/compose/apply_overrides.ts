import { ConfigError } from "../base/error.ts";
import { quoteNames } from "../base/suggestion.ts";
import { splitKeyPath } from "../base/key_path.ts";
import { Config } from "../config/config.ts";
import { withPlace } from "../config/changed.ts";
import { setFlag } from "../config/flags.ts";
import type { InputNode } from "../config/input_node.ts";
import { deleteItem } from "../config/item.ts";
import { keepingSecrets } from "../config/keeping_secrets.ts";
import { placeFollowing } from "../config/place_following.ts";
import { treeMakerOf } from "../config/tree_maker_of.ts";
import { resolve } from "../config/resolve.ts";
import { select } from "../config/select.ts";
import { updateWith } from "../config/update.ts";
import type { Override } from "../override/ast.ts";
import { dereference } from "../resolve/dereference.ts";
import { itemTypeOf } from "../tree/assign.ts";
import { equalContent } from "../tree/equal_content.ts";
import { ListNode, MapNode, type Node, ValueNode } from "../tree/node.ts";
import { withItems } from "../tree/node_edit.ts";
import { type Place, replaceAt, rootPlace } from "../tree/place.ts";
import { isContainer } from "../tree/role.ts";
import { trailOf } from "../tree/trail.ts";
import { compositionError, isRefusal } from "./composition_error.ts";
import { plainOfValue } from "./override_value.ts";
import { childUnder, placeUnder } from "./place_under.ts";

/** An override about a value, and its place in the list that it came in, from 1. */
export interface PlacedOverride {
  readonly override: Override;
  readonly position: number;
}

/**
 * Applies overrides of values to a configuration, in order.
 *
 * @throws {ConfigError} composition, with what refused as its cause
 */
export function applyOverrides<T>(config: Config<T>, overrides: readonly PlacedOverride[]): Config<T> {
  return overrides.reduce((changed, placed) => {
    const { key, text } = placed.override;
    const input = { keyPath: key, value: text.slice(text.indexOf("=") + 1) };
    return keepingSecrets(changed, () => applied(changed, placed), [input]);
  }, config);
}

function applied<T>(config: Config<T>, placed: PlacedOverride): Config<T> {
  const { override } = placed;
  if (override.package !== undefined) {
    const message = `Cannot apply '${override.text}': it names a package, as for a config group, ` +
      `and there is no group '${override.key}'`;
    throw compositionError(message, { override: override.text, group: override.key });
  }
  try {
    return changed(config, placed);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    throw refusedOverride(override, error);
  }
}

function refusedOverride(override: Override, cause: ConfigError): ConfigError {
  const newKey = cause.code === "attribute_not_found" || cause.code === "key_not_found";
  const joint = cause.message.endsWith("?") ? " " : "; ";
  const hint = newKey && override.kind === "change" ? `${joint}to add it use +${override.text}` : "";
  const keyPath = cause.keyPath ?? override.key;
  const { origin } = cause;
  return compositionError(`Cannot apply '${override.text}': ${cause.message}${hint}`, {
    override: override.text,
    ...(hasAvailable(cause) ? cause.details : {}),
  }, { cause, keyPath, origin });
}

function hasAvailable(error: ConfigError): error is ConfigError<"key_not_found" | "attribute_not_found"> {
  return error.code === "key_not_found" || error.code === "attribute_not_found";
}

function changed<T>(config: Config<T>, placed: PlacedOverride): Config<T> {
  const { override } = placed;
  switch (override.kind) {
    case "delete":
      return withoutTarget(config, override);
    case "extend_list":
      return extended(config, placed);
    case "change":
      return updateWith(config, override.key, inputOf(config, placed));
    case "add": {
      const standing = select(config as Config, override.key);
      const input = inputOf(config, placed);
      // Only a container may be added to what is there.
      if (standing !== null && !isContainer(input.node)) throw alreadyThere(config, override);
      return updateWith(config, override.key, input, { forceAdd: true });
    }
    case "force_add":
      return updateWith(config, override.key, inputOf(config, placed), { forceAdd: true });
  }
}

function inputOf(config: Config, { override, position }: PlacedOverride): InputNode {
  const origin = { kind: "override", position, text: override.text } as const;
  const maker = treeMakerOf(config.context, origin);
  const value = override.value === undefined ? null : plainOfValue(override.value);
  return { node: maker.fromPlain(value, trailOf(config.place)), plain: true };
}

function alreadyThere(config: Config, override: Override): ConfigError {
  const place = placeUnder(config.place, override.key, config.context);
  const plain = override.text.slice(1);
  const message = `Cannot add '${override.key}': it is there already; ` +
    `to change it use ${plain}, to add or change it use +${override.text}`;
  return compositionError(message, { override: override.text }, { origin: place?.node.origin });
}

function followed(place: Place, config: Config): Place {
  return place.node.kind === "interpolation" ? dereference(place, config.context) : place;
}

function withoutTarget<T>(config: Config<T>, override: Override): Config<T> {
  const { text, key } = override;
  const target = targetOf(config, key);
  if (target === undefined) {
    const names = config.place.node instanceof MapNode ? config.place.node.keys.map(String) : [];
    const message = `Cannot delete '${key}': it does not exist; at the top there are ${quoteNames(names)}`;
    throw compositionError(message, { override: text }, { keyPath: key });
  }
  const { child, value } = target;
  if (override.form !== undefined && !matches(value, override, config)) {
    const message = `Cannot delete '${key}': its value is not '${text.slice(text.indexOf("=") + 1)}'`;
    throw compositionError(message, { override: text }, { keyPath: key, origin: value.node.origin });
  }
  // Whatever struct mode says of the whole: that is for keys that come and go by mistake.
  const open = setFlag(new Config(rootPlace(rootOf(child).node), config.context), "struct", false);
  const container = placeFollowing(child.parent as Place, open.place);
  const smaller = deleteItem(new Config(container, config.context), child.key).place;
  const root = new Config(rootPlace(rootOf(smaller).node), config.context);
  const closed = setFlag(root, "struct", config.place.node.flags?.struct);
  return withPlace(config, placeFollowing(config.place, closed.place));
}

function rootOf(place: Place): Place {
  let root = place;
  while (root.parent !== undefined) root = root.parent;
  return root;
}

interface Target {
  /** Where it stands. */
  readonly child: Place;
  /** What it leads to, if it is an interpolation. */
  readonly value: Place;
}

function targetOf(config: Config, keyPath: string): Target | undefined {
  const keys = splitKeyPath(keyPath);
  const last = keys.pop() as string;
  let parent: Place | undefined = config.place;
  for (const key of keys) {
    parent = childUnder(parent, key);
    if (parent === undefined || parent.node.kind === "missing") return undefined;
    parent = followed(parent, config);
  }
  const child = childUnder(parent, last);
  return child === undefined ? undefined : { child, value: followed(child, config) };
}

/** Whether what stands there is what the override says; containers are compared with their interpolations followed. */
function matches(place: Place, override: Override, config: Config): boolean {
  const { context } = config;
  const wanted = override.value === undefined ? null : plainOfValue(override.value);
  const standing = isContainer(place.node) ? resolve(new Config(place, context)).place.node : place.node;
  return equalContent(standing, treeMakerOf(context).fromPlain(wanted));
}

function extended<T>(config: Config<T>, placed: PlacedOverride): Config<T> {
  const { override } = placed;
  const found = childAlong(config, override.key);
  const list = found?.node;
  if (found === undefined || !(list instanceof ListNode)) {
    const message = `Cannot extend '${override.key}': it is no list`;
    throw compositionError(message, { override: override.text }, {
      keyPath: override.key,
      origin: list?.origin,
    });
  }
  const { node } = inputOf(config, placed);
  const added = node instanceof ListNode ? node.items : [];
  const maker = treeMakerOf(config.context);
  const items: Node[] = added.map((item, at) => {
    const trail = { parent: trailOf(found), key: list.items.length + at, listed: true };
    return maker.conform(item, itemTypeOf(list, list.items.length + at), {
      maker,
      trail,
      strict: false,
      plain: true,
    });
  });
  const place = replaceAt(found, withItems(list, [...list.items, ...items]));
  return withPlace(config, placeFollowing(config.place, place));
}

/** The place of a key path, followed; `???` must be set before it is extended. */
function childAlong(config: Config, keyPath: string): Place | undefined {
  let place: Place | undefined = config.place;
  for (const key of splitKeyPath(keyPath)) {
    place = childUnder(place, key);
    if (place === undefined) return undefined;
    if (place.node instanceof ValueNode && place.node.kind === "missing") {
      throw new ConfigError("missing_value", `'${keyPath}' is ???: it must be set before it is extended`, {
        details: { key },
        keyPath,
        ...(place.node.origin === undefined ? {} : { origin: place.node.origin }),
      });
    }
    place = followed(place, config);
  }
  return place;
}
