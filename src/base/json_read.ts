import { ConfigError } from "./error.ts";
import { integerOfDigits, maximumIntegerDigits } from "./integer.ts";
import type { Scalar } from "./scalar.ts";
import { positionOf, type SourceText } from "./source_text.ts";
import { isUnsafeKey, unsafeKeyError } from "./unsafe_key.ts";

/** What the JSON reader drives: it knows no nodes, and builds whatever a builder makes of each value. Offsets are 0-based. */
export interface JsonBuilder<Built> {
  scalar<Kind extends Scalar["kind"]>(
    kind: Kind,
    value: Extract<Scalar, { kind: Kind }>["value"],
    offset: number,
  ): Built;
  object(keys: readonly string[], values: readonly Built[], offset: number): Built;
  array(items: readonly Built[], offset: number): Built;
}

/** Bounds on what is read. */
export interface JsonLimits {
  /** Characters of text; default 8 Mi. */
  readonly maximumLength?: number;
  /** Containers within containers; default 1000. */
  readonly maximumDepth?: number;
}

const defaultLimits: Required<JsonLimits> = { maximumLength: 8 * 2 ** 20, maximumDepth: 1000 };

/**
 * Reads JSON with the number rules of the writer: without a fraction or an exponent it is an int, exact at any size,
 * otherwise a float; `{"$float":"nan"}` (`inf`, `-inf`) is a float, unless the key's `$` is escaped.
 * A key that comes twice in one object is refused.
 *
 * @throws {ConfigError} json_parse, limit_exceeded, unsafe_key
 */
export function readJson<Built>(
  source: SourceText,
  builder: JsonBuilder<Built>,
  limits: JsonLimits = {},
): Built {
  const { maximumLength } = { ...defaultLimits, ...limits };
  const actual = source.text.length;
  if (actual > maximumLength) {
    throw new ConfigError(
      "limit_exceeded",
      `JSON text of ${actual} characters is longer than ${maximumLength}`,
      {
        details: { limit: "json length", maximum: maximumLength, actual },
        origin: { kind: "text", source, offset: 0, keyOffset: -1 },
      },
    );
  }
  return new JsonReader(source, builder, limits.maximumDepth ?? defaultLimits.maximumDepth).read();
}

interface Frame<Built> {
  readonly start: number;
  /** Absent for arrays. */
  readonly keys: string[] | undefined;
  readonly seen: Set<string> | undefined;
  readonly values: Built[];
  /** The number that the object stands for, if it ends after its first key. */
  special: number | undefined;
  /** Whether the key at hand is `$float`, spelled so. */
  float: boolean;
}

const specialFloats: ReadonlyMap<string, number> = new Map([["nan", NaN], ["inf", Infinity], [
  "-inf",
  -Infinity,
]]);

class JsonReader<Built> {
  readonly #source: SourceText;
  readonly #text: string;
  readonly #builder: JsonBuilder<Built>;
  readonly #maximumDepth: number;
  readonly #frames: Frame<Built>[] = [];
  #at = 0;

  constructor(source: SourceText, builder: JsonBuilder<Built>, maximumDepth: number) {
    this.#source = source;
    this.#text = source.text;
    this.#builder = builder;
    this.#maximumDepth = maximumDepth;
  }

