import type { ConfigError } from "../base/error.ts";
import type { SourceText } from "../base/source_text.ts";
import { scanBlockScalar } from "./block_scalar.ts";
import {
  ampersand,
  asterisk,
  atSign,
  backtick,
  bang,
  byteOrderMark,
  closeBrace,
  closeBracket,
  colon,
  comma,
  dot,
  doubleQuote,
  greater,
  hash,
  hyphen,
  isBlankBreakOrEnd,
  isBreak,
  openBrace,
  openBracket,
  percent,
  pipe,
  question,
  singleQuote,
  space,
  tab,
} from "./character.ts";
import { Cursor } from "./cursor.ts";
import { scanDirective } from "./directive.ts";
import { yamlFault } from "./fault.ts";
import { scanName } from "./name.ts";
import { plainKeyEnd, scanPlainScalar } from "./plain_scalar.ts";
import { scanQuotedScalar } from "./quoted_scalar.ts";
import { SimpleKeys } from "./simple_keys.ts";
import { scanTag } from "./tag.ts";
import * as token from "./token.ts";

/** ASCII characters that always begin a plain scalar. */
const plainStarts = new Uint8Array(128).fill(1, 0x21);
for (const character of "-?:,[]{}#&*!|>'\"%@`.") plainStarts[character.charCodeAt(0)] = 0;

/**
 * Turns characters into tokens as libyaml does, one at a time and no earlier than the parser asks: which fault of
 * a text comes first depends on it.
 */
export class Scanner {
  readonly #cursor: Cursor;
  readonly #keys: SimpleKeys;
  readonly #queue = new token.TokenQueue();
  /** Columns of the open block collections, but for the innermost; -1 for none. */
  readonly #indents: number[] = [];
  #indent = -1;
  #flowLevel = 0;
  /** Whether it is sure what the first token of the queue is. */
  #isReady = false;
  #takenOffset = 0;
  /** Whether a simple key may begin at the next token. */
  #keyAllowed = true;

  constructor(source: SourceText, end?: number) {
    this.#cursor = new Cursor(source, end);
    this.#keys = new SimpleKeys(this.#cursor);
  }

  /** Offset up to which the text was looked at. */
  get reached(): number {
    return this.#cursor.at;
  }

