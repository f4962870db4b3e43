import type { Override } from "../../src/override/ast.ts";
import { evaluateOverride, evaluateValue } from "../../src/override/evaluate.ts";
import { globMatches, isSweepOverride, sweepTexts } from "../../src/override/expand.ts";
import { isPackage, isPackageOrGroup } from "../../src/override/key_text.ts";
import { parseOverrides } from "../../src/override/parse.ts";
import { OverrideParser } from "../../src/override/parser.ts";
import { elementText, isHydraOverride, keyElement, valueString } from "../../src/override/print.ts";
import { escapeSpecialCharacters, printQuoted } from "../../src/override/quoted.ts";
import { overrideSyntaxError } from "../../src/override/syntax_error.ts";
import type { RangeNumber, Value } from "../../src/override/value.ts";
import { encodeFloat, encodeInt } from "./encode_value.ts";
import type { Json, JsonObject } from "./json.ts";
import { type Adapter, errorOutcome, type Outcome } from "./outcome.ts";

const options = { random: Math.random };

/** `override`: one override, what it parses to, and the texts that it prints as. */
export const runOverride: Adapter = (recorded) => {
  const [override] = parseOverrides([String(recorded.input)], options);
  return { ...describe(override), ...texts(override), ...sweep(override) };
};

/** `overrides_list`: the key of each of a list. */
export const runOverridesList: Adapter = (recorded) => {
  return { key_elements: parseOverrides(recorded.overrides as string[], options).map(keyElement) };
};

/** `override_rule`: a text parsed by one rule of the grammar alone. */
export const runOverrideRule: Adapter = (recorded) => {
  return { parsed: parseRule(String(recorded.rule), String(recorded.input)) };
};

/** `escape`: a string as an override writes it, without quotes and with either kind. */
export const runEscape: Adapter = (recorded) => {
  const text = String(recorded.input);
  return {
    escaped: escapeSpecialCharacters(text),
    single_quoted: printQuoted({ kind: "quoted", text, quote: "'" }),
    double_quoted: printQuoted({ kind: "quoted", text, quote: '"' }),
  };
};

/** `glob`: the names that patterns take. */
export const runGlob: Adapter = (recorded) => {
  const [include, exclude] = [recorded.include, recorded.exclude].map((patterns) =>
    (patterns as string[]).map((value) => ({ kind: "str", value }) as const)
  );
  return { result: globMatches({ include, exclude }, recorded.names as string[]) };
};

const types = {
  change: "CHANGE",
  add: "ADD",
  force_add: "FORCE_ADD",
  delete: "DEL",
  extend_list: "EXTEND_LIST",
} as const;

function describe(override: Override): Outcome {
  return {
    type: types[override.kind],
    key: override.key,
    package: override.package ?? null,
    value_type: override.form?.toUpperCase() ?? null,
    parsed: encode(override.value, "quoted"),
    value: encode(override.value, "plain"),
    key_element: keyElement(override),
    is_hydra_override: isHydraOverride(override),
    is_sweep: isSweepOverride(override),
  };
}

function texts(override: Override): Outcome {
  const { value } = override;
  return {
    value_string: valueString(override),
    element_str: value === undefined ? "null" : attempted(() => elementText(value)),
    element_str_spaced: value === undefined ? "null" : attempted(() => elementText(value, { spaced: true })),
  };
}

const recordedValues = 100;

function sweep(override: Override): Outcome {
  if (!isSweepOverride(override)) return {};
  const listed = attempted(() => firstTexts(override));
  if (!Array.isArray(listed)) return { sweep: listed };
  const values = listed.slice(0, recordedValues);
  return {
    sweep: values,
    sweep_unordered: values,
    ...(listed.length > recordedValues ? { sweep_truncated: true } : {}),
  };
}

/** One value more than is recorded, which shows that there are more. */
function firstTexts(override: Override): string[] {
  const values: string[] = [];
  for (const text of sweepTexts(override, options)) {
    if (values.push(text) > recordedValues) break;
  }
  return values;
}

function parseRule(rule: string, text: string): Json {
  const parser = new OverrideParser(text, true);
  switch (rule) {
    case "override":
      return encode(evaluateOverride(parser.override(), options).value, "quoted");
    case "key": {
      const { key, package: target } = parser.key();
      return { key, package: target ?? null };
    }
    case "package":
    case "packageOrGroup":
      if (rule === "package" ? isPackage(text) : isPackageOrGroup(text)) return text;
      throw overrideSyntaxError(text, { offset: 0, expected: rule });
    default:
      return encode(evaluateValue(parseValueRule(parser, rule), text, options), "quoted");
  }
}

function parseValueRule(parser: OverrideParser, rule: string) {
  switch (rule) {
    case "value":
      return parser.value();
    case "element":
      return parser.element();
    case "primitive":
      return parser.primitive();
    case "listContainer":
      return parser.list();
    case "dictContainer":
      return parser.dict();
    case "function":
      return parser.call();
    case "simpleChoiceSweep":
      return parser.simpleChoice();
    default:
      throw new Error(`No rule ${rule}`);
  }
}

/** Writes a value in the notation of the recorded cases; quoted text keeps its quotes or is a plain string. */
function encode(value: Value | RangeNumber | undefined, strings: "quoted" | "plain"): Json {
  if (value === undefined) return null;
  const each = (values: readonly Value[]) => values.map((item) => encode(item, strings));
  switch (value.kind) {
    case "int":
      return encodeInt(value.value);
    case "float":
      return encodeFloat(value.value);
    case "quoted":
      if (strings === "plain") return value.text;
      return { $quoted: value.text, quote: value.quote === "'" ? "single" : "double" };
    case "list":
      return each(value.items);
    case "dict":
      return encodeDict(value.keys.map((key) => encode(key, strings)), each(value.values));
    case "choice": {
      const { simple, shuffle, tags } = value;
      return {
        $choice: value.items.map((item) => encode(item, "quoted")),
        simple_form: simple,
        shuffle,
        tags: sorted(tags),
      };
    }
    case "range": {
      const numbers = [value.start, value.stop, value.step].map((number) => encode(number, strings));
      return { $range: numbers, shuffle: value.shuffle, tags: sorted(value.tags) };
    }
    case "decimal":
      return { $decimal: String(value) };
    case "interval":
      return {
        $interval: [encode(value.start, strings), encode(value.end, strings)],
        tags: sorted(value.tags),
      };
    case "glob":
      return { $glob: { include: each(value.include), exclude: each(value.exclude) } };
    case "extension":
      return { $extend_list: each(value.items) };
    default:
      return value.value;
  }
}

function encodeDict(keys: readonly Json[], values: readonly Json[]): Json {
  const entries = keys.map((key, at) => [key, values[at]] as const);
  if (!keys.every((key) => typeof key === "string" && !key.startsWith("$"))) return { $map: entries };
  const object: Record<string, Json> = Object.create(null);
  for (const [key, value] of entries) object[key as string] = value;
  return object;
}

function sorted(tags: readonly string[]): readonly string[] {
  return [...tags].sort();
}

function attempted<Result extends Json>(run: () => Result): Result | JsonObject {
  try {
    return run();
  } catch (error) {
    return { error: errorOutcome(error) };
  }
}
