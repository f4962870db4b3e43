import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { ConfigError } from "../../src/base/error.ts";
import { LineDecoder } from "../../src/ipc/line_decoder.ts";

const bytes = (text: string) => new TextEncoder().encode(text);

describe("LineDecoder", () => {
  it("gives the lines of a stream, however it is cut", () => {
    const line = fc.string({ unit: "grapheme" }).map((text) => text.replace(/[\r\n]/g, ""));
    fc.assert(fc.property(fc.array(line), fc.array(fc.nat(40)), (lines, cuts) => {
      const stream = bytes(lines.map((each) => `${each}\n`).join(""));
      const decoder = new LineDecoder(100_000);
      const got: string[] = [];
      let at = 0;
      for (const cut of [...cuts, stream.length]) {
        got.push(...decoder.push(stream.subarray(at, at + cut)));
        at += cut;
      }
      assert.deepEqual(got, lines.filter((each) => each !== ""));
    }));
  });

  it("drops blank lines and carriage returns", () => {
    assert.deepEqual([...new LineDecoder(9).push(bytes("\n\r\na\r\n\nb\n"))], ["a", "b"]);
  });

  it("takes a line of exactly the limit", () => {
    assert.deepEqual([...new LineDecoder(3).push(bytes("abc\nabc\r\n"))], ["abc", "abc"]);
  });

  it("refuses a longer one, before it has the whole of it", () => {
    for (const chunks of [["abcd\n"], ["abcde"], ["ab", "cde"], ["abcd\r\n"]]) {
      const decoder = new LineDecoder(3);
      assert.throws(
        () => chunks.forEach((each) => [...decoder.push(bytes(each))]),
        (error) => ConfigError.is(error, "limit_exceeded") && error.details.limit === "maxLine",
      );
    }
  });

  it("refuses what is no UTF-8, after the lines before it", () => {
    const decoder = new LineDecoder(100);
    const lines = decoder.push(new Uint8Array([0x61, 0x0a, 0xff, 0x0a]));
    assert.equal(lines.next().value, "a");
    assert.throws(() => lines.next(), (error) => ConfigError.is(error, "protocol"));
  });

  it("does not keep the runtime's buffer", () => {
    const decoder = new LineDecoder(100);
    const chunk = bytes("ab");
    assert.deepEqual([...decoder.push(chunk)], []);
    chunk.fill(0x78);
    assert.deepEqual([...decoder.push(bytes("\n"))], ["ab"]);
  });
});
