import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { holdsInterpolation, spellingAt } from "../../src/grammar/opening.ts";

describe("spellingAt", () => {
  const openings: readonly (readonly [string, string | undefined])[] = [
    ["${a}", "dollar"],
    ["${", "dollar"],
    ["$<a>", "angle"],
    ["$<_>", "angle"],
    ["$<.a>", "angle"],
    ["$<0>", "angle"],
    ["$<$a>", "angle"],
    ["$<\\.a>", "angle"],
    ["$<é>", "angle"],
    ["$<𝒜>", "angle"],
    ["$<", undefined],
    ["$< a>", undefined],
    ["$<=3", undefined],
    ["$<[a]>", undefined],
    ["$<-a>", undefined],
    ["$<😀>", undefined],
    ["$", undefined],
    ["$a", undefined],
    ["a", undefined],
    ["", undefined],
  ];
  for (const [text, spelling] of openings) {
    it(`finds ${spelling ?? "nothing"} at the beginning of ${JSON.stringify(text)}`, () => {
      assert.equal(spellingAt(text, 0), spelling);
    });
  }
});

describe("holdsInterpolation", () => {
  it("counts an opening bracket anywhere, escaped or not, closed or not", () => {
    for (const text of ["${a}", "x ${", "\\${a}", "$< $<a", "\\$<a>"]) {
      assert.equal(holdsInterpolation(text), true, text);
    }
  });

  it("counts nothing else", () => {
    for (const text of ["", "$", "$a {b}", "$< a>", "{a}", "a<b>"]) {
      assert.equal(holdsInterpolation(text), false, text);
    }
  });

  it("sees no angle brackets where they are turned off", () => {
    assert.equal(holdsInterpolation("$<a>", { angle: false }), false);
    assert.equal(holdsInterpolation("$<a> ${b}", { angle: false }), true);
  });
});
