import { ConfigError } from "../base/error.ts";

const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/**
 * Cuts a stream of bytes into lines of UTF-8 text. Blank lines are left out, a carriage return before the line feed
 * is dropped. It never holds more than one line of the allowed size.
 */
export class LineDecoder {
  readonly #maxBytes: number;
  readonly #decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  /** What has come of the line at hand, in a buffer that grows by doubling. */
  #buffer = new Uint8Array(0);
  #length = 0;

  /** `maxBytes` bounds one line, without its line break. */
  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  /**
   * The lines that these bytes complete, one at a time: what is wrong with a later line does not spoil an earlier one.
   *
   * @throws {ConfigError} `limit_exceeded` for a line that is too long, `protocol` for one that is no UTF-8. The
   * stream cannot be read on from there.
   */
  *push(bytes: Uint8Array): Generator<string, void, undefined> {
    let start = 0;
    for (;;) {
      const end = bytes.indexOf(lineFeed, start);
      const part = bytes.subarray(start, end < 0 ? bytes.length : end);
      if (this.#length + part.length > this.#maxBytes + 1) throw this.#tooLong();
      if (end < 0) {
        this.#keep(part);
        return;
      }
      const line = this.#takeLine(part);
      if (line !== "") yield line;
      start = end + 1;
    }
  }

  #keep(part: Uint8Array): void {
    const length = this.#length + part.length;
    if (length > this.#buffer.length) {
      const larger = new Uint8Array(Math.max(length, this.#buffer.length * 2));
      larger.set(this.#buffer.subarray(0, this.#length));
      this.#buffer = larger;
    }
    this.#buffer.set(part, this.#length);
    this.#length = length;
  }

  #takeLine(last: Uint8Array): string {
    let whole = last;
    if (this.#length > 0) {
      this.#keep(last);
      whole = this.#buffer.subarray(0, this.#length);
      this.#buffer = new Uint8Array(0);
      this.#length = 0;
    }
    const length = whole[whole.length - 1] === carriageReturn ? whole.length - 1 : whole.length;
    if (length > this.#maxBytes) throw this.#tooLong();
    try {
      return this.#decoder.decode(whole.subarray(0, length));
    } catch (cause) {
      const problem = "a line is no valid UTF-8";
      throw new ConfigError("protocol", `Cannot read a message: ${problem}`, { details: { problem }, cause });
    }
  }

  #tooLong(): ConfigError {
    const maximum = this.#maxBytes;
    const message = `Cannot read a message: a line is longer than the limit 'maxLine' of ${maximum} bytes`;
    return new ConfigError("limit_exceeded", message, { details: { limit: "maxLine", maximum } });
  }
}
