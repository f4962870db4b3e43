/** Kinds of tokens. Block starts, keys before simple keys and block ends stand for no character. */
export const streamEnd = 0;
export const versionDirective = 1;
export const tagDirective = 2;
export const documentStart = 3;
export const documentEnd = 4;
export const blockSequenceStart = 5;
export const blockMappingStart = 6;
export const blockEnd = 7;
export const flowSequenceStart = 8;
export const flowMappingStart = 9;
export const flowSequenceEnd = 10;
export const flowMappingEnd = 11;
export const blockEntry = 12;
export const flowEntry = 13;
export const keyMark = 14;
export const valueMark = 15;
export const aliasName = 16;
export const anchorName = 17;
export const tagName = 18;
export const plainScalar = 19;
export const quotedScalar = 20;

export type TokenKind = number;

/** A tag as written: the suffix stands behind the prefix that a handle is short for. */
export interface TagToken {
  /** Empty for a tag that is written out. */
  readonly handle: string;
  readonly suffix: string;
}

/** A `%YAML` or `%TAG` line. */
export type DirectiveToken =
  | { readonly major: number; readonly minor: number }
  | { readonly handle: string; readonly prefix: string };

/** What tokens carry: the text of scalars, anchors and aliases, or the parts of tags and directives. */
export type TokenValue = string | TagToken | DirectiveToken | undefined;

const kindMask = 31;
const keyBefore = 32;
const mappingBefore = 64;

/**
 * Tokens between the scanner and the parser, in a ring of parallel arrays. What turns out to be a simple key gets
 * its key mark, and the start of its mapping, in front of a token that stands in the queue already: both are flags
 * of that token, so that nothing moves.
 */
export class TokenQueue {
  /** Number of the first token in the queue, counted from the beginning of the text. */
  head = 0;
  /** Number of the token that comes next into the queue. */
  tail = 0;
  #mask = 63;
  #kinds = new Uint8Array(this.#mask + 1);
  #offsets = new Int32Array(this.#mask + 1);
  #values = new Array<TokenValue>(this.#mask + 1).fill(undefined);

  push(kind: TokenKind, offset: number, value?: TokenValue): void {
    if (this.tail - this.head > this.#mask) this.#grow();
    const slot = this.tail++ & this.#mask;
    this.#kinds[slot] = kind;
    this.#offsets[slot] = offset;
    this.#values[slot] = value;
  }

  /** Puts a key mark, and the start of a mapping when one starts there, before a token of the queue. */
  markKey(token: number, startsMapping: boolean): void {
    this.#kinds[token & this.#mask] |= startsMapping ? keyBefore | mappingBefore : keyBefore;
  }

  /** The kind of the first token. */
  get kind(): TokenKind {
    const kind = this.#kinds[this.head & this.#mask];
    if (kind <= kindMask) return kind;
    return (kind & mappingBefore) !== 0 ? blockMappingStart : keyMark;
  }

  get offset(): number {
    return this.#offsets[this.head & this.#mask];
  }

  get value(): TokenValue {
    return this.#values[this.head & this.#mask];
  }

  /** Takes the first token off. */
  skip(): void {
    const slot = this.head & this.#mask;
    const kind = this.#kinds[slot];
    if (kind <= kindMask) {
      this.#values[slot] = undefined;
      this.head++;
    } else {
      this.#kinds[slot] = (kind & mappingBefore) !== 0 ? kind & ~mappingBefore : kind & kindMask;
    }
  }

  #grow(): void {
    const mask = 2 * this.#mask + 1;
    const kinds = new Uint8Array(mask + 1);
    const offsets = new Int32Array(mask + 1);
    const values = new Array<TokenValue>(mask + 1).fill(undefined);
    for (let token = this.head; token < this.tail; token++) {
      kinds[token & mask] = this.#kinds[token & this.#mask];
      offsets[token & mask] = this.#offsets[token & this.#mask];
      values[token & mask] = this.#values[token & this.#mask];
    }
    this.#kinds = kinds;
    this.#offsets = offsets;
    this.#values = values;
    this.#mask = mask;
  }
}
