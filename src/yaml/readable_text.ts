import type { ConfigError } from "../base/error.ts";
import type { SourceText } from "../base/source_text.ts";
import { carriageReturn, lineFeed, nextLine, tab } from "./character.ts";
import { yamlFault } from "./fault.ts";

/** Bytes of UTF-8 that libyaml looks through before it scans any of them. */
const chunkBytes = 16384;

const unusual = /[^\t\n\r -~]/;

/** Where the first character stands that no YAML text may hold. */
export interface RefusedCharacter {
  readonly offset: number;
  /** Offset up to which libyaml scans the text before it meets the character. */
  readonly scannedTo: number;
}

/** Looks for a character that no YAML text may hold: a control character, half of a surrogate pair. */
export function refusedCharacter(text: string): RefusedCharacter | undefined {
  const first = text.search(unusual);
  if (first < 0) return undefined;
  for (let offset = first; offset < text.length; offset++) {
    const code = text.charCodeAt(offset);
    if (code >= 0xd800 && code <= 0xdfff) {
      if (!isPair(code, text.charCodeAt(offset + 1))) return { offset, scannedTo: chunkStart(text, offset) };
      offset++;
    } else if (!isAllowed(code)) return { offset, scannedTo: chunkStart(text, offset) };
  }
  return undefined;
}

function isAllowed(code: number): boolean {
  if (code < 0x20) return code === tab || code === lineFeed || code === carriageReturn;
  if (code >= 0x7f && code < 0xa0) return code === nextLine;
  return code < 0xfffe;
}

function isPair(high: number, low: number): boolean {
  return high < 0xdc00 && low >= 0xdc00 && low <= 0xdfff;
}

/** The error for a character that no YAML text may hold. */
export function refusedCharacterError(source: SourceText, offset: number): ConfigError {
  const code = source.text.charCodeAt(offset);
  const name = `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
  const what = code >= 0xd800 && code <= 0xdfff
    ? "half of a surrogate pair"
    : "a character that may not stand in a text";
  return yamlFault("yaml_reader", `${name} is ${what}`, { source, offset });
}

/** Offset where the chunk begins that holds an offset. */
function chunkStart(text: string, offset: number): number {
  let start = 0;
  let bytes = 0;
  for (let at = 0; at <= offset; at++) {
    const code = text.charCodeAt(at);
    // The two halves of a pair make four bytes.
    const width = code < 0x80 ? 1 : code < 0x800 ? 2 : code >= 0xd800 && code <= 0xdfff ? 2 : 3;
    if (bytes + width > chunkBytes) {
      start = at;
      bytes = 0;
    }
    bytes += width;
  }
  return start;
}
