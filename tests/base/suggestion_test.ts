import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { listedNames, nearestName, quoteNames } from "../../src/base/suggestion.ts";

const rows: readonly (readonly [name: string, candidates: readonly string[], nearest: string | undefined])[] =
  [
    ["treshold", ["threshold", "model_name"], "threshold"],
    ["lerning_rate", ["lr", "learning_rate"], "learning_rate"],
    ["Port", ["host", "port"], "port"],
    ["prot", ["part", "port"], "port"],
    ["db", ["database"], undefined],
    ["x", ["y"], "y"],
    ["mysql", ["sqlite", "postgres"], undefined],
    ["", ["a"], undefined],
    ["a", [], undefined],
  ];

describe("nearestName", () => {
  for (const [name, candidates, nearest] of rows) {
    it(`suggests ${nearest} for '${name}'`, () => assert.equal(nearestName(name, candidates), nearest));
  }

  it("passes over names and candidates that would cost too much", () => {
    assert.equal(nearestName("x".repeat(100_000), ["x".repeat(99_999)]), undefined);
    function* endless() {
      for (let at = 0;; at++) yield `candidate${at}`;
    }
    assert.equal(nearestName("candidte1", endless()), "candidate1");
    assert.equal(nearestName("zzz", endless()), undefined);
  });
});

describe("listing of names", () => {
  const many = Array.from({ length: 30 }, (_, at) => `k${at}`);

  it("keeps the first twenty", () => assert.equal(listedNames(many).length, 20));

  it("says how many more there are", () => {
    assert.equal(quoteNames(["a", "b"]), "'a', 'b'");
    assert.match(quoteNames(many), /^'k0', .*'k19', … and 10 more$/);
  });
});
