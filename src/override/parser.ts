import type { ConfigError } from "../base/error.ts";
import type { Scalar } from "../base/scalar.ts";
import { skipBlanks } from "../grammar/character.ts";
import { literalOf } from "../grammar/literal.ts";
import { maximumNesting, nestingError } from "../grammar/nesting.ts";
import { spellingAt } from "../grammar/opening.ts";
import { endOfUnquoted, unescapeUnquoted } from "../grammar/unquoted.ts";
import type {
  CallSyntax,
  DictSyntax,
  ElementSyntax,
  ListSyntax,
  NamedArgument,
  OverrideKey,
  OverrideSyntax,
  SimpleChoiceSyntax,
  ValueSyntax,
} from "./ast.ts";
import { endOfKeyRegion, keyOf } from "./key_text.ts";
import { endOfQuoted, unescapeQuoted } from "./quoted.ts";
import { overrideSyntaxError } from "./syntax_error.ts";
import type { QuotedText } from "./value.ts";

const nameAt = /[A-Za-z_][A-Za-z0-9_-]*/y;
/** Within an unquoted `$<…>` no bracket of either kind may stand, as within an unquoted `${…}` no closing one may. */
const angleInterpolation = /\$<[^<>{}]+>/y;

/** A recursive-descent parser of Hydra's override grammar, without tokens. */
export class OverrideParser {
  private at = 0;
  private depth = 0;
  private readonly text: string;
  private readonly angle: boolean;

  constructor(text: string, angle: boolean) {
    this.text = text;
    this.angle = angle;
  }

  override(): OverrideSyntax {
    const { text } = this;
    const sign = this.sign();
    const key = this.key();
    if (this.at === text.length && sign === "~") {
      return { text, sign, ...key, assigns: false, value: undefined };
    }
    this.expect("=", "'='");
    this.at = skipBlanks(text, this.at);
    const value = this.at === text.length ? undefined : this.value();
    this.expectEnd();
    return { text, sign, ...key, assigns: true, value };
  }

  key(): OverrideKey {
    const { text } = this;
    const start = this.at;
    const end = endOfKeyRegion(text, start);
    const packageEnd = text[end] === "@" ? endOfKeyRegion(text, end + 1) : -1;
    const key = keyOf(
      text.slice(start, end),
      packageEnd === -1 ? undefined : text.slice(end + 1, packageEnd),
    );
    if (key === undefined) throw this.fault("a key, a group, or group@package");
    this.at = Math.max(end, packageEnd);
    return key;
  }

  value(): ValueSyntax {
    const first = this.element();
    if (this.text[this.afterBlanks()] !== ",") return first;
    return this.simpleChoice([first]);
  }

  /** Elements between commas, the first of which may be there already. */
  simpleChoice(items: ElementSyntax[] = [this.element()]): SimpleChoiceSyntax {
    while (this.skipSeparator(",")) items.push(this.element());
    if (items.length < 2) throw this.fault("','");
    return { kind: "simple_choice", items };
  }

