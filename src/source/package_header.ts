import { ConfigError } from "../base/error.ts";

/** How much of a file is looked at, in characters. */
const headerLength = 512;

/** Where Python ends a line, and what it counts as blank. */
const separators = "\\x1c-\\x1e";
const lineEnd = new RegExp(`\\r\\n|[\\n\\r\\v\\f${separators}\\x85\\u2028\\u2029]`);
const blank = "[\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]";
const headerStart = new RegExp(`^${blank}*#${blank}*@`);
const leadingMarks = new RegExp(`^${blank}*#+${blank}*`);
const trailingBlanks = new RegExp(`${blank}+$`);

/**
 * The package that a file names in its header: lines such as `# @package _global_` before the first line that is
 * neither blank nor of that form. Of several the last counts.
 *
 * @throws {ConfigError} composition_value when such a line is not a word and one value
 */
export function packageHeaderOf(text: string, fileName: string): string | undefined {
  // Most files have none, and that shows at the first character.
  if (!headerStart.test(text)) return undefined;
  let found: string | undefined;
  for (const line of headOf(text).split(lineEnd)) {
    const trimmed = line.replace(trailingBlanks, "");
    if (trimmed === "") continue;
    if (!headerStart.test(trimmed)) break;
    const words = trimmed.replace(leadingMarks, "").split(" ").filter((word) => word !== "");
    if (words.length !== 2) throw malformed(fileName, trimmed);
    if (words[0] === "@package") found = words[1];
  }
  return found;
}

/** The first characters as Python counts them: by code points, a line break of two as one. */
function headOf(text: string): string {
  let end = 0;
  for (let count = 0; count < headerLength && end < text.length; count++) {
    const code = text.charCodeAt(end);
    if (code === 0x0d && text.charCodeAt(end + 1) === 0x0a) end += 2;
    else end += code >= 0xd800 && code < 0xdc00 ? 2 : 1;
  }
  return text.slice(0, end);
}

function malformed(fileName: string, line: string): ConfigError {
  const message = `Cannot read the header '${line}' of '${fileName}': it must be a keyword and one value, ` +
    "such as '# @package _global_'";
  return new ConfigError("composition_value", message, { details: { config: fileName, value: line } });
}
