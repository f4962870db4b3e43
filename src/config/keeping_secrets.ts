import { ConfigError } from "../base/error.ts";
import { splitKeyPath } from "../base/key_path.ts";
import { maskedError } from "../base/masked_error.ts";
import type { Placed, ResolveContext } from "../resolve/context.ts";
import { secretsAround } from "../resolve/secrets.ts";
import { maximumDepth } from "../tree/depth.ts";
import { MapNode, type Node } from "../tree/node.ts";
import { placedNode } from "../tree/placed_node.ts";
import { TreeMaker } from "../tree/tree_maker.ts";

/** What was to be put over a configuration, at a key path of it: a value, or a node. */
export interface SecretInput {
  readonly keyPath?: string;
  readonly value?: unknown;
  readonly node?: Node;
}

type Holder = Pick<Placed, "place" | "context">;

/** Does something with a configuration; what fails tells no secret, neither of it nor of what was put over it. */
export function keepingSecrets<T>(config: Holder, action: () => T, inputs: readonly SecretInput[] = []): T {
  try {
    return action();
  } catch (error) {
    if (!ConfigError.is(error) || error.secrecy !== undefined) throw error;
    throw withoutSecrets(error, config, inputs);
  }
}

function withoutSecrets(
  error: ConfigError,
  { place, context }: Holder,
  inputs: readonly SecretInput[],
): unknown {
  const nodes = inputs.map((input) => inputTree(input, context)).filter((node) => node !== undefined);
  const secrets = secretsAround(place, context, nodes);
  return secrets === undefined ? error : maskedError(error, secrets);
}

/** An input as a tree from the place that it was to be put over; nothing where it is no value at all. */
function inputTree({ keyPath, value, node: given }: SecretInput, context: ResolveContext): Node | undefined {
  try {
    const node = given ?? placedNode(value) ?? new TreeMaker({ angle: context.angle }).fromPlain(value);
    const keys = keyPath === undefined ? [] : splitKeyPath(keyPath);
    if (keys.length > maximumDepth) return undefined;
    return keys.reduceRight((inner: Node, key) => new MapNode([key], [inner]), node);
  } catch (error) {
    if (ConfigError.is(error)) return undefined;
    throw error;
  }
}
