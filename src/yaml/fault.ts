import { ConfigError } from "../base/error.ts";
import type { YamlDetails } from "../base/error_code.ts";
import { positionOf, type SourceText } from "../base/source_text.ts";

/** The kinds of faults that a YAML text can have. */
export type YamlFaultCode =
  | "yaml_reader"
  | "yaml_scanner"
  | "yaml_parser"
  | "yaml_composer"
  | "yaml_constructor";

/** What was being read when a fault was met, and where that begins. */
export interface FaultContext {
  readonly what: string;
  readonly offset: number;
}

/** The error for a fault in a YAML text; `problem` says what is wrong, in words that follow a colon. */
export function yamlFault(
  code: YamlFaultCode,
  problem: string,
  where: {
    readonly source: SourceText;
    readonly offset: number;
    readonly context?: FaultContext | undefined;
  },
): ConfigError {
  const { source, offset, context } = where;
  const at = placeText(source, offset);
  const within = context === undefined
    ? ""
    : ` in the ${context.what} that begins at ${placeText(source, context.offset)}`;
  const details: YamlDetails = context === undefined ? { problem } : { problem, context: context.what };
  return new ConfigError(code, `YAML cannot be read at ${at}: ${problem}${within}`, {
    details,
    origin: { kind: "text", source, offset, keyOffset: -1 },
  });
}

/** A longer name is cut where a problem quotes it. */
const longestName = 80;

/** A name in quotes, as a problem tells it. */
export function quoted(name: string): string {
  return name.length > longestName ? `'${name.slice(0, longestName)}…'` : `'${name}'`;
}

function placeText(source: SourceText, offset: number): string {
  const { line, column } = positionOf(source, offset);
  return `${line}:${column}`;
}
