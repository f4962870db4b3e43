import type { Dice } from "./dice.ts";

/** Scalars that read as something else than text, or nearly. */
const spellings = [
  ..."~ null Null NULL True tRue yes no on off y n 0 1 -1 +1 010 08 0o10 0x1F 0x_1 0b11 1_000 1__0 _1".split(
    " ",
  ),
  ..."1:30 1:60 190:20:30 -1:30.5 1.5 .5 5. 1e3 1.e3 .5e3 .5e+3 1E-5 1_0.5_0 .inf -.INF .nan .NaN inf nan"
    .split(" "),
  ..."2001-01-01 2001-12-14t21:59:43.10-05:00 9007199254740993 123456789012345678901234567890 -0 -0.0 1e400 00 0.0"
    .split(" "),
  ..."??? ${a} ${a.b} a${b}c x# x:y ::x -x ?x a=b x! a~ \\x \\??? y{} a,b".split(" "),
  "a b",
  "a  b",
  "a #b",
  "a# b",
  "a :b",
  "é",
  "世界",
  "\u{1f600}",
  "a\ufeffb",
];

/** Scalars that are faults, at least in some places. */
const oddSpellings = [
  ..."<< = 0x_ 0b_ - -- --- ... @x `x %x !x &x *x :x ::x x: x:: # a] [a {a} a} | > |- >+ ? :".split(" "),
  "a: b",
  "\ufeffa",
  "a\u0085b",
  "a\u2028b",
];

const words = [
  "a",
  "b",
  "c",
  "key",
  "name",
  "long_key_name",
  "x1",
  "A",
  "k-2",
  "a.b",
  "<<",
  "1",
  "true",
  "null",
];

const tags = [
  "!!str",
  "!!int",
  "!!float",
  "!!bool",
  "!!null",
  "!!map",
  "!!seq",
  "!!set",
  "!!omap",
  "!!pairs",
  "!!binary",
];
const rareTags = [
  ...tags,
  "!!timestamp",
  "!!merge",
  "!!value",
  "!",
  "!x",
  "!e!y",
  "!<x>",
  "!<tag:yaml.org,2002:int>",
  "!!python/tuple",
  "!a%21",
];

/** What documents of characters at random are made of. */
const pieces = [
  ..."- ? : , [ ] { } # & * ! | > ' \" % @ ` ~ . \\ a b c 1 0 = < ${a} << -- --- ... :: ?? !! &a *a !!str !!int |- >2 %YAML %TAG"
    .split(" "),
  " ",
  "  ",
  "    ",
  "\n",
  "\n",
  "\n ",
  "\n  ",
  "\n- ",
  "\na: ",
  "\n? ",
  "\n: ",
  "\t",
  "\n\t",
  ": ",
  "- ",
  "? ",
  ", ",
  " #",
  "\r\n",
  "\r",
  "\u0085",
  "\u2028",
  "\u2029",
  "\ufeff",
  "\u{1f600}",
  "é",
  "\\n",
  "\\x41",
  "\\u00e9",
  "''",
  '""',
  "\n---\n",
  "\n...\n",
  "%YAML 1.1\n---\n",
  "%TAG !e! tag:e,2000:\n---\n",
];

/** A YAML text made at random: a tree of values, characters, or a change to an earlier text. */
export function randomDocument(dice: Dice, seeds: readonly string[]): string {
  const kind = dice.fraction();
  if (kind < 0.2) return dice.some(1, 14, () => dice.pick(pieces)).join("");
  const text = kind < 0.5 && seeds.length > 0 ? dice.pick(seeds) : new DocumentDice(dice).document();
  return dice.chance(0.5) ? mutated(dice, text) : text;
}

/** A text with a few small changes, of the kinds that people and editors make. */
function mutated(dice: Dice, text: string): string {
  let changed = text;
  for (let times = 1 + dice.early([0, 1, 2, 3]); times > 0; times--) changed = change(dice, changed);
  return changed;
}

