import { ConfigError } from "../base/error.ts";
import type { SourceText } from "../base/source_text.ts";

/** Bounds on what a YAML text may ask for. */
export interface YamlLimits {
  /** Bytes of a file, characters of a text; default 8 Mi. */
  readonly maximumBytes: number;
  /** Containers within containers; default 512. */
  readonly maximumDepth: number;
  /** Keys, values and containers as written; default 1,000,000. */
  readonly maximumNodes: number;
  /** Keys, values and containers that aliases stand for, over those that are written; default 10,000. */
  readonly maximumAliasedNodes: number;
}

export const defaultYamlLimits: YamlLimits = {
  maximumBytes: 8 * 2 ** 20,
  maximumDepth: 512,
  maximumNodes: 1_000_000,
  maximumAliasedNodes: 10_000,
};

/** The error for a text that asks for more than it may; `what` is what there is too much of. */
export function limitError(
  limit: string,
  what: string,
  found: {
    readonly maximum: number;
    readonly actual?: number;
    readonly source: SourceText;
    readonly offset: number;
  },
): ConfigError<"limit_exceeded"> {
  const { maximum, actual, source, offset } = found;
  const message = `YAML ${what} than the limit '${limit}' of ${maximum} allows`;
  return new ConfigError("limit_exceeded", message, {
    details: actual === undefined ? { limit, maximum } : { limit, maximum, actual },
    origin: { kind: "text", source, offset, keyOffset: -1 },
  });
}