  read(): Built {
    for (;;) {
      let built = this.#readValue();
      // A container was opened: its first value comes next.
      if (built === undefined) continue;
      for (;;) {
        const frame = this.#frames[this.#frames.length - 1];
        if (frame === undefined) return this.#atEnd(built.value);
        frame.values.push(built.value);
        if (this.#continues(frame)) break;
        built = { value: this.#close(frame) };
      }
    }
  }

  /** The next value, or nothing when it opened a container that is not empty. */
  #readValue(): { readonly value: Built } | undefined {
    const start = this.#skipSpace();
    switch (this.#text[start]) {
      case "{":
        return this.#open(
          { start, keys: [], seen: new Set(), values: [], special: undefined, float: false },
          "}",
        );
      case "[":
        return this.#open({
          start,
          keys: undefined,
          seen: undefined,
          values: [],
          special: undefined,
          float: false,
        }, "]");
      case '"': {
        const value = this.#readString();
        const frame = this.#frames[this.#frames.length - 1];
        if (frame?.float) frame.special = specialFloats.get(value);
        return { value: this.#builder.scalar("str", value, start) };
      }
      case "t":
        this.#readWord("true");
        return { value: this.#builder.scalar("bool", true, start) };
      case "f":
        this.#readWord("false");
        return { value: this.#builder.scalar("bool", false, start) };
      case "n":
        this.#readWord("null");
        return { value: this.#builder.scalar("null", null, start) };
      default:
        return { value: this.#readNumber(start) };
    }
  }

  #open(frame: Frame<Built>, end: string): { readonly value: Built } | undefined {
    if (this.#frames.length === this.#maximumDepth) {
      throw new ConfigError("limit_exceeded", `JSON is nested deeper than ${this.#maximumDepth} levels`, {
        details: { limit: "json depth", maximum: this.#maximumDepth },
        origin: this.#origin(frame.start),
      });
    }
    this.#at++;
    this.#skipSpace();
    this.#frames.push(frame);
    if (this.#text[this.#at] === end) return { value: this.#close(frame) };
    if (frame.keys !== undefined) this.#readKey(frame);
    return undefined;
  }

  /** Whether another value of the container comes; its key is read already. */
  #continues(frame: Frame<Built>): boolean {
    this.#skipSpace();
    const end = frame.keys === undefined ? "]" : "}";
    if (this.#text[this.#at] === end) return false;
    if (this.#text[this.#at] !== ",") throw this.#unexpected(`',' or '${end}'`);
    this.#at++;
    if (frame.keys !== undefined) this.#readKey(frame);
    return true;
  }

  #close(frame: Frame<Built>): Built {
    this.#at++;
    this.#frames.pop();
    if (frame.keys === undefined) return this.#builder.array(frame.values, frame.start);
    if (frame.special !== undefined && frame.keys.length === 1) {
      return this.#builder.scalar("float", frame.special, frame.start);
    }
    return this.#builder.object(frame.keys, frame.values, frame.start);
  }

  #readKey(frame: Frame<Built>): void {
    const start = this.#skipSpace();
    if (this.#text[start] !== '"') throw this.#unexpected("a key in double quotes");
    const key = this.#readString();
    if (isUnsafeKey(key)) throw unsafeKeyError(key, { origin: this.#origin(start) });
    if (frame.seen?.has(key)) throw this.#fault(`key '${key}' comes twice in one object`, start);
    frame.seen?.add(key);
    frame.keys?.push(key);
    frame.float = this.#text.startsWith('"$float"', start);
    this.#skipSpace();
    if (this.#text[this.#at] !== ":") throw this.#unexpected("':'");
    this.#at++;
  }

  #readString(): string {
    const text = this.#text;
    const start = this.#at;
    let at = start + 1;
    let escaped = false;
    for (;;) {
      const code = text.charCodeAt(at);
      if (code === 0x22) break;
      if (code === 0x5c) {
        escaped = true;
        at += 2;
      } else if (code >= 0x20) {
        at++;
      } else {
        this.#at = Math.min(at, text.length);
        throw this.#unexpected("the end of the string");
      }
    }
    this.#at = at + 1;
    if (!escaped) return text.slice(start + 1, at);
    try {
      return JSON.parse(text.slice(start, at + 1));
    } catch (cause) {
      throw this.#fault("a string holds an escape that JSON does not know", start, cause);
    }
  }

  #readWord(word: string): void {
    if (!this.#text.startsWith(word, this.#at)) throw this.#unexpected("a value");
    this.#at += word.length;
  }

  #readNumber(start: number): Built {
    numberPattern.lastIndex = start;
    const match = numberPattern.exec(this.#text);
    if (match === null) throw this.#unexpected("a value");
    const [number, fraction] = match;
    this.#at += number.length;
    if (fraction !== "") return this.#builder.scalar("float", Number(number), start);
    const digits = number.startsWith("-") ? number.length - 1 : number.length;
    if (digits > maximumIntegerDigits) {
      throw new ConfigError("limit_exceeded", `Integer has more than ${maximumIntegerDigits} digits`, {
        details: { limit: "integer digits", maximum: maximumIntegerDigits, actual: digits },
        origin: this.#origin(start),
      });
    }
    return this.#builder.scalar("int", integerOfDigits(number), start);
  }

  #atEnd(value: Built): Built {
    if (this.#skipSpace() < this.#text.length) throw this.#unexpected("the end of the text");
    return value;
  }

  #skipSpace(): number {
    const text = this.#text;
    let at = this.#at;
    for (;; at++) {
      const code = text.charCodeAt(at);
      if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) break;
    }
    this.#at = at;
    return at;
  }

  #unexpected(wanted: string): ConfigError {
    const character = this.#text.codePointAt(this.#at);
    const found = character === undefined ? "the text ends" : `found '${String.fromCodePoint(character)}'`;
    return this.#fault(`${found} where ${wanted} was expected`, this.#at);
  }

  #fault(problem: string, offset: number, cause?: unknown): ConfigError {
    const { line, column } = positionOf(this.#source, offset);
    return new ConfigError("json_parse", `JSON cannot be read at ${line}:${column}: ${problem}`, {
      details: { problem, offset },
      origin: this.#origin(offset),
      cause,
    });
  }

  #origin(offset: number) {
    return { kind: "text", source: this.#source, offset, keyOffset: -1 } as const;
  }
}

const numberPattern = /-?(?:0|[1-9][0-9]*)((?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?)/y;
