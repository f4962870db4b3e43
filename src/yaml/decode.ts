import { yamlFault } from "./fault.ts";

/**
 * The text of a YAML file, which is UTF-8; a byte order mark stays.
 *
 * @throws {ConfigError} yaml_reader for bytes that are no UTF-8
 */
export function decodeYaml(bytes: Uint8Array, name = "<bytes>"): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
    throw yamlFault("yaml_reader", problemOf(bytes), {
      source: { name, text },
      offset: brokenOffset(bytes, text),
    });
  }
}

function problemOf(bytes: Uint8Array): string {
  const mark = (bytes[0] << 8) | bytes[1];
  return mark === 0xfeff || mark === 0xfffe
    ? "the text is UTF-16, and has to be UTF-8"
    : "the bytes from here on are no UTF-8";
}

/** Offset of the first replacement character that does not stand in the bytes. */
function brokenOffset(bytes: Uint8Array, text: string): number {
  let at = 0;
  for (let offset = 0; offset < text.length; offset++) {
    const code = text.charCodeAt(offset);
    if (code === 0xfffd && (bytes[at] !== 0xef || bytes[at + 1] !== 0xbf || bytes[at + 2] !== 0xbd)) {
      return offset;
    }
    at += code < 0x80 ? 1 : code < 0x800 || (code >= 0xd800 && code <= 0xdfff) ? 2 : 3;
  }
  return text.length;
}