  element(): ElementSyntax {
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
        return this.isCall() ? this.call() : this.primitive();
    }
  }

  primitive(): ElementSyntax {
    const { text } = this;
    if (text[this.at] === "'") return this.quoted("'");
    if (text[this.at] === '"') return this.quoted('"');
    const start = this.at = skipBlanks(text, this.at);
    let before = "";
    for (;;) {
      const from = this.at;
      this.at = endOfUnquoted(text, from, { angle: this.angle, blanksAtEnd: false });
      const raw = text.slice(from, this.at);
      const end = this.endOfInterpolation();
      if (end === this.at) {
        if (end === start) throw this.fault("a value");
        if (this.afterBlanks() === text.length) this.at = text.length;
        return before === "" ? scalarOf(raw) : { kind: "str", value: before + unescapeUnquoted(raw) };
      }
      before += unescapeUnquoted(raw) + text.slice(this.at, end);
      this.at = end;
    }
  }

  list(): ListSyntax {
    this.enter("[");
    const items: ElementSyntax[] = [];
    if (this.text[this.at] !== "]") {
      do items.push(this.element()); while (this.skipSeparator(","));
    }
    this.leave("]");
    return { kind: "list", items };
  }

  dict(): DictSyntax {
    this.enter("{");
    const keys: Scalar[] = [];
    const values: ElementSyntax[] = [];
    if (this.text[this.at] !== "}") {
      do {
        keys.push(this.dictKey());
        values.push(this.element());
      } while (this.skipSeparator(","));
    }
    this.leave("}");
    return { kind: "dict", keys, values };
  }

  call(): CallSyntax {
    const { text } = this;
    const start = this.at;
    const name = this.name();
    this.at = skipBlanks(text, this.at);
    this.enter("(");
    const positional: ElementSyntax[] = [];
    const named: NamedArgument[] = [];
    if (text[this.at] !== ")") {
      do {
        const argument = this.argumentName();
        if (argument !== undefined) named.push({ name: argument, value: this.element() });
        else if (named.length > 0) throw this.fault("an argument by name after another one");
        else positional.push(this.element());
      } while (this.skipSeparator(","));
    }
    this.leave(")");
    return { kind: "call", text: text.slice(start, this.at), name, positional, named };
  }

  expectEnd(): void {
    if (this.at < this.text.length) throw this.fault("the end of the override");
  }

  private sign(): OverrideSyntax["sign"] {
    const { text } = this;
    const sign = text[0] === "~" ? "~" : !text.startsWith("+") ? "" : text[1] === "+" ? "++" : "+";
    this.at = sign.length;
    return sign;
  }

  private quoted(quote: "'" | '"'): QuotedText {
    const end = endOfQuoted(this.text, this.at);
    if (end === -1) {
      throw overrideSyntaxError(this.text, { offset: this.text.length, expected: `a closing ${quote}` });
    }
    const inner = this.text.slice(this.at + 1, end - 1);
    this.at = end;
    return { kind: "quoted", text: unescapeQuoted(inner, quote), quote };
  }

  private dictKey(): Scalar {
    const { text } = this;
    const end = endOfUnquoted(text, this.at, { angle: this.angle, stopAtColon: true });
    if (end === this.at) throw this.fault("a key without quotes");
    const key = scalarOf(text.slice(this.at, end));
    this.at = skipBlanks(text, end);
    this.expect(":", "':'");
    this.at = skipBlanks(text, this.at);
    return key;
  }

  /** Whether a name and an opening parenthesis follow. */
  private isCall(): boolean {
    nameAt.lastIndex = this.at;
    const match = nameAt.exec(this.text);
    if (match === null || literalOf(match[0]).kind !== "str") return false;
    return this.text[skipBlanks(this.text, nameAt.lastIndex)] === "(";
  }

  private name(): string {
    nameAt.lastIndex = this.at;
    const match = nameAt.exec(this.text);
    if (match === null) throw this.fault("the name of a function");
    this.at = nameAt.lastIndex;
    return match[0];
  }

  /** Reads `name=` if that comes next. */
  private argumentName(): string | undefined {
    const { text } = this;
    nameAt.lastIndex = this.at;
    const match = nameAt.exec(text);
    if (match === null || literalOf(match[0]).kind !== "str") return undefined;
    const end = skipBlanks(text, nameAt.lastIndex);
    if (text[end] !== "=") return undefined;
    this.at = skipBlanks(text, end + 1);
    return match[0];
  }

  /** The offset after the interpolation that opens here; the offset itself when none does. */
  private endOfInterpolation(): number {
    const { text, at } = this;
    const spelling = spellingAt(text, at);
    if (spelling === "dollar") {
      const end = text.indexOf("}", at + 2);
      if (end > at + 2) return end + 1;
      throw this.fault("an interpolation that ends with '}'");
    }
    if (spelling === undefined || !this.angle) return at;
    angleInterpolation.lastIndex = at;
    if (angleInterpolation.test(text)) return angleInterpolation.lastIndex;
    throw this.fault("an interpolation that ends with '>', without other brackets unless it is quoted");
  }

  private enter(bracket: string): void {
    this.expect(bracket, `'${bracket}'`);
    this.depth++;
    if (this.depth > maximumNesting) throw nestingError("Override");
    this.at = skipBlanks(this.text, this.at);
  }

  private leave(bracket: string): void {
    this.at = this.afterBlanks();
    this.expect(bracket, `',' or '${bracket}'`);
    this.depth--;
  }

  /** Whether a separator comes next; if so, it and the blanks around it are read. */
  private skipSeparator(separator: string): boolean {
    const at = this.afterBlanks();
    if (this.text[at] !== separator) return false;
    this.at = skipBlanks(this.text, at + 1);
    return true;
  }

  private afterBlanks(): number {
    return skipBlanks(this.text, this.at);
  }

  private expect(character: string, expected: string): void {
    if (this.text[this.at] !== character) throw this.fault(expected);
    this.at++;
  }

  private fault(expected: string): ConfigError {
    return overrideSyntaxError(this.text, { offset: this.at, expected });
  }
}

function scalarOf(raw: string): Scalar {
  return raw.includes("\\") ? { kind: "str", value: unescapeUnquoted(raw) } : literalOf(raw);
}
