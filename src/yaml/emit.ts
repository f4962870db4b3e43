import { integerText } from "../base/integer.ts";
import { namedKey, type SourceKey, type ValueSink, type ValueSource } from "../base/value_source.ts";
import { sortedOrder } from "./emit_order.ts";
import {
  analyzeScalar,
  blockPlain,
  flowPlain,
  isQuotedByKind,
  multiline,
  needsQuotes,
  singleQuoted,
  yamlFloatText,
} from "./emit_scalar.ts";
import { EmitWriter } from "./emit_writer.ts";

export interface EmitOptions {
  /** Keys as Python sorts them rather than in their own order; default false. */
  readonly sortKeys?: boolean;
  /** Collections in `[]` and `{}`: all, none, or `"auto"`: those that hold only scalars without quotes; default false. */
  readonly flowStyle?: boolean | "auto";
}

/** Writes a value as a YAML document, byte for byte as `OmegaConf.to_yaml` does. */
export function emitYaml<Value>(source: ValueSource<Value>, value: Value, options: EmitOptions = {}): string {
  return new YamlEmitter(source, options).emit(value);
}

/** Longer keys, in bytes of UTF-8, are set apart by a `?`. */
const longestSimpleKey = 128;

interface Frame<Value> {
  /** Absent for lists. */
  readonly keys: readonly SourceKey[] | undefined;
  readonly values: readonly Value[];
  /** The order in which to write them, where it is not their own. */
  readonly order: readonly number[] | undefined;
  readonly flow: boolean;
  /** The indentation to go back to. */
  readonly outerIndent: number;
  next: number;
}

class YamlEmitter<Value> implements ValueSink<Value> {
  readonly #source: ValueSource<Value>;
  readonly #sortKeys: boolean;
  readonly #flowStyle: boolean | "auto";
  readonly #writer = new EmitWriter();
  readonly #frames: Frame<Value>[] = [];
  #flowLevel = 0;
  /** Whether the value at hand stands under a key. */
  #underKey = false;

  constructor(source: ValueSource<Value>, options: EmitOptions) {
    this.#source = source;
    this.#sortKeys = options.sortKeys ?? false;
    this.#flowStyle = options.flowStyle ?? false;
  }

  emit(value: Value): string {
    const frames = this.#frames;
    const writer = this.#writer;
    this.#source.describe(value, this);
    while (frames.length > 0) {
      const frame = frames[frames.length - 1];
      if (frame.next === frame.values.length) {
        this.#close(frame);
        continue;
      }
      const at = frame.order === undefined ? frame.next : frame.order[frame.next];
      if (frame.flow) {
        if (frame.next > 0) writer.closeMark(",");
        if (writer.isWide) writer.breakLine();
      } else {
        writer.breakLine();
      }
      frame.next++;
      this.#underKey = frame.keys !== undefined;
      if (frame.keys !== undefined) this.#writeKey(frame.keys[at]);
      else if (!frame.flow) writer.blockMark("-");
      this.#source.describe(frame.values[at], this);
    }
    writer.indent = -1;
    writer.breakLine();
    return writer.text;
  }

  str(value: string): void {
    this.#writeText(value, analyzeScalar(value));
  }

  int(value: number | bigint): void {
    this.#writer.plain(integerText(value));
  }

  float(value: number): void {
    this.#writer.plain(yamlFloatText(value));
  }

  bool(value: boolean): void {
    this.#writer.plain(value ? "true" : "false");
  }

  null(): void {
    this.#writer.plain("null");
  }

