import { codeFrame } from "./code_frame.ts";
import { ConfigError } from "./error.ts";
import { maskAssignment } from "./masked_line.ts";
import { messageText } from "./message.ts";
import { describeOrigin, type Origin } from "./origin.ts";
import { nameRedactor, type Redactor, redactorOfNames, secrecyRedactor } from "./redactor.ts";
import { quoteNames } from "./suggestion.ts";
import { visibleText } from "./visible_text.ts";

/** How an error is shown. */
export interface ErrorTextOptions {
  /** What to mask. Default: what the configuration concerned marks secret, and keys that are named like secrets. */
  readonly redactor?: Redactor;
  /**
   * Names of keys whose values are masked although nothing marks them, in words with `_` between them; a longer name
   * that ends so is masked, too. Default: password, passwd, secret, api_key, access_key, private_key, access_token,
   * auth_token, credentials.
   */
  readonly secretNames?: readonly string[];
}

/** Faults of one error that are shown, and errors within errors. */
const mostIssues = 50;
const mostLevels = 8;

/**
 * An error for people: where and what in one line, the source line concerned, what was available, then each fault
 * that it reports and what caused it, in the same form. There is no stack trace, and every line is safe to show on a
 * terminal. Anything else than a `ConfigError` shows its message.
 *
 * @example
 * ```ts
 * import { create, renderError } from "@hydrant/config";
 * import assert from "node:assert/strict";
 *
 * const text = await Promise.resolve().then(() => create("a: [1, 2", { name: "app.yaml" })).catch(renderError);
 * assert.match(String(text), /^app\.yaml:/);
 * ```
 */
export function renderError(error: unknown, options: ErrorTextOptions = {}): string {
  const redactor = options.redactor ?? redactorOf(error, options.secretNames);
  return redactor.masked(linesOf(error, { redactor, level: 0, hidden: false }).join("\n"));
}

/** What an error is shown with where nobody says: it knows what its configuration keeps secret. */
function redactorOf(error: unknown, secretNames: readonly string[] | undefined): Redactor {
  const names = secretNames === undefined ? nameRedactor : redactorOfNames(secretNames);
  let current = error;
  for (let level = 0; level < mostLevels && current instanceof ConfigError; level++) {
    if (current.secrecy !== undefined) return secrecyRedactor(current.secrecy, names);
    current = current.cause;
  }
  return names;
}

interface Context {
  readonly redactor: Redactor;
  readonly level: number;
  /** Whether the value concerned is hidden already by the error around this one. */
  readonly hidden: boolean;
}

function linesOf(error: unknown, context: Context): readonly string[] {
  if (!(error instanceof ConfigError)) return [visibleText(foreignText(error, context))];
  const { redactor, level } = context;
  const { origin, keyPath, issues } = error;
  if (issues.length > 1) return linesOfMany(error, context);
  const hidden = context.hidden || error.secret || (keyPath !== undefined && redactor.hides(keyPath));
  const lines = [visibleText(headLine(error, { ...context, hidden }))];
  if (origin?.kind === "text") {
    lines.push(...codeFrame(origin.source, origin.offset, { redactor, hidden, keyPath }));
  }
  lines.push(...hints(error).map((hint) => `  ${visibleText(hint)}`));
  if (level === mostLevels) return lines;
  const [issue] = issues;
  // What the message says already is no news.
  if (issue !== undefined && issue.message !== error.message) {
    lines.push(...linesOf(issue, { redactor, level: level + 1, hidden: false }));
  }
  lines.push(...causeLines(error, { redactor, level: level + 1, hidden }));
  return lines;
}

/** What the message says first, and each fault in the place of what it says of them. */
function linesOfMany({ issues, parts }: ConfigError, { redactor, level }: Context): readonly string[] {
  const lines = [visibleText(messageText(parts.slice(0, 1), "masked"))];
  if (level === mostLevels) return lines;
  for (const issue of issues.slice(0, mostIssues)) {
    lines.push(...linesOf(issue, { redactor, level: level + 1, hidden: false }));
  }
  if (issues.length > mostIssues) lines.push(`… and ${issues.length - mostIssues} more`);
  return lines;
}

/** `conf/db.yaml:7:9: db.port: Value 'x' is no int`; the key is left out where the message names it. */
function headLine(error: ConfigError, context: Context): string {
  const message = messageOf(error, context);
  const place = error.origin === undefined ? "" : `${describeOrigin(error.origin, context.redactor)}: `;
  const { keyPath } = error;
  const isNamed = keyPath === undefined || keyPath === "" || message.includes(`'${keyPath}'`);
  return `${message.startsWith(place) ? "" : place}${isNamed ? "" : `${keyPath}: `}${message}`;
}

function messageOf(error: ConfigError, { redactor, hidden }: Context): string {
  const message = messageText(error.parts, hidden ? "masked" : "shown");
  const override = "override" in error.details ? error.details.override : undefined;
  return override === undefined ? message : message.replaceAll(override, maskAssignment(override, redactor));
}

function hints(error: ConfigError): readonly string[] {
  const { details } = error;
  const lines: string[] = [];
  if ("suggestion" in details && details.suggestion !== undefined && !/did you mean/i.test(error.message)) {
    lines.push(`Did you mean '${details.suggestion}'?`);
  }
  // What the message says already is no news.
  if ("available" in details && details.available !== undefined && details.available.length > 0) {
    const names = quoteNames(details.available);
    if (!error.message.includes(names)) lines.push(`Available: ${names}`);
  }
  if ("searchPath" in details && details.searchPath.length > 0) {
    const isTold = details.searchPath.every((source) => error.message.includes(source));
    if (!isTold) lines.push(`Search path: ${quoteNames(details.searchPath)}`);
  }
  if ("nearby" in details) {
    for (const each of details.nearby ?? []) lines.push(`There is ${each}`);
  }
  if ("chain" in details && details.chain.length > 1) lines.push(`By way of: ${details.chain.join(" → ")}`);
  return lines;
}

function causeLines(error: ConfigError, context: Context): readonly string[] {
  const { cause } = error;
  if (cause === undefined) return [];
  // What the message says already is no news.
  if (!(cause instanceof ConfigError)) {
    if (error.message.includes(foreignText(cause, context))) return [];
  } else if (isToldBy(error, cause) && context.level < mostLevels) {
    const told = hints(error);
    const more = hints(cause).filter((hint) => !told.includes(hint)).map((hint) => `  ${visibleText(hint)}`);
    return [...more, ...causeLines(cause, { ...context, level: context.level + 1 })];
  }
  const [head, ...rest] = linesOf(cause, context);
  return [`Caused by: ${head}`, ...rest];
}

/** Whether an error says all that its cause does: of the same place, in its own words and those of the cause. */
function isToldBy(error: ConfigError, cause: ConfigError): boolean {
  const { origin, keyPath, issues } = cause;
  const samePlace = origin === undefined || (error.origin !== undefined && sameOrigin(origin, error.origin));
  const sameKey = keyPath === undefined || keyPath === error.keyPath;
  return samePlace && sameKey && issues.length <= 1 && error.message.includes(cause.message);
}

function sameOrigin(one: Origin, other: Origin): boolean {
  return one === other || describeOrigin(one) === describeOrigin(other);
}

/** The message of what is no `ConfigError`, without its stack; only its name where the message may tell a hidden value. */
function foreignText(error: unknown, { hidden }: Context): string {
  if (hidden) return error instanceof Error ? error.name : typeof error;
  return error instanceof Error ? error.message : String(error);
}
