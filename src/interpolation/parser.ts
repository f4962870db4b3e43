import type { ConfigError } from "../base/error.ts";
import { skipBlanks } from "../grammar/character.ts";
import { isName, literalOf } from "../grammar/literal.ts";
import { maximumNesting, nestingError } from "../grammar/nesting.ts";
import { spellingAt } from "../grammar/opening.ts";
import { endOfUnquoted, unescapeUnquoted } from "../grammar/unquoted.ts";
import type {
  ConcatenationElement,
  DictElement,
  DictEntry,
  Element,
  InterpolationPart,
  ListElement,
  LiteralElement,
  NodeReference,
  QuotedElement,
  Reference,
  ReferenceKey,
  ResolverCall,
  TextPart,
} from "./ast.ts";
import { isEscapedMissing } from "./escaped_missing.ts";
import { endOfKey, unescapeKey } from "./key_text.ts";
import { syntaxError } from "./syntax_error.ts";

const emptyItem: LiteralElement = {
  kind: "literal",
  raw: "",
  scalar: { kind: "str", value: "" },
  escapedMissing: false,
};

interface Sequence {
  readonly items: readonly Element[];
  readonly texts: readonly string[];
  readonly hasEmptyItem: boolean;
}

/** The head of a reference: what stands before its closing bracket, or before the colon of a resolver. */
interface ReferenceHead {
  readonly start: number;
  readonly close: "}" | ">";
  readonly relativeDots: number;
  readonly keys: readonly ReferenceKey[];
  /** A key stands in brackets, which no resolver's name has. */
  readonly hasBrackets: boolean;
}

/** A recursive-descent parser of OmegaConf's grammar, without tokens: what may follow decides how to read on. */
export class Parser {
  private at = 0;
  private depth = 0;
  private openAngles = 0;
  private readonly text: string;
  private readonly angle: boolean;

  constructor(text: string, angle: boolean) {
    this.text = text;
    this.angle = angle;
  }

  /** Text and interpolations up to the end of the text, or up to and with the quote that closes them. */
  textParts(quote?: "'" | '"'): InterpolationPart[] {
    const { text } = this;
    const parts: InterpolationPart[] = [];
    let start = this.at;
    // Escapes are undone in `value`, which goes up to `copied`.
    let copied = start;
    let value = "";
    const textUpTo = (end: number): TextPart => {
      const raw = text.slice(start, end);
      return { kind: "text", raw, value: copied === start ? raw : value + text.slice(copied, end) };
    };
    for (let from = start;;) {
      const special = this.nextSpecial(from, quote);
      if (special === -1) break;
      const slashes = special - startOfSlashes(text, special, from);
      if (slashes > 0) {
        value += text.slice(copied, special - slashes) + "\\".repeat(slashes >> 1);
        copied = special;
      }
      from = special + 1;
      // An odd backslash makes the quote or the bracket text.
      if (slashes % 2 === 1) continue;
      if (special > start) parts.push(textUpTo(special));
      this.at = special;
      if (text[special] === quote) {
        this.at++;
        return parts;
      }
      parts.push(this.reference());
      start = copied = from = this.at;
      value = "";
    }
    this.at = text.length;
    if (quote !== undefined) throw this.fault(`a closing ${quote}`);
    if (text.length > start) parts.push(textUpTo(text.length));
    return parts;
  }

  element(): Element {
    switch (this.text[this.at]) {
      case "'":
        return this.quoted("'");
      case '"':
        return this.quoted('"');
      case "[":
        return this.list();
      case "{":
        return this.dict();
      default:
        return this.primitive();
    }
  }

  expectEnd(): void {
    if (this.at < this.text.length) throw this.fault("the end of the value");
  }

  /** The next offset where an interpolation opens or the quote stands, escaped or not; -1 if there is none. */
  private nextSpecial(from: number, quote: string | undefined): number {
    const { text } = this;
    if (quote === undefined) {
      let at = text.indexOf("$", from);
      while (at !== -1 && !this.opensAt(at)) at = text.indexOf("$", at + 1);
      return at;
    }
    for (let at = from; at < text.length; at++) {
      if (text[at] === quote || (text[at] === "$" && this.opensAt(at))) return at;
    }
    return -1;
  }

