import { dot, isBlank, isBlankBreakOrEnd, isDigit } from "./character.ts";
import type { Cursor } from "./cursor.ts";
import { quoted } from "./fault.ts";
import { scanHandle, takeWord } from "./name.ts";
import { scanUri } from "./tag.ts";
import type { DirectiveToken } from "./token.ts";

const longestVersionNumber = 9;

/** Scans a `%YAML` or `%TAG` line, to the beginning of the next one. @throws {ConfigError} yaml_scanner */
export function scanDirective(cursor: Cursor): DirectiveToken {
  const start = cursor.at++;
  const name = takeWord(cursor);
  if (name === "") throw cursor.fault("a name was expected behind '%'", "directive", start);
  if (!isBlankBreakOrEnd(cursor.text.charCodeAt(cursor.at))) {
    throw cursor.fault("white space was expected behind its name", "directive", start);
  }
  if (name !== "YAML" && name !== "TAG") {
    throw cursor.fault(`${quoted(`%${name}`)} is neither '%YAML' nor '%TAG'`, "directive", start);
  }
  cursor.skipBlanks();
  const directive = name === "YAML" ? scanVersion(cursor, start) : scanTagPrefix(cursor, start);
  cursor.finishLine("directive", start);
  return directive;
}

function scanVersion(cursor: Cursor, start: number): DirectiveToken {
  const major = scanVersionNumber(cursor, start);
  if (cursor.text.charCodeAt(cursor.at) !== dot) throw cursor.fault("'.' was expected", "directive", start);
  cursor.at++;
  return { major, minor: scanVersionNumber(cursor, start) };
}

function scanVersionNumber(cursor: Cursor, start: number): number {
  const begin = cursor.at;
  while (isDigit(cursor.text.charCodeAt(cursor.at))) {
    if (cursor.at - begin === longestVersionNumber) {
      throw cursor.fault(`a version number has more than ${longestVersionNumber} digits`, "directive", start);
    }
    cursor.at++;
  }
  if (cursor.at === begin) throw cursor.fault("a version number was expected", "directive", start);
  return Number(cursor.text.slice(begin, cursor.at));
}

function scanTagPrefix(cursor: Cursor, start: number): DirectiveToken {
  const handle = scanHandle(cursor, "directive", start);
  if (handle.length > 1 && !handle.endsWith("!")) {
    throw cursor.fault(`'!' was expected at the end of ${quoted(handle)}`, "directive", start);
  }
  if (!isBlank(cursor.text.charCodeAt(cursor.at))) {
    throw cursor.fault("white space was expected", "directive", start);
  }
  cursor.skipBlanks();
  const prefix = scanUri(cursor, { what: "directive", start, verbatim: true });
  if (prefix === "") throw cursor.fault("a prefix was expected", "directive", start);
  if (!isBlankBreakOrEnd(cursor.text.charCodeAt(cursor.at))) {
    throw cursor.fault("white space or the end of the line was expected", "directive", start);
  }
  return { handle, prefix };
}