  /** The kind of the next token. @throws {ConfigError} yaml_scanner */
  peek(): token.TokenKind {
    const queue = this.#queue;
    if (!this.#isReady) {
      while (queue.head === queue.tail || this.#mayBecomeKey()) this.#fetch();
      this.#isReady = true;
    }
    return queue.kind;
  }

  /** Of the token that `peek` told of. */
  get offset(): number {
    return this.#queue.offset;
  }

  get value(): token.TokenValue {
    return this.#queue.value;
  }

  skip(): void {
    this.#isReady = false;
    this.#queue.skip();
  }

  /** Offset of what was taken without a token. */
  get takenOffset(): number {
    return this.#takenOffset;
  }

  /**
   * Takes a key and its colon where the next line of a block mapping begins with one that is plain and has no
   * blanks: what the tokens would say, without them. Nothing happens, and nothing comes back, where anything else stands.
   */
  takePlainKey(): string | undefined {
    const queue = this.#queue;
    if (queue.head !== queue.tail || this.#flowLevel > 0 || this.#keys.isPossible) return undefined;
    this.#skipToToken();
    const cursor = this.#cursor;
    const { text, at: start } = cursor;
    if (start - cursor.lineStart !== this.#indent || !this.#keyAllowed) return undefined;
    if (plainStarts[text.charCodeAt(start)] !== 1) return undefined;
    const at = plainKeyEnd(text, start);
    if (at < 0) return undefined;
    cursor.at = at + 1;
    this.#keyAllowed = false;
    this.#takenOffset = start;
    return cursor.source.text.slice(start, at);
  }

  /** Takes the plain scalar that stands behind the colon that was taken, in the same line. */
  takePlainValue(): string | undefined {
    const cursor = this.#cursor;
    cursor.skipBlanks();
    if (plainStarts[cursor.text.charCodeAt(cursor.at)] !== 1) return undefined;
    this.#takenOffset = cursor.at;
    const value = scanPlainScalar(cursor, false, this.#indent + 1);
    this.#keyAllowed = cursor.endedLine;
    return value;
  }

  #mayBecomeKey(): boolean {
    this.#keys.dropStale();
    return this.#keys.mayBegin(this.#queue.head);
  }

  #fetch(): void {
    const cursor = this.#cursor;
    this.#skipToToken();
    this.#keys.dropStale();
    if (this.#flowLevel === 0) this.#closeBlocks(cursor.at - cursor.lineStart);
    const { at } = cursor;
    if (at === cursor.end) return this.#fetchStreamEnd();
    const code = cursor.text.charCodeAt(at);
    // What most tokens are.
    if (code >= 128 || plainStarts[code] === 1) return this.#fetchPlain();
    if (at === cursor.lineStart) {
      if (code === percent) return this.#fetchDirective();
      if (code === hyphen && cursor.isMark(code)) return this.#fetchDocumentMark(token.documentStart);
      if (code === dot && cursor.isMark(code)) return this.#fetchDocumentMark(token.documentEnd);
    }
    switch (code) {
      case openBracket:
        return this.#fetchFlowStart(token.flowSequenceStart);
      case openBrace:
        return this.#fetchFlowStart(token.flowMappingStart);
      case closeBracket:
        return this.#fetchFlowEnd(token.flowSequenceEnd);
      case closeBrace:
        return this.#fetchFlowEnd(token.flowMappingEnd);
      case comma:
        return this.#fetchFlowEntry();
      case asterisk:
        return this.#fetchName(token.aliasName);
      case ampersand:
        return this.#fetchName(token.anchorName);
      case bang:
        return this.#fetchTag();
      case singleQuote:
      case doubleQuote:
        return this.#fetchQuoted();
      default:
        return this.#fetchOther(code);
    }
  }

  /** What depends on the character behind it, or on the context. */
  #fetchOther(code: number): void {
    const cursor = this.#cursor;
    const inFlow = this.#flowLevel > 0;
    const next = cursor.text.charCodeAt(cursor.at + 1);
    const apart = isBlankBreakOrEnd(next);
    if (code === hyphen) {
      if (apart) return this.#fetchBlockEntry();
    } else if (code === question) {
      if (inFlow || apart) return this.#fetchKey();
    } else if (code === colon) {
      if (inFlow || apart) return this.#fetchValue();
    } else if (!inFlow && (code === pipe || code === greater)) {
      return this.#fetchBlockScalar();
    } else if (startsNothing(code)) {
      throw this.#fault(`no token can begin with '${cursor.text[cursor.at]}'`);
    }
    this.#fetchPlain();
  }

  /** Steps over white space, comments and line breaks. */
  #skipToToken(): void {
    const cursor = this.#cursor;
    const { text } = cursor;
    for (;;) {
      if (cursor.at === cursor.lineStart && text.charCodeAt(cursor.at) === byteOrderMark) cursor.at++;
      // Where a key may begin, a tab would be indentation.
      const tabs = this.#flowLevel > 0 || !this.#keyAllowed;
      let code = text.charCodeAt(cursor.at);
      while (code === space || (tabs && code === tab)) code = text.charCodeAt(++cursor.at);
      if (code === hash) {
        cursor.skipLine();
        code = text.charCodeAt(cursor.at);
      }
      if (!isBreak(code)) return;
      cursor.takeBreak();
      if (this.#flowLevel === 0) this.#keyAllowed = true;
    }
  }

  /** Ends the block collections that stand further to the right. */
  #closeBlocks(column: number): void {
    while (this.#indent > column) {
      this.#queue.push(token.blockEnd, this.#cursor.at);
      this.#indent = this.#indents.pop() ?? -1;
    }
  }

  /** Makes a column that of a new block collection, if it stands further to the right; tells whether it does. */
  #indentTo(column: number): boolean {
    if (this.#flowLevel > 0 || this.#indent >= column) return false;
    this.#indents.push(this.#indent);
    this.#indent = column;
    return true;
  }

  #saveKey(): void {
    if (!this.#keyAllowed) return;
    const cursor = this.#cursor;
    const required = this.#flowLevel === 0 && this.#indent === cursor.at - cursor.lineStart;
    this.#keys.save(this.#queue.tail, required);
  }

  #fetchStreamEnd(): void {
    const cursor = this.#cursor;
    // The end is on a line of its own.
    if (cursor.at !== cursor.lineStart) cursor.lineStart = ++cursor.at;
    this.#resetBlocks();
    this.#queue.push(token.streamEnd, cursor.at);
  }

  #resetBlocks(): void {
    if (this.#flowLevel === 0) this.#closeBlocks(-1);
    this.#keys.drop();
    this.#keyAllowed = false;
  }