  private reference(): Reference {
    const { text } = this;
    const start = this.at;
    const close = text[start + 1] === "{" ? "}" : ">";
    this.enter();
    if (close === ">") this.openAngles++;
    this.at = skipBlanks(text, start + 2);
    const dotsStart = this.at;
    while (text[this.at] === ".") this.at++;
    const relativeDots = this.at - dotsStart;
    const { keys, hasBrackets } = this.keys(close);
    const head: ReferenceHead = { start, close, relativeDots, keys, hasBrackets };
    this.at = skipBlanks(text, this.at);
    const reference = text[this.at] === ":" && canNameResolver(head)
      ? this.call(head)
      : this.nodeReference(head);
    if (close === ">") this.openAngles--;
    this.depth--;
    return reference;
  }

  private keys(close: string): Pick<ReferenceHead, "keys" | "hasBrackets"> {
    const { text } = this;
    const keys: ReferenceKey[] = [];
    let hasBrackets = false;
    for (let afterDot = false;;) {
      const bracketed = !afterDot && text[this.at] === "[";
      if (bracketed) {
        this.at++;
        hasBrackets = true;
      }
      if (this.opensAt(this.at)) keys.push({ reference: this.reference(), bracketed });
      else keys.push(this.plainKey(close));
      if (bracketed) this.expect("]", "']'");
      afterDot = text[this.at] === ".";
      if (afterDot) this.at++;
      else if (text[this.at] !== "[") return { keys, hasBrackets };
    }
  }

  private plainKey(close: string): string {
    const end = endOfKey(this.text, this.at, { angle: this.angle, withinAngle: close === ">" });
    if (end === this.at) throw this.fault("a key");
    const raw = this.text.slice(this.at, end);
    this.at = end;
    return unescapeKey(raw);
  }

  private nodeReference(head: ReferenceHead): NodeReference {
    const { start, close, relativeDots, keys } = head;
    this.expect(close, `'.', '[', ':' or '${close}'`);
    return {
      kind: "node",
      spelling: close === "}" ? "dollar" : "angle",
      start,
      raw: this.text.slice(start, this.at),
      relativeDots,
      keys,
      path: keys.every(isText) ? keys : undefined,
    };
  }

  private call(head: ReferenceHead): ResolverCall {
    const { start, close, keys } = head;
    this.at = skipBlanks(this.text, this.at + 1);
    const { items, texts, hasEmptyItem } = this.sequence(close);
    this.expect(close, `',' or '${close}'`);
    return {
      kind: "resolver",
      spelling: close === "}" ? "dollar" : "angle",
      start,
      raw: this.text.slice(start, this.at),
      nameSegments: keys.map((key) => typeof key === "string" ? key : key.reference),
      name: keys.every(isText) ? keys.join(".") : undefined,
      args: items,
      argTexts: texts,
      hasEmptyItem,
    };
  }

  /** Elements between commas, each of which may be left out once there is a comma. */
  private sequence(close: string): Sequence {
    const { text } = this;
    const items: Element[] = [];
    const texts: string[] = [];
    let hasEmptyItem = false;
    if (text[this.at] === close) return { items, texts, hasEmptyItem };
    for (;;) {
      const start = this.at;
      if (text[start] === "," || (items.length > 0 && text[start] === close)) {
        items.push(emptyItem);
        hasEmptyItem = true;
      } else {
        items.push(this.element());
      }
      texts.push(text.slice(start, this.at));
      this.at = skipBlanks(text, this.at);
      if (text[this.at] !== ",") return { items, texts, hasEmptyItem };
      this.at = skipBlanks(text, this.at + 1);
    }
  }

  private list(): ListElement {
    this.enter();
    this.at = skipBlanks(this.text, this.at + 1);
    const { items, hasEmptyItem } = this.sequence("]");
    this.expect("]", "',' or ']'");
    this.depth--;
    return { kind: "list", items, hasEmptyItem };
  }

