import type { ConfigError } from "../base/error.ts";
import type { Cursor } from "./cursor.ts";

/** A simple key, from its first character to its `:`, has at most so many characters. */
const longestKey = 1024;

const none = -1;

/**
 * The tokens that may turn out to begin a simple key: at most one for each level of flow collections, the block
 * context at the bottom. Offsets grow from level to level, so that the lowest goes stale first.
 */
export class SimpleKeys {
  readonly #cursor: Cursor;
  readonly #tokens: number[] = [none];
  readonly #offsets: number[] = [0];
  #top = 0;
  /** No level below holds a key. */
  #lowest = 0;
  /** Whether the block context's key must come true: it stands where only a key may. */
  #required = false;
  /** Surrogate pairs found so far in the lowest key, and up to where. */
  #pairs = 0;
  #pairsCountedTo = none;

  constructor(cursor: Cursor) {
    this.#cursor = cursor;
  }

  /** A token that begins here may begin a simple key. @throws {ConfigError} yaml_scanner as `drop` */
  save(token: number, required: boolean): void {
    this.drop();
    const top = this.#top;
    this.#tokens[top] = token;
    this.#offsets[top] = this.#cursor.at;
    if (top === 0) this.#required = required;
    if (this.#lowest >= top) {
      this.#lowest = top;
      this.#pairsCountedTo = none;
    }
  }

  /** Whether there is a key at this level that may come true. */
  get isPossible(): boolean {
    return this.#tokens[this.#top] !== none;
  }

  get token(): number {
    return this.#tokens[this.#top];
  }

  get offset(): number {
    return this.#offsets[this.#top];
  }

  /** The key of this level came true. */
  take(): void {
    this.#tokens[this.#top] = none;
  }

  /** What may have been a key at this level is none. @throws {ConfigError} yaml_scanner when it had to be one */
  drop(): void {
    if (this.#tokens[this.#top] !== none && this.#top === 0 && this.#required) throw this.#missingColon();
    this.#tokens[this.#top] = none;
  }

  enterFlow(): void {
    this.#top++;
    this.#tokens[this.#top] = none;
    this.#offsets[this.#top] = 0;
  }

  leaveFlow(): void {
    this.#top--;
  }

  /** Gives up keys that began on an earlier line, or too far back. @throws {ConfigError} yaml_scanner when one had to be a key */
  dropStale(): void {
    if (this.#lowest === this.#top && this.#tokens[this.#top] === none) return;
    const { lineStart, at } = this.#cursor;
    for (this.#rise(); this.#tokens[this.#lowest] !== none && this.#lowest <= this.#top; this.#rise()) {
      const offset = this.#offsets[this.#lowest];
      if (offset >= lineStart && (at - offset <= longestKey || !this.#isTooLong(offset))) return;
      if (this.#lowest === 0 && this.#required) throw this.#missingColon();
      this.#tokens[this.#lowest] = none;
    }
  }

  /** Whether a token may yet turn out to begin a simple key. */
  mayBegin(token: number): boolean {
    this.#rise();
    return this.#lowest <= this.#top && this.#tokens[this.#lowest] === token;
  }

  /** Passes over levels that hold no key. */
  #rise(): void {
    while (this.#lowest < this.#top && this.#tokens[this.#lowest] === none) {
      this.#lowest++;
      this.#pairsCountedTo = none;
    }
  }

  /** Characters count, and one outside the basic plane takes two places in the text. */
  #isTooLong(offset: number): boolean {
    const { text, at } = this.#cursor;
    if (at - offset > 2 * longestKey) return true;
    if (this.#pairsCountedTo === none) {
      this.#pairs = 0;
      this.#pairsCountedTo = offset;
    }
    for (; this.#pairsCountedTo < at; this.#pairsCountedTo++) {
      if ((text.charCodeAt(this.#pairsCountedTo) & 0xfc00) === 0xdc00) this.#pairs++;
    }
    return at - offset - this.#pairs > longestKey;
  }

  #missingColon(): ConfigError {
    return this.#cursor.fault("':' was expected behind it", "key", this.#offsets[0]);
  }
}
