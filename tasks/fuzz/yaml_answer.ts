import { ConfigError } from "../../src/base/error.ts";
import { floatRepr } from "../../src/base/float.ts";
import { positionOf } from "../../src/base/source_text.ts";
import type { Scalar } from "../../src/base/scalar.ts";
import { create } from "../../src/config/create.ts";
import { toYaml } from "../../src/config/to_yaml.ts";
import type { YamlBuilder } from "../../src/yaml/builder.ts";
import { readYaml } from "../../src/yaml/read.ts";

/** What a YAML text is to the original, or to us, as `oracle_yaml.py` writes it. */
export interface YamlAnswer {
  readonly value?: unknown;
  readonly error?: string;
  readonly line?: number;
  readonly dump?: string | null;
}

/** What we make of a text. Whatever is no `ConfigError` is a crash. */
export function ownAnswer(text: string, dump: boolean): YamlAnswer {
  const answer = readAnswer(text);
  return dump ? { ...answer, dump: dumpOf(text) } : answer;
}

function readAnswer(text: string): YamlAnswer {
  try {
    return { value: readYaml({ name: "<fuzz>", text }, notation) ?? null };
  } catch (error) {
    if (!ConfigError.is(error)) return { error: `crash: ${(error as Error).stack}` };
    const { name, origin } = error;
    return origin?.kind === "text"
      ? { error: name, line: positionOf(origin.source, origin.offset).line }
      : { error: name };
  }
}

function dumpOf(text: string): string | null {
  try {
    return toYaml(create(text, { angle: false }));
  } catch (error) {
    return ConfigError.is(error) ? null : `crash: ${(error as Error).stack}`;
  }
}

const notation: YamlBuilder<unknown> = {
  scalar: (kind, value) => typed(kind, value),
  mapping: (keys, values) => ({ m: keys.map(({ kind, value }, at) => [typed(kind, value), values[at]]) }),
  sequence: (items) => items,
  tuple: (items) => ({ t: items }),
  alias: (target) => target,
  unsupported: (type) => ({ x: type }),
};

function typed(kind: Scalar["kind"], value: Scalar["value"]): unknown {
  if (kind === "int") return { i: intText(value as number | bigint) };
  return kind === "float" ? { f: floatRepr(value as number) } : value;
}

const longestDecimal = 10_000n;

function intText(value: number | bigint): string {
  const size = value < 0 ? -BigInt(value) : BigInt(value);
  if (size >> longestDecimal === 0n) return String(value);
  return `${value < 0 ? "-" : ""}0x${size.toString(16)}`;
}

/** Errors that Python raises itself where a text is at fault: they say no more than that it is. */
const pythonsOwn: ReadonlySet<string> = new Set([
  "AttributeError",
  "IndexError",
  "KeyError",
  "OverflowError",
  "RecursionError",
  "TypeError",
  "UnicodeDecodeError",
  "UnicodeEncodeError",
  "ValueError",
]);

/** Whether we read a text as the original does, but for what differs on purpose: see tests/vectors/known_differences.ts. */
export function sameAnswer(original: YamlAnswer, own: YamlAnswer): boolean {
  if (own.error?.startsWith("crash") || own.dump?.startsWith("crash")) return false;
  if (original.error === undefined) return sameValue(original, own);
  if (original.dump !== undefined && original.dump !== own.dump) return false;
  if (pythonsOwn.has(original.error)) return own.error !== undefined;
  // The size of what is read is bounded by limits of ours.
  if (own.error === "LimitExceededError") return original.error === "ConstructorError";
  return original.error === own.error && (original.line === undefined || original.line === own.line);
}

function sameValue(original: YamlAnswer, own: YamlAnswer): boolean {
  const wanted = JSON.stringify(original.value);
  if (wanted.includes('{"x":"')) return own.error !== undefined || wanted === JSON.stringify(own.value);
  return wanted === JSON.stringify(own.value) && original.dump === own.dump;
}