  map(keys: readonly SourceKey[], values: readonly Value[]): void {
    if (values.length === 0) return this.#writeEmpty("{", "}");
    const flow = this.#goesInFlow(values, keys);
    this.#open({
      keys,
      values,
      order: this.#sortKeys ? sortedOrder(keys) : undefined,
      flow,
      outerIndent: this.#writer.indent,
      next: 0,
    });
    if (flow) this.#writer.openBracket("{");
    this.#increaseIndent(flow);
  }

  list(items: readonly Value[]): void {
    if (items.length === 0) return this.#writeEmpty("[", "]");
    const flow = this.#goesInFlow(items);
    const writer = this.#writer;
    this.#open({
      keys: undefined,
      values: items,
      order: undefined,
      flow,
      outerIndent: writer.indent,
      next: 0,
    });
    if (flow) writer.openBracket("[");
    // Under a key in the same line, dashes stand at the margin of the keys.
    if (flow || !this.#underKey || writer.atLineStart) this.#increaseIndent(flow);
  }

  tuple(items: readonly Value[]): void {
    this.list(items);
  }

  #open(frame: Frame<Value>): void {
    this.#frames.push(frame);
    if (frame.flow) this.#flowLevel++;
  }

  #close(frame: Frame<Value>): void {
    this.#frames.pop();
    this.#writer.indent = frame.outerIndent;
    if (!frame.flow) return;
    this.#flowLevel--;
    this.#writer.closeMark(frame.keys === undefined ? "]" : "}");
  }

  #increaseIndent(flow: boolean): void {
    const writer = this.#writer;
    writer.indent = writer.indent >= 0 ? writer.indent + 2 : flow ? 2 : 0;
  }

  #writeEmpty(open: string, close: string): void {
    this.#writer.openBracket(open);
    this.#writer.closeMark(close);
  }

  #goesInFlow(values: readonly Value[], keys: readonly SourceKey[] = []): boolean {
    if (this.#flowLevel > 0 || this.#flowStyle === true) return true;
    if (this.#flowStyle === false) return false;
    if (keys.map(namedKey).some((key) => typeof key === "string" && isQuotedByKind(key))) return false;
    const probe = new PlainProbe();
    return values.every((value) => {
      this.#source.describe(value, probe);
      return probe.plain;
    });
  }

  #writeKey(sourceKey: SourceKey): void {
    const writer = this.#writer;
    const key = namedKey(sourceKey);
    const text = typeof key === "string" ? key : keyScalar(key);
    const allowed = analyzeScalar(text);
    if ((allowed & multiline) === 0 && fitsSimpleKey(text)) {
      writer.folds = false;
      this.#writeKeyText(key, text, allowed);
      writer.folds = true;
      writer.closeMark(":");
      return;
    }
    const flow = this.#flowLevel > 0;
    if (flow) writer.spacedMark("?");
    else writer.blockMark("?");
    this.#writeKeyText(key, text, allowed);
    if (flow) {
      if (writer.isWide) writer.breakLine();
      writer.spacedMark(":");
    } else {
      writer.breakLine();
      writer.blockMark(":");
    }
  }

  #writeKeyText(key: NamedKey, text: string, allowed: number): void {
    if (typeof key === "string") this.#writeText(text, allowed);
    else this.#writer.plain(text);
  }

  #writeText(text: string, allowed: number): void {
    const plain = this.#flowLevel > 0 ? flowPlain : blockPlain;
    if ((allowed & plain) !== 0 && !needsQuotes(text, allowed)) this.#writer.plain(text);
    else if ((allowed & singleQuoted) !== 0) this.#writer.single(text);
    else this.#writer.double(text);
  }
}

type NamedKey = ReturnType<typeof namedKey>;

function keyScalar(key: Exclude<NamedKey, string>): string {
  if (typeof key === "boolean" || key === null) return String(key);
  return typeof key === "object" ? yamlFloatText(key.value) : integerText(key);
}

function fitsSimpleKey(text: string): boolean {
  if (text.length * 3 <= longestSimpleKey) return true;
  if (text.length > longestSimpleKey) return false;
  let bytes = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    // Each half of a surrogate pair makes two bytes of four.
    bytes += code < 0x80 ? 1 : code < 0x800 || (code >= 0xd800 && code <= 0xdfff) ? 2 : 3;
  }
  return bytes <= longestSimpleKey;
}

/** Tells whether a value is a scalar that is not quoted for its kind. */
class PlainProbe implements ValueSink<unknown> {
  plain = true;

  str(value: string): void {
    this.plain = !isQuotedByKind(value);
  }

  int(): void {
    this.plain = true;
  }

  float(): void {
    this.plain = true;
  }

  bool(): void {
    this.plain = true;
  }

  null(): void {
    this.plain = true;
  }

  map(): void {
    this.plain = false;
  }

  list(): void {
    this.plain = false;
  }

  tuple(): void {
    this.plain = false;
  }
}
