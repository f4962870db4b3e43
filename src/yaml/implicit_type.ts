import type { Scalar } from "../base/scalar.ts";
import { dot, isDigit, zero } from "./character.ts";
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
  const simple = simpleKind(text);
  if (simple === "int") return new ScalarNode("int", Number(text) + 0, text, offset, keyOffset);
  if (simple === "float") return new ScalarNode("float", Number(text), text, offset, keyOffset);
  switch (numberKind(text)) {
    case "int":
      return numberNode("int", yamlInteger(text), { text, offset, keyOffset });
    case "float":
      return numberNode("float", yamlFloat(text), { text, offset, keyOffset });
    default:
      return new ScalarNode("str", text, text, offset, keyOffset);
  }
}

/** So many digits are exact in a `number`. */
const exactDigits = 15;

/** The kind of a number that is spelt as JavaScript would, which most are; nothing where more must be looked at. */
function simpleKind(text: string): "int" | "float" | undefined {
  const first = text.charCodeAt(0);
  const start = isDigit(first) ? 0 : 1;
  let at = start;
  while (isDigit(text.charCodeAt(at))) at++;
  if (at === start || first === dot) return undefined;
  if (at === text.length) {
    const exact = at - start <= exactDigits && (at - start === 1 || text.charCodeAt(start) !== zero);
    return exact ? "int" : undefined;
  }
  if (text.charCodeAt(at) !== dot) return undefined;
  do at++; while (isDigit(text.charCodeAt(at)));
  return at === text.length ? "float" : undefined;
}