function change(dice: Dice, text: string): string {
  const at = dice.below(text.length + 1);
  const lines = text.split("\n");
  const line = dice.below(lines.length);
  switch (dice.below(9)) {
    case 0:
    case 1:
      return text.slice(0, at) + dice.pick(pieces) + text.slice(at);
    case 2:
      return text.slice(0, at) + text.slice(at + 1 + dice.below(3));
    case 3:
      return text.slice(0, at) + dice.pick(pieces) + text.slice(at + 1);
    case 4:
      return lines.toSpliced(line, 1, " ".repeat(dice.below(4)) + lines[line]).join("\n");
    case 5:
      return lines.toSpliced(line, 1, lines[line].replace(/^ {1,2}/, dice.chance(0.1) ? "\t" : "")).join(
        "\n",
      );
    case 6:
      return lines.toSpliced(line, 0, dice.pick(lines)).join("\n");
    case 7:
      return lines.toSpliced(line, 1).join("\n");
    default:
      return text.slice(0, at);
  }
}

/** Writes trees of values as YAML in any of its styles. */
class DocumentDice {
  readonly #dice: Dice;
  /** Whether it writes what is a fault, too. */
  readonly #isOdd: boolean;
  #anchors = 0;
  #keys = 0;

  constructor(dice: Dice) {
    this.#dice = dice;
    this.#isOdd = dice.chance(0.3);
  }

