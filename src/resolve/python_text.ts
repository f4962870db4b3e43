import { floatRepr } from "../base/float.ts";
import { integerText } from "../base/integer.ts";
import { namedKey, type SourceKey, type ValueSink } from "../base/value_source.ts";
import { escapedCharacters } from "./printable.ts";

/**
 * As a `ValueSource`, for values that only Python text shows: what prints as a text of its own, and dicts whose keys
 * are values themselves. Every `ValueSource` is one.
 */
export interface PythonSource<Value> {
  describe(value: Value, sink: PythonSink<Value>): void;
}

export interface PythonSink<Value> extends ValueSink<Value> {
  /** A value whose `repr` is known: `<Color.RED: 1>`. */
  verbatim(repr: string): void;
  /** As `map`, with keys that are described in turn. */
  dict(keys: readonly Value[], values: readonly Value[]): void;
}

/** A value as Python's `str` shows it: a text as it is, anything else as `repr` does. */
export function pythonStr<Value>(source: PythonSource<Value>, value: Value): string {
  return new PythonWriter(source, true).write(value);
}

/** A value as Python's `repr` shows it: `None`, `True`, `1e-07`, `[[1, 2], {'a': None}]`. */
export function pythonRepr<Value>(source: PythonSource<Value>, value: Value): string {
  return new PythonWriter(source, false).write(value);
}

interface Frame<Value> {
  /** Absent for lists and tuples. */
  readonly keys: readonly SourceKey[] | undefined;
  readonly keyValues: readonly Value[] | undefined;
  readonly values: readonly Value[];
  readonly end: string;
  next: number;
  /** Whether the key at hand is written and its value comes next. */
  keyed: boolean;
}

class PythonWriter<Value> implements PythonSink<Value> {
  readonly #source: PythonSource<Value>;
  readonly #frames: Frame<Value>[] = [];
  /** Whether a text would stand alone, without quotes. */
  #bare: boolean;
  #text = "";

  constructor(source: PythonSource<Value>, bare: boolean) {
    this.#source = source;
    this.#bare = bare;
  }

  write(value: Value): string {
    const frames = this.#frames;
    this.#source.describe(value, this);
    while (frames.length > 0) {
      const frame = frames[frames.length - 1];
      if (frame.next === frame.values.length) {
        frames.pop();
        this.#text += frame.end;
      } else {
        this.#advance(frame);
      }
    }
    return this.#text;
  }

  #advance(frame: Frame<Value>): void {
    const at = frame.next;
    if (frame.keyed) {
      this.#text += ": ";
    } else {
      if (at > 0) this.#text += ", ";
      if (frame.keyValues !== undefined) {
        frame.keyed = true;
        return this.#source.describe(frame.keyValues[at], this);
      }
      if (frame.keys !== undefined) this.#text += `${keyRepr(frame.keys[at])}: `;
    }
    frame.keyed = false;
    frame.next++;
    this.#source.describe(frame.values[at], this);
  }

  str(value: string): void {
    this.#text += this.#bare ? value : textRepr(value);
  }

  int(value: number | bigint): void {
    this.#text += integerText(value);
  }

  float(value: number): void {
    this.#text += floatRepr(value);
  }

  bool(value: boolean): void {
    this.#text += boolRepr(value);
  }

  null(): void {
    this.#text += "None";
  }

  verbatim(repr: string): void {
    this.#text += repr;
  }

  map(keys: readonly SourceKey[], values: readonly Value[]): void {
    this.#open("{", { keys, keyValues: undefined, values, end: "}", next: 0, keyed: false });
  }

  dict(keys: readonly Value[], values: readonly Value[]): void {
    this.#open("{", { keys: undefined, keyValues: keys, values, end: "}", next: 0, keyed: false });
  }

  list(items: readonly Value[]): void {
    this.#openItems("[", items, "]");
  }

  tuple(items: readonly Value[]): void {
    // The comma is what makes a tuple of one item.
    this.#openItems("(", items, items.length === 1 ? ",)" : ")");
  }

  #openItems(start: string, values: readonly Value[], end: string): void {
    this.#open(start, { keys: undefined, keyValues: undefined, values, end, next: 0, keyed: false });
  }

  #open(start: string, frame: Frame<Value>): void {
    this.#text += start;
    this.#bare = false;
    this.#frames.push(frame);
  }
}

function keyRepr(sourceKey: SourceKey): string {
  const key = namedKey(sourceKey);
  switch (typeof key) {
    case "string":
      return textRepr(key);
    case "boolean":
      return boolRepr(key);
    case "object":
      return key === null ? "None" : floatRepr(key.value);
    default:
      return integerText(key);
  }
}

function boolRepr(value: boolean): string {
  return value ? "True" : "False";
}

const needsEscape = escapedCharacters("u");
const allEscaped = escapedCharacters("gu");

/** A text as Python's `repr` shows it: in single quotes, or in double ones where only they spare escapes. */
export function textRepr(text: string): string {
  const shown = needsEscape.test(text) ? text.replace(allEscaped, escapeOf) : text;
  if (!text.includes("'")) return `'${shown}'`;
  return text.includes('"') ? `'${shown.replaceAll("'", "\\'")}'` : `"${shown}"`;
}

function escapeOf(character: string): string {
  switch (character) {
    case "\\":
      return "\\\\";
    case "\n":
      return "\\n";
    case "\r":
      return "\\r";
    case "\t":
      return "\\t";
  }
  const code = character.codePointAt(0) ?? 0;
  const digits = code.toString(16);
  if (code <= 0xff) return `\\x${digits.padStart(2, "0")}`;
  return code <= 0xffff ? `\\u${digits.padStart(4, "0")}` : `\\U${digits.padStart(8, "0")}`;
}
