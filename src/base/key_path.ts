/** One key on the way from the root to a node. */
export interface KeyPathPart {
  readonly key: string;
  /** Whether it is looked up in a list, which shows as `[key]`. */
  readonly bracketed: boolean;
}

/** Splits a key path into its keys: `a.b[0].c`, with `\.` `\[` `\]` `\=` for the characters themselves. */
export function splitKeyPath(path: string): string[] {
  if (path.includes("\\")) return splitEscaped(path);
  return path.includes("[") ? splitBracketed(path) : path.split(".");
}

/**
 * A path with brackets and no escapes. What is neither behind a dot nor within closed brackets is passed over,
 * and brackets do not close across a line break.
 */
function splitBracketed(path: string): string[] {
  const head = headEnd(path);
  const keys = path.slice(0, head).split(".");
  if (path[head] === "[" && keys[keys.length - 1] === "") keys.pop();
  let close = -1;
  let lineBreak = -1;
  for (let at = head; at < path.length;) {
    if (path[at] === ".") {
      const end = nameEnd(path, at + 1);
      keys.push(path.slice(at + 1, end));
      at = end;
      continue;
    }
    if (path[at] === "[") {
      if (close <= at) close = indexOrEnd(path, "]", at);
      if (lineBreak <= at) lineBreak = indexOrEnd(path, "\n", at);
      if (close < path.length && close < lineBreak) {
        keys.push(path.slice(at + 1, close));
        at = close;
      }
    }
    at++;
  }
  return keys;
}

function headEnd(path: string): number {
  let at = 0;
  while (path[at] === ".") at++;
  return nameEnd(path, at);
}

function nameEnd(path: string, start: number): number {
  let at = start;
  while (at < path.length && path[at] !== "." && path[at] !== "[") at++;
  return at;
}

function indexOrEnd(path: string, character: string, start: number): number {
  const found = path.indexOf(character, start);
  return found < 0 ? path.length : found;
}

/** A path with at least one backslash. An unclosed bracket drops the rest, and whatever follows a `]` opens a key as `[` does, unless it is a dot. */
function splitEscaped(path: string): string[] {
  const keys: string[] = [];
  let at = 0;
  if (path[0] !== "[") {
    const end = unescapedIndex(path, ".[", 0);
    keys.push(unescapeKey(path.slice(0, end)));
    at = end;
  }
  while (at < path.length) {
    const start = at + 1;
    if (path[at] === ".") {
      at = unescapedIndex(path, ".[", start);
      keys.push(unescapeKey(path.slice(start, at)));
    } else {
      const close = unescapedIndex(path, "]", start);
      if (close === path.length) break;
      keys.push(unescapeKey(path.slice(start, close)));
      at = close + 1;
    }
  }
  return keys;
}

/** The first place of one of the characters that no escape shields, or the end. */
function unescapedIndex(path: string, characters: string, start: number): number {
  let at = start;
  while (at < path.length && !characters.includes(path[at])) at += isEscape(path, at) ? 2 : 1;
  return at;
}

function isEscape(path: string, at: number): boolean {
  return path[at] === "\\" && at + 1 < path.length && escapable.includes(path[at + 1]);
}

const escapable = ".[]=";

function unescapeKey(key: string): string {
  return key.includes("\\") ? key.replace(/\\([.[\]=])/g, "$1") : key;
}

/**
 * Prints keys as a key path that `splitKeyPath` reads as the same keys. The one thing that no path can say is a key
 * that ends in a backslash and is not the last.
 */
export function printKeyPath(parts: readonly KeyPathPart[]): string {
  let path = "";
  for (const { key, bracketed } of parts) {
    const escaped = key.replace(/[.[\]=]/g, "\\$&");
    // Brackets do not close across a line break, nor behind a backslash.
    if (key === "" || (bracketed && !/[\n\\]/.test(key))) path += `[${escaped}]`;
    else path += path === "" ? escaped : `.${escaped}`;
  }
  return path;
}

/** The full key as errors show it: `a.b[0].c`, nothing escaped. Trailing empty keys do not show. */
export function fullKey(parts: readonly KeyPathPart[]): string {
  let end = parts.length;
  while (end > 0 && parts[end - 1].key === "" && !parts[end - 1].bracketed) end--;
  let path = "";
  for (let at = 0; at < end; at++) {
    const { key, bracketed } = parts[at];
    if (bracketed) path += `[${key}]`;
    else path += at === 0 ? key : `.${key}`;
  }
  return path;
}

/** The place of the first `=` that no escape shields, which parts the key path of a dotlist entry from its value; -1 without one. */
export function assignmentIndex(entry: string): number {
  const at = unescapedIndex(entry, "=", 0);
  return at < entry.length ? at : -1;
}
