import { ConfigError } from "../base/error.ts";
import { literalBuilder } from "../live/tree_json.ts";
import { readJson } from "../base/json_read.ts";
import { ListNode, MapNode, type Node, ValueNode } from "../tree/node.ts";
import { wireLimits } from "./limits.ts";
import type { RequestId, WireError } from "./message.ts";

/** A message is no message, or one of its fields is not what it must be. */
export class MessageFault extends Error {
  readonly code: "PARSE" | "BAD_REQUEST" | "UNSUPPORTED" | "TOO_LARGE";
  /** The request that it belongs to, as far as that could be read. */
  readonly re: RequestId | undefined;

  constructor(code: MessageFault["code"], message: string, re?: RequestId) {
    super(message);
    this.code = code;
    this.re = re;
  }
}

/** The fields of one message, read by name and checked. Fields that nobody asks for are passed over. */
export class MessageFields {
  readonly #map: MapNode;
  #re: RequestId | undefined;

  constructor(map: MapNode) {
    this.#map = map;
    this.#re = this.#idOrNothing("id");
  }

  /** The message in a line. @throws {MessageFault} */
  static parse(
    line: string,
    limits: { readonly maximumLength: number; readonly maximumDepth: number },
  ): MessageFields {
    let node: Node;
    try {
      node = readJson({ name: "<message>", text: line }, literalBuilder, limits);
    } catch (error) {
      if (!ConfigError.is(error)) throw error;
      throw new MessageFault(error.code === "limit_exceeded" ? "TOO_LARGE" : "PARSE", error.message);
    }
    if (!(node instanceof MapNode)) throw new MessageFault("PARSE", "A message must be a JSON object");
    return new MessageFields(node);
  }

  text(name: string, maxLength: number): string {
    return this.optionalText(name, maxLength) ?? this.#refuse(name, "a text");
  }

  optionalText(name: string, maxLength: number): string | undefined {
    const node = this.#find(name);
    if (node === undefined) return undefined;
    if (node.kind !== "str") return this.#refuse(name, "a text");
    const value = node.value as string;
    return value.length <= maxLength
      ? value
      : this.#refuse(name, `a text of at most ${maxLength} characters`);
  }

  /** A whole number from 0 on. */
  count(name: string): number {
    return this.optionalCount(name) ?? this.#refuse(name, "a whole number");
  }

  optionalCount(name: string): number | undefined {
    const node = this.#find(name);
    if (node === undefined) return undefined;
    const value = node.kind === "int" ? node.value : undefined;
    return typeof value === "number" && value >= 0
      ? value
      : this.#refuse(name, "a whole number that is not negative");
  }

  boolean(name: string, otherwise: boolean): boolean {
    const node = this.#find(name);
    if (node === undefined) return otherwise;
    return node.kind === "bool" ? (node.value as boolean) : this.#refuse(name, "true or false");
  }

  id(name: string): RequestId {
    const wanted = `a whole number, or a text of at most ${wireLimits.idLength} characters`;
    return this.#idOrNothing(name) ?? this.#refuse(name, wanted);
  }

  optionalId(name: string): RequestId | undefined {
    return this.#find(name) === undefined ? undefined : this.id(name);
  }

  texts(name: string, limits: { readonly count: number; readonly length: number }): readonly string[] {
    const node = this.#find(name);
    const wanted = `a list of at most ${limits.count} texts of at most ${limits.length} characters`;
    if (!(node instanceof ListNode) || node.items.length > limits.count) return this.#refuse(name, wanted);
    return node.items.map((item) => {
      const value = item.kind === "str" ? (item.value as string) : undefined;
      return value !== undefined && value.length <= limits.length ? value : this.#refuse(name, wanted);
    });
  }

  optionalObject(name: string): MessageFields | undefined {
    const node = this.#find(name);
    if (node === undefined) return undefined;
    return node instanceof MapNode ? this.#within(node) : this.#refuse(name, "an object");
  }

  object(name: string): MessageFields {
    return this.optionalObject(name) ?? this.#refuse(name, "an object");
  }

  /** A value of any kind. */
  value(name: string): Node {
    const at = this.#map.keys.indexOf(name);
    return at < 0 ? this.#refuse(name, "a value") : this.#map.values[at];
  }

  optionalValue(name: string): Node | undefined {
    const at = this.#map.keys.indexOf(name);
    return at < 0 ? undefined : this.#map.values[at];
  }

  error(name: string): WireError {
    const error = this.object(name);
    const code = error.optionalText("code", wireLimits.nameLength) ?? "INVALID";
    const message = error.text("message", wireLimits.messageLength);
    const path = error.optionalText("path", wireLimits.keyPathLength);
    return path === undefined ? { code, message } : { code, message, path };
  }

  /** All of it. */
  get node(): MapNode {
    return this.#map;
  }

  unsupported(kind: string): MessageFault {
    return new MessageFault("UNSUPPORTED", `Message '${kind}' is not supported`, this.#re);
  }

  #within(map: MapNode): MessageFields {
    const fields = new MessageFields(map);
    fields.#re = this.#re;
    return fields;
  }

  /** The field, where it is there and not null: to say null is to say nothing. */
  #find(name: string): Node | undefined {
    const at = this.#map.keys.indexOf(name);
    const node = at < 0 ? undefined : this.#map.values[at];
    return node instanceof ValueNode && node.kind === "null" ? undefined : node;
  }

  #idOrNothing(name: string): RequestId | undefined {
    const node = this.#find(name);
    if (node?.kind === "int" && typeof node.value === "number" && node.value >= 0) return node.value;
    if (node?.kind !== "str") return undefined;
    const value = node.value as string;
    return value.length <= wireLimits.idLength ? value : undefined;
  }

  #refuse(name: string, wanted: string): never {
    const found = this.#map.keys.includes(name) ? "is not" : "is missing; it must be";
    throw new MessageFault("BAD_REQUEST", `Field '${name}' ${found} ${wanted}`, this.#re);
  }
}
