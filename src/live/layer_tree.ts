import { ConfigError } from "../base/error.ts";
import { type KeyPathPart, printKeyPath } from "../base/key_path.ts";
import type { LayerOrigin } from "../base/origin.ts";
import { keyText } from "../tree/key.ts";
import { ListNode, MapNode, type Node, ValueNode } from "../tree/node.ts";
import { withFields } from "../tree/node_edit.ts";
import { textNode } from "../tree/text_node.ts";

export interface LayerTreeOptions {
  /** Where every node of the layer says that it comes from. */
  readonly origin: LayerOrigin;
  /** Whether texts may hold interpolations; otherwise one that does is refused. */
  readonly allowInterpolation: boolean;
}

/**
 * The content of a layer from a tree of data: every node knows the layer as its origin, and texts are read as
 * configuration.
 *
 * @throws {ConfigError} `refused` for an interpolation that is not allowed; `grammar_parse`
 */
export function layerTree(data: Node, options: LayerTreeOptions): Node {
  return convert(data, [], options);
}

function convert(node: Node, path: readonly KeyPathPart[], options: LayerTreeOptions): Node {
  const { origin } = options;
  if (node instanceof MapNode) {
    const values = node.values.map((value, at) => {
      return convert(value, [...path, { key: keyText(node.keys[at]), bracketed: false }], options);
    });
    return new MapNode(node.keys, values, node.type, node.shape, node.flags, origin);
  }
  if (node instanceof ListNode) {
    const items = node.items.map((item, at) =>
      convert(item, [...path, { key: String(at), bracketed: true }], options)
    );
    return new ListNode(items, node.tuple, node.type, node.flags, origin);
  }
  const written = node instanceof ValueNode && node.kind === "str"
    ? textNode(node.value as string, true)
    : node;
  if (written.kind === "interpolation" && !options.allowInterpolation) throw notAllowed(written.text, path);
  return withFields(written, { origin, replaced: undefined });
}

function notAllowed(text: string, path: readonly KeyPathPart[]): ConfigError {
  const keyPath = printKeyPath(path);
  const message = `Interpolation '${text}' at '${keyPath}' is refused: what comes over the socket is data, ` +
    "unless the daemon was started with --allow-interpolation";
  return new ConfigError("refused", message, { details: { reason: "FORBIDDEN" }, keyPath });
}
