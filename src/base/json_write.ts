import { ConfigError } from "./error.ts";
import { floatRepr } from "./float.ts";
import { integerText } from "./integer.ts";
import { keyText, type SourceKey, type ValueSink } from "./value_source.ts";

/** JSON that is written already, to stand as it is within another text. */
export class JsonText {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** As a `ValueSource`, and it may hand over finished JSON. Every `ValueSource` is one. */
export interface JsonSource<Value> {
  describe(value: Value, sink: JsonSink<Value>): void;
}

export interface JsonSink<Value> extends ValueSink<Value> {
  json(text: JsonText): void;
}

export interface JsonOptions {
  /** Keys in the order of their UTF-16 code units rather than in their own; default false. */
  readonly sortKeys?: boolean;
  /** Spaces of indentation; default 0: everything on one line without spaces. */
  readonly indent?: number;
}

/** Guards against plain values that hold themselves; no configuration is as deep. */
const maximumDepth = 100_000;

/**
 * Writes a value as JSON: integers exact at any size, floats as Python's `repr`, what is not finite as
 * `{"$float":"nan"}`. A mapping that would read as such a float has its `$` written as `\u0024`.
 */
export function writeJson<Value>(source: JsonSource<Value>, value: Value, options: JsonOptions = {}): string {
  return new JsonWriter(source, options).write(value);
}

/** The one JSON text of a value, which hashes are made of: keys sorted, no white space. */
export function canonicalJson<Value>(source: JsonSource<Value>, value: Value): string {
  return new JsonWriter(source, { sortKeys: true }).write(value);
}

interface Frame<Value> {
  /** Absent for arrays. */
  readonly keys: readonly string[] | undefined;
  readonly values: readonly Value[];
  /** The order in which to write them, where it is not their own. */
  readonly order: readonly number[] | undefined;
  next: number;
}

class JsonWriter<Value> implements JsonSink<Value> {
  readonly #source: JsonSource<Value>;
  readonly #sortKeys: boolean;
  readonly #indent: number;
  readonly #frames: Frame<Value>[] = [];
  /** Joined at the end: engines would keep a text that grows as a tree of what it grew by. */
  readonly #pieces: string[] = [];

  constructor(source: JsonSource<Value>, options: JsonOptions) {
    this.#source = source;
    this.#sortKeys = options.sortKeys ?? false;
    this.#indent = options.indent ?? 0;
  }

  write(value: Value): string {
    const frames = this.#frames;
    this.#source.describe(value, this);
    while (frames.length > 0) {
      const frame = frames[frames.length - 1];
      if (frame.next === frame.values.length) {
        frames.pop();
        this.#breakLine();
        this.#pieces.push(frame.keys === undefined ? "]" : "}");
        continue;
      }
      if (frame.next > 0) this.#pieces.push(",");
      this.#breakLine();
      const at = frame.order === undefined ? frame.next : frame.order[frame.next];
      frame.next++;
      if (frame.keys !== undefined) this.#writeKey(frame.keys[at], frame.keys.length);
      this.#source.describe(frame.values[at], this);
    }
    return this.#pieces.join("");
  }

  str(value: string): void {
    this.#pieces.push(JSON.stringify(value));
  }

  int(value: number | bigint): void {
    this.#pieces.push(integerText(value));
  }

  float(value: number): void {
    this.#pieces.push(Number.isFinite(value) ? floatRepr(value) : `{"$float":"${floatRepr(value)}"}`);
  }

  bool(value: boolean): void {
    this.#pieces.push(value ? "true" : "false");
  }

  null(): void {
    this.#pieces.push("null");
  }

  json(text: JsonText): void {
    this.#pieces.push(text.text);
  }

  map(keys: readonly SourceKey[], values: readonly Value[]): void {
    if (values.length === 0) {
      this.#pieces.push("{}");
      return;
    }
    const texts = keys.map(keyText);
    this.#pieces.push("{");
    this.#open({ keys: texts, values, order: this.#sortKeys ? sortedOrder(texts) : undefined, next: 0 });
  }

  list(items: readonly Value[]): void {
    if (items.length === 0) {
      this.#pieces.push("[]");
      return;
    }
    this.#pieces.push("[");
    this.#open({ keys: undefined, values: items, order: undefined, next: 0 });
  }

  tuple(items: readonly Value[]): void {
    this.list(items);
  }

  #open(frame: Frame<Value>): void {
    if (this.#frames.length === maximumDepth) {
      throw new ConfigError("limit_exceeded", `Value is nested deeper than ${maximumDepth} levels`, {
        details: { limit: "json depth", maximum: maximumDepth },
      });
    }
    this.#frames.push(frame);
  }

  #writeKey(key: string, siblings: number): void {
    this.#pieces.push(siblings === 1 && key === "$float" ? '"\\u0024float"' : JSON.stringify(key));
    this.#pieces.push(this.#indent > 0 ? ": " : ":");
  }

  #breakLine(): void {
    if (this.#indent > 0) this.#pieces.push("\n" + " ".repeat(this.#indent * this.#frames.length));
  }
}

function sortedOrder(keys: readonly string[]): readonly number[] {
  const order = keys.map((_, at) => at);
  return order.sort((one, other) => (keys[one] < keys[other] ? -1 : keys[one] > keys[other] ? 1 : 0));
}
