import { ConfigError } from "./error.ts";
import type { ErrorCode, ErrorDetails } from "./error_code.ts";
import { assignmentIndex } from "./key_path.ts";
import { mask, type MessagePart, Quoted } from "./message.ts";
import type { Secrecy } from "./secrecy.ts";

/** Errors within errors that are looked into. */
const mostLevels = 16;

/**
 * The same error in which no secret can be read: neither in its message and details, nor in those of its causes and
 * issues. It knows what is secret, for whoever renders it.
 */
export function maskedError(error: unknown, secrecy: Secrecy): unknown {
  if (!ConfigError.is(error) || error.secrecy !== undefined) return error;
  const told = new Set<string>();
  collectTold(error, { secrecy, told, level: 0 });
  const texts = [...told].filter((text) => text !== "").sort((one, other) => other.length - one.length);
  const masked = (text: string) =>
    texts.reduce((shown, value) => shown.replaceAll(value, mask), secrecy.masked(text));
  return copyOf(error, {
    hides: (keyPath) => secrecy.hides(keyPath),
    hidesName: (name) => secrecy.hidesName(name),
    masked,
  }, 0);
}

interface Telling {
  readonly secrecy: Secrecy;
  /** What the errors themselves say of hidden places. */
  readonly told: Set<string>;
  readonly level: number;
}

function collectTold(error: unknown, { secrecy, told, level }: Telling): void {
  if (!ConfigError.is(error) || level > mostLevels) return;
  const { details, keyPath, origin, issues, cause } = error;
  if (keyPath !== undefined && secrecy.hides(keyPath)) {
    if ("value" in details && isTelling(details.value)) told.add(String(details.value));
    if ("text" in details && "offset" in details) told.add(details.text);
  }
  if ("override" in details && details.override !== undefined) {
    collectOverride(details.override, secrecy, told);
  }
  if (origin?.kind === "override") collectOverride(origin.text, secrecy, told);
  const next = { secrecy, told, level: level + 1 };
  for (const issue of issues) collectTold(issue, next);
  collectTold(cause, next);
}

function isTelling(value: unknown): boolean {
  return value !== null && typeof value !== "boolean" && typeof value !== "object" &&
    typeof value !== "undefined";
}

/** The value of `key.path=value`, with Hydra's signs before the key. */
function collectOverride(text: string, secrecy: Secrecy, told: Set<string>): void {
  const equals = assignmentIndex(text);
  if (equals < 0) return;
  const keyPath = text.slice(0, equals).replace(/^(?:\+\+?|~)/, "");
  if (keyPath === "" || !secrecy.hides(keyPath)) return;
  const value = text.slice(equals + 1);
  told.add(value);
  told.add(value.replaceAll(/^['"]|['"]$/g, ""));
}

function copyOf(error: ConfigError, secrecy: Secrecy, level: number): ConfigError {
  const { code, details, keyPath, origin, issues, cause } = error;
  const secret = error.secret || (keyPath !== undefined && secrecy.hides(keyPath));
  const inner = (each: unknown) =>
    ConfigError.is(each)
      ? level < mostLevels && each.secrecy === undefined ? copyOf(each, secrecy, level + 1) : each
      : maskedForeign(each, secrecy);
  const copy = new ConfigError(code, error.parts.map((part) => maskedPart(part, secrecy)), {
    details: maskedDetails(details, secrecy),
    secrecy,
    secret,
    ...(keyPath === undefined ? {} : { keyPath }),
    ...(origin === undefined ? {} : { origin }),
    ...(issues.length === 0 ? {} : { issues: issues.map(inner) as ConfigError[] }),
    ...(cause === undefined ? {} : { cause: inner(cause) }),
  });
  copy.stack = `${copy.name}: ${copy.message}\n${error.stack?.split("\n").filter(isFrame).join("\n") ?? ""}`;
  return copy;
}

function isFrame(line: string): boolean {
  return /^\s+at /.test(line);
}

function maskedPart(part: MessagePart, secrecy: Secrecy): MessagePart {
  return typeof part === "string" ? secrecy.masked(part) : new Quoted(secrecy.masked(part.text));
}

function maskedDetails(details: ErrorDetails[ErrorCode], secrecy: Secrecy): ErrorDetails[ErrorCode] {
  const entries = Object.entries(details).map(([name, value]) => [name, maskedDetail(value, secrecy)]);
  return Object.fromEntries(entries) as ErrorDetails[ErrorCode];
}

function maskedDetail(value: unknown, secrecy: Secrecy): unknown {
  if (Array.isArray(value)) return value.map((item) => maskedDetail(item, secrecy));
  if (!isTelling(value)) return value;
  const masked = secrecy.masked(String(value));
  return masked === String(value) ? value : masked;
}

/** What something else threw: as it is, unless it tells a secret. */
function maskedForeign(thrown: unknown, secrecy: Secrecy): unknown {
  const text = thrown instanceof Error ? thrown.message : String(thrown);
  const masked = secrecy.masked(text);
  if (masked === text) return thrown;
  const copy = new Error(masked);
  if (thrown instanceof Error) copy.name = thrown.name;
  return copy;
}
