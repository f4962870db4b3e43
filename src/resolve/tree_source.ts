import { ConfigError } from "../base/error.ts";
import type { ValueSink, ValueSource } from "../base/value_source.ts";
import type { Node, ValueNode } from "../tree/node.ts";
import type { EnumMember } from "../tree/node_type.ts";
import { looksMissing } from "./native.ts";

/** What stands at several places of a tree is written at each; this many nodes are as much as one text may show. */
export const maximumWritten = 4_000_000;

/** Tells the writers of JSON and YAML what a tree holds. Interpolations and `???` are their text. */
export class TreeSource implements ValueSource<Node> {
  readonly #escapeMissing: boolean;
  #written = 0;

  /** `escapeMissing`: whether the text `???` is told as `\???`, as a YAML text needs it to be read again. */
  constructor(options: { readonly escapeMissing: boolean }) {
    this.#escapeMissing = options.escapeMissing;
  }

  describe(node: Node, sink: ValueSink<Node>): void {
    if (++this.#written > maximumWritten) throw tooMuch();
    switch (node.kind) {
      case "map":
        return sink.map(node.keys, node.values);
      case "list":
        return node.tuple ? sink.tuple(node.items) : sink.list(node.items);
      case "interpolation":
        return sink.str(node.text);
      case "str":
        return this.#text(node.value as string, sink);
      default:
        return describeLeaf(node, sink);
    }
  }

  #text(text: string, sink: ValueSink<Node>): void {
    sink.str(this.#escapeMissing && looksMissing(text) ? `\\${text}` : text);
  }
}

function describeLeaf(node: ValueNode, sink: ValueSink<Node>): void {
  switch (node.kind) {
    case "int":
      return sink.int(node.value as number | bigint);
    case "float":
      return sink.float(node.value as number);
    case "bool":
      return sink.bool(node.value as boolean);
    case "missing":
      return sink.str("???");
    case "enum":
      return sink.str((node.value as EnumMember).name);
    default:
      return sink.null();
  }
}

function tooMuch(): ConfigError {
  const message = `Cannot write more nodes than the limit 'maximumWritten' of ${maximumWritten}`;
  return new ConfigError("limit_exceeded", message, {
    details: { limit: "maximumWritten", maximum: maximumWritten },
  });
}