  #spelling(): string {
    const dice = this.#dice;
    return this.#isOdd && dice.chance(0.3) ? dice.pick(oddSpellings) : dice.pick(spellings);
  }

  document(): string {
    const dice = this.#dice;
    const start = dice.chance(0.05)
      ? dice.pick(["---\n", "%YAML 1.1\n---\n", "%TAG !e! tag:e,2000:\n---\n", "--- "])
      : "";
    const end = dice.chance(0.05) ? dice.pick(["...\n", "---\n", "--- a\n", "# end"]) : "";
    const text = start + this.#block(0, dice.chance(0.8) ? "mapping" : "sequence", 3).replace(/^\n/, "") +
      end;
    return dice.chance(0.05) ? text.replaceAll("\n", dice.pick(["\r\n", "\r", "\u0085"])) : text;
  }

  /** A block collection, from the line break before its first line on. */
  #block(indent: number, kind: "mapping" | "sequence", depth: number): string {
    const dice = this.#dice;
    return dice.some(1, 4, () => {
      const lead = `${this.#comment(indent)}\n${" ".repeat(indent)}`;
      if (kind === "sequence") return `${lead}-${this.#value(indent, depth - 1, true)}`;
      if (dice.chance(0.05)) {
        return `${lead}?${this.#value(indent, depth - 1, false)}\n${" ".repeat(indent)}:${
          this.#value(indent, depth - 1, false)
        }`;
      }
      return `${lead}${this.#key()}:${this.#value(indent, depth - 1, false)}`;
    }).join("");
  }

  #comment(indent: number): string {
    const dice = this.#dice;
    if (!dice.chance(0.08)) return "";
    return dice.pick([" # c", "\n", `\n${" ".repeat(indent)}# c`, "\n# c: x", " #", "\n\n", "\n   \n"]);
  }

  #key(): string {
    const dice = this.#dice;
    if (!this.#isOdd && dice.chance(0.8)) {
      return `${dice.pick(["", "'", '"'])}${dice.early(words)}${++this.#keys}`.replace(
        /^(['"])(.*)/,
        "$1$2$1",
      );
    }
    const key = dice.chance(0.8) ? dice.pick(words) : this.#inline(1);
    return dice.chance(0.05)
      ? `${dice.pick(["&k ", "!!str ", "*a1 ", "? "])}${key}${dice.pick(["", " "])}`
      : key;
  }

  /** What stands behind `-` or a key's colon. */
  #value(indent: number, depth: number, inSequence: boolean): string {
    const dice = this.#dice;
    const properties = this.#properties();
    if (depth > 0 && dice.chance(0.4)) {
      const kind = dice.chance(0.6) ? "mapping" : "sequence";
      const inner = this.#block(indent + dice.early([2, 1, 4, 3, 0]), kind, depth);
      const compact = inSequence && properties === "" && dice.chance(0.5);
      return compact ? inner.replace(/^[^]*?\n( *)/, " ") : `${properties}${inner}`;
    }
    if (dice.chance(0.12)) return `${properties} ${this.#blockScalar(indent)}`;
    return `${properties}${dice.early([" ", "  ", "\t", `\n${" ".repeat(indent + 1)}`])}${
      this.#inline(depth, indent)
    }`;
  }

  #properties(): string {
    const dice = this.#dice;
    if (dice.chance(0.05)) return ` &a${this.#isOdd && dice.chance(0.1) ? 1 : ++this.#anchors}`;
    if (!dice.chance(this.#isOdd ? 0.06 : 0.01)) return "";
    return ` ${dice.chance(0.8) ? dice.pick(tags) : dice.pick(rareTags)}`;
  }

  /** A scalar or flow collection. */
  #inline(depth: number, indent = 0): string {
    const dice = this.#dice;
    const kind = dice.fraction();
    if (kind < 0.05 && this.#anchors > 0) return `*a${1 + dice.below(this.#anchors)}`;
    if (kind < 0.25 && depth > 0) return this.#flow(depth, indent);
    if (kind < 0.4) return this.#quoted(indent);
    if (kind < 0.5) {
      return dice.some(2, 4, () => dice.pick(words)).join(
        dice.early([" ", `\n${" ".repeat(indent + 1)}`, "\n", "\n\n "]),
      );
    }
    return kind < 0.75 ? dice.pick(words) : this.#spelling();
  }

  #flow(depth: number, indent: number): string {
    const dice = this.#dice;
    const separator = dice.early([", ", ",", `,\n${" ".repeat(indent + 1)}`, ",\n", " ,", ", # c\n "]);
    const isList = dice.chance(0.5);
    const items = dice.some(0, 3, () => {
      const value = `${this.#properties()} ${this.#inline(depth - 1, indent)}`.trimStart();
      if (isList) return dice.chance(0.1) ? `${this.#key()}: ${value}` : value;
      return dice.chance(0.1)
        ? this.#key()
        : `${this.#key()}${dice.early([": ", ":", " : ", ":\n  "])}${value}`;
    });
    const inner = items.join(separator) + (dice.chance(0.1) ? "," : "");
    return isList ? `[${inner}]` : `{${inner}}`;
  }

  #quoted(indent: number): string {
    const dice = this.#dice;
    const gap = `\n${" ".repeat(dice.below(indent + 3))}`;
    const body = dice.some(0, 4, () =>
      dice.early([
        ...words,
        " ",
        ...spellings,
        gap,
        `${gap}\n`,
        "\t",
        "''",
        '\\"',
        "\\n",
        "\\\\",
        `\\${gap}`,
        "\\x41",
        "\\u00e9",
        "\\U0001f600",
        "\\/",
        "\\ ",
        "\\0",
        "\\N",
        "\\L",
        ...(this.#isOdd ? ["\\ud800", "\\q"] : []),
      ])).join(dice.pick(["", " "]));
    return dice.chance(0.5) ? `"${body}"` : `'${body}'`;
  }

  #blockScalar(indent: number): string {
    const dice = this.#dice;
    const header = dice.pick(["|", ">"]) +
      dice.early(["", "-", "+", " # c", "2", "-1", "1+", "3", ...(this.#isOdd ? ["0", "x"] : [])]);
    const lines = dice.some(0, 4, () => {
      const text = dice.early([
        ...words,
        "",
        "a b",
        "- x",
        "# no",
        " more",
        "\ttab",
        "x: y",
        "---",
        ...spellings,
        "trail ",
      ]);
      return text === ""
        ? dice.pick(["", "  ", "\t"])
        : " ".repeat(indent + dice.early([2, 2, 2, 3, 4, 1, 0])) + text;
    });
    return [header, ...lines].join("\n") + (dice.chance(0.1) ? "\n" : "");
  }
}