  #fetchDirective(): void {
    this.#resetBlocks();
    const { at } = this.#cursor;
    const value = scanDirective(this.#cursor);
    this.#queue.push("major" in value ? token.versionDirective : token.tagDirective, at, value);
  }

  #fetchDocumentMark(kind: token.TokenKind): void {
    this.#resetBlocks();
    this.#queue.push(kind, this.#cursor.at);
    this.#cursor.at += 3;
  }

  #fetchFlowStart(kind: token.TokenKind): void {
    this.#saveKey();
    this.#keys.enterFlow();
    this.#flowLevel++;
    this.#keyAllowed = true;
    this.#queue.push(kind, this.#cursor.at++);
  }

  #fetchFlowEnd(kind: token.TokenKind): void {
    this.#keys.drop();
    if (this.#flowLevel > 0) {
      this.#flowLevel--;
      this.#keys.leaveFlow();
    }
    this.#keyAllowed = false;
    this.#queue.push(kind, this.#cursor.at++);
  }

  #fetchFlowEntry(): void {
    this.#keys.drop();
    this.#keyAllowed = true;
    this.#queue.push(token.flowEntry, this.#cursor.at++);
  }

  /** In flow collections an entry's `-` is a token as well: the parser knows better what to say of it. */
  #fetchBlockEntry(): void {
    if (this.#flowLevel === 0) this.#startBlock(token.blockSequenceStart, "'-' of a list may not stand here");
    this.#keys.drop();
    this.#keyAllowed = true;
    this.#queue.push(token.blockEntry, this.#cursor.at++);
  }

  #fetchKey(): void {
    if (this.#flowLevel === 0) this.#startBlock(token.blockMappingStart, "'?' of a key may not stand here");
    this.#keys.drop();
    this.#keyAllowed = this.#flowLevel === 0;
    this.#queue.push(token.keyMark, this.#cursor.at++);
  }

  #fetchValue(): void {
    const keys = this.#keys;
    if (keys.isPossible) {
      const cursor = this.#cursor;
      this.#queue.markKey(keys.token, this.#indentTo(keys.offset - cursor.lineStart));
      keys.take();
      this.#keyAllowed = false;
    } else {
      if (this.#flowLevel === 0) {
        this.#startBlock(token.blockMappingStart, "':' of a value may not stand here");
      }
      this.#keyAllowed = this.#flowLevel === 0;
    }
    this.#queue.push(token.valueMark, this.#cursor.at++);
  }

  /** Starts a block collection in this column, if it is further to the right than the innermost one. */
  #startBlock(kind: token.TokenKind, problem: string): void {
    if (!this.#keyAllowed) throw this.#fault(problem);
    if (this.#indentTo(this.#cursor.column)) this.#queue.push(kind, this.#cursor.at);
  }

  #fetchName(kind: token.TokenKind): void {
    this.#saveKey();
    this.#keyAllowed = false;
    const { at } = this.#cursor;
    this.#queue.push(kind, at, scanName(this.#cursor, kind === token.aliasName ? "alias" : "anchor"));
  }

  #fetchTag(): void {
    this.#saveKey();
    this.#keyAllowed = false;
    const { at } = this.#cursor;
    this.#queue.push(token.tagName, at, scanTag(this.#cursor, this.#flowLevel > 0));
  }

  #fetchBlockScalar(): void {
    this.#keys.drop();
    this.#keyAllowed = true;
    const { at } = this.#cursor;
    this.#queue.push(token.quotedScalar, at, scanBlockScalar(this.#cursor, this.#indent));
  }

  #fetchQuoted(): void {
    this.#saveKey();
    this.#keyAllowed = false;
    const { at } = this.#cursor;
    this.#queue.push(token.quotedScalar, at, scanQuotedScalar(this.#cursor));
  }

  #fetchPlain(): void {
    this.#saveKey();
    this.#keyAllowed = false;
    const cursor = this.#cursor;
    const { at } = cursor;
    const value = scanPlainScalar(cursor, this.#flowLevel > 0, this.#indent + 1);
    if (cursor.endedLine) this.#keyAllowed = true;
    this.#queue.push(token.plainScalar, at, value);
  }

  #fault(problem: string): ConfigError {
    return yamlFault("yaml_scanner", problem, { source: this.#cursor.source, offset: this.#cursor.at });
  }
}

/** Whether a plain scalar cannot begin with a character, nor anything else that was not looked for before. */
function startsNothing(code: number): boolean {
  return code === tab || code === percent || code === atSign || code === backtick || code === pipe ||
    code === greater;
}
