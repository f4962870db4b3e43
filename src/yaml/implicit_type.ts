import type { Scalar } from "../base/scalar.ts";
import { dot, hyphen, isDigit, plus, zero } from "./character.ts";
import { numberNode } from "./number_node.ts";
import { ScalarNode } from "./yaml_node.ts";
import { numberKind, yamlFloat, yamlInteger } from "./yaml_number.ts";

interface Meaning {
  readonly kind: ScalarNode["kind"];
  readonly value: Scalar["value"];
}

/** Words that mean something other than themselves. */
const meanings: ReadonlyMap<string, Meaning> = new Map<string, Meaning>([
  ...inEachCase(["yes", "true", "on"], { kind: "bool", value: true }),
  ...inEachCase(["no", "false", "off"], { kind: "bool", value: false }),
  ...inEachCase(["null"], { kind: "null", value: null }),
  ["~", { kind: "null", value: null }],
  ["<<", { kind: "merge", value: null }],
  ["=", { kind: "default", value: null }],
]);

/** As they are, with a capital, and in capitals: no other way counts. */
function inEachCase(words: readonly string[], meaning: Meaning): readonly (readonly [string, Meaning])[] {
  return words.flatMap((word) =>
    [word, word[0].toUpperCase() + word.slice(1), word.toUpperCase()].map((form) => [form, meaning] as const)
  );
}

const longestWord = 5;
const startsText = 0;
const startsWord = 1;
const startsNumber = 2;

/** What a text may be taken for by its first character. */
const starts = new Uint8Array(128).fill(startsText);
for (const word of meanings.keys()) starts[word.charCodeAt(0)] = startsWord;
for (const character of "+-.0123456789") starts[character.charCodeAt(0)] = startsNumber;

/** A scalar without a tag and without quotes, with the type that YAML 1.1 as OmegaConf takes it sees in the text. */
export function implicitScalar(text: string, offset: number, keyOffset: number): ScalarNode {
  const first = text.charCodeAt(0);
  const start = first < 128 ? starts[first] : startsText;
  if (start === startsNumber) return numberScalar(text, offset, keyOffset);
  if (start === startsWord && text.length <= longestWord) {
    const meaning = meanings.get(text);
    if (meaning !== undefined) return new ScalarNode(meaning.kind, meaning.value, text, offset, keyOffset);
  }
  if (text === "") return new ScalarNode("null", null, text, offset, keyOffset);
  return new ScalarNode("str", text, text, offset, keyOffset);
}

const wordOfFloat = /\.(?:inf|nan)$/i;

/**
 * A scalar with the tag `!`, whose text decides its type although it may be quoted. As in PyYAML a line break at its
 * end does not count for that, and words that are no more than their value without it are faults.
 */
export function untaggedScalar(text: string, offset: number, keyOffset: number): ScalarNode {
  if (text.length < 2 || !text.endsWith("\n")) return implicitScalar(text, offset, keyOffset);
  const bare = implicitScalar(text.slice(0, -1), offset, keyOffset);
  if (bare.kind === "str") return new ScalarNode("str", text, text, offset, keyOffset);
  if (bare.kind !== "bool" && !wordOfFloat.test(bare.text)) {
    return new ScalarNode(bare.kind, bare.value, text, offset, keyOffset);
  }
  return new ScalarNode("fault", "a line break stands behind the word", text, offset, keyOffset);
}

function numberScalar(text: string, offset: number, keyOffset: number): ScalarNode {
  const decimal = text.length <= fewDigits ? decimalScalar(text, offset, keyOffset) : undefined;
  if (decimal !== undefined) return decimal;
  switch (numberKind(text)) {
    case "int":
      return numberNode("int", yamlInteger(text), { text, offset, keyOffset });
    case "float":
      return numberNode("float", yamlFloat(text), { text, offset, keyOffset });
    default:
      return new ScalarNode("str", text, text, offset, keyOffset);
  }
}

/** So many digits are exact in a `number`, and so is their quotient by a power of ten. */
const fewDigits = 15;
const powersOfTen = Array.from({ length: fewDigits }, (_, power) => Number(`1e${power}`));

/** A number of few digits, perhaps with a fraction, which most are; nothing where more must be looked at. */
function decimalScalar(text: string, offset: number, keyOffset: number): ScalarNode | undefined {
  const { length } = text;
  const first = text.charCodeAt(0);
  const start = first === plus || first === hyphen ? 1 : 0;
  let digits = 0;
  let point = -1;
  for (let at = start; at < length; at++) {
    const code = text.charCodeAt(at);
    if (isDigit(code)) digits = digits * 10 + code - zero;
    else if (code === dot && point < 0 && at > start) point = at;
    else return undefined;
  }
  const isOctal = text.charCodeAt(start) === zero && length > start + 1;
  if (length === start || (point < 0 && isOctal)) return undefined;
  const size = point < 0 ? digits : digits / powersOfTen[length - point - 1];
  if (point < 0) return new ScalarNode("int", first === hyphen ? 0 - size : size, text, offset, keyOffset);
  return new ScalarNode("float", first === hyphen ? -size : size, text, offset, keyOffset);
}