  private dict(): DictElement {
    const { text } = this;
    this.enter();
    const entries: DictEntry[] = [];
    this.at = skipBlanks(text, this.at + 1);
    if (text[this.at] !== "}") {
      for (;;) {
        entries.push(this.dictEntry());
        this.at = skipBlanks(text, this.at);
        if (text[this.at] !== ",") break;
        this.at = skipBlanks(text, this.at + 1);
      }
    }
    this.expect("}", "',' or '}'");
    this.depth--;
    return { kind: "dict", entries };
  }

  private dictEntry(): DictEntry {
    const { text } = this;
    const end = endOfUnquoted(text, this.at, { angle: this.angle, stopAtColon: true });
    if (end === this.at) throw this.fault("a key without quotes");
    const key = literalElement(text.slice(this.at, end));
    this.at = skipBlanks(text, end);
    this.expect(":", "':'");
    this.at = skipBlanks(text, this.at);
    return { key, value: this.element() };
  }

  private quoted(quote: "'" | '"'): QuotedElement {
    const start = this.at;
    this.at++;
    const parts = this.textParts(quote);
    const inner = this.text.slice(start + 1, this.at - 1);
    if (!isEscapedMissing(inner)) return { kind: "quoted", quote, parts, escapedMissing: false };
    const text: InterpolationPart = { kind: "text", raw: inner, value: inner.slice(1) };
    return { kind: "quoted", quote, parts: [text], escapedMissing: true };
  }

  /** Unquoted text, with interpolations or without. */
  private primitive(): LiteralElement | ConcatenationElement {
    const { text } = this;
    const start = this.at;
    const parts: InterpolationPart[] = [];
    for (;;) {
      const from = this.at;
      this.at = endOfUnquoted(text, from, { angle: this.angle });
      const hasReference = this.opensAt(this.at);
      if (parts.length === 0 && !hasReference) break;
      if (this.at > from) {
        const raw = text.slice(from, this.at);
        parts.push({ kind: "text", raw, value: unescapeUnquoted(raw) });
      }
      if (!hasReference) return { kind: "concatenation", parts };
      parts.push(this.reference());
    }
    if (this.at === start) throw this.fault("a value");
    const raw = text.slice(start, this.at);
    if (isBlank(raw)) throw this.fault("a value besides blanks");
    if (!isEscapedMissing(raw)) return literalElement(raw);
    return { kind: "literal", raw, scalar: { kind: "str", value: raw.slice(1) }, escapedMissing: true };
  }

  private opensAt(at: number): boolean {
    const spelling = spellingAt(this.text, at);
    return spelling === "dollar" || (spelling === "angle" && this.angle);
  }

  private enter(): void {
    this.depth++;
    if (this.depth > maximumNesting) throw nestingError("Interpolation");
  }

  private expect(character: string, expected: string): void {
    if (this.text[this.at] !== character) throw this.fault(expected);
    this.at++;
  }

  private fault(expected: string): ConfigError {
    return syntaxError(this.text, { offset: this.at, expected, withinAngle: this.openAngles > 0 });
  }
}

/** A name has no leading dots and no brackets, and its segments are names or interpolations. */
function canNameResolver({ relativeDots, keys, hasBrackets }: ReferenceHead): boolean {
  return relativeDots === 0 && !hasBrackets && keys.every((key) => typeof key !== "string" || isName(key));
}

function literalElement(raw: string): LiteralElement {
  const scalar = raw.includes("\\") ? { kind: "str", value: unescapeUnquoted(raw) } as const : literalOf(raw);
  return { kind: "literal", raw, scalar, escapedMissing: false };
}

function isText(key: ReferenceKey): key is string {
  return typeof key === "string";
}

function isBlank(raw: string): boolean {
  return skipBlanks(raw, 0) === raw.length;
}

/** The offset of the first of the backslashes that stand right before `at`, none before `from`. */
function startOfSlashes(text: string, at: number, from: number): number {
  let start = at;
  while (start > from && text[start - 1] === "\\") start--;
  return start;
}
