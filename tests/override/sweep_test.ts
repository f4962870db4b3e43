import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ConfigError } from "../../src/base/error.ts";
import { maximumSweepSize, sweepTexts } from "../../src/override/expand.ts";
import { parseOverride, parseOverrides } from "../../src/override/parse.ts";
import { sweepBatches, sweepJobs } from "../../src/override/sweep_jobs.ts";

const random = () => 0;

function listed(text: string, optionsOf?: (group: string) => readonly string[]): string[] {
  return [...sweepTexts(parseOverride(`k=${text}`), { random, optionsOf })];
}

describe("sweepTexts", () => {
  const rows: readonly (readonly [string, readonly string[]])[] = [
    ["1,true,null,1e3", ["1", "True", "null", "1000.0"]],
    ["a b,'c d',[x,'y'],{z: 1}", ["a\\ b", "'c d'", "[x,'y']", "{z:1}"]],
    ["${x},$<y>", ["$\\{x\\}", "$<y>"]],
    ["range(3)", ["0", "1", "2"]],
    ["range(3,0,-2)", ["3", "1"]],
    ["range(0)", []],
    ["range(true)", ["0"]],
    ["range(0,1,0.1)", ["0.0", "0.1", "0.2", "0.3", "0.4", "0.5", "0.6", "0.7", "0.8", "0.9"]],
    ["range(1,0,-0.4)", ["1.0", "0.6", "0.2"]],
    ["range(9007199254740992,9007199254740995)", [
      "9007199254740992",
      "9007199254740993",
      "9007199254740994",
    ]],
    ["int(range(0,1,0.25))", ["0", "0", "0", "0"]],
    ["float(range(2))", ["0.0", "1.0"]],
    ["sort(range(0,1,0.3),reverse=true)", ["0.9", "0.6", "0.3", "0.0"]],
    ["shuffle(1,2,3)", ["2", "3", "1"]],
    ["shuffle(range(3))", ["1", "2", "0"]],
    ["glob(*),z", ["{include:[*],exclude:[]}", "z"]],
  ];
  for (const [text, wanted] of rows) it(`lists ${text}`, () => assert.deepEqual(listed(text), wanted));

  it("lists the options of a group by their names", () => {
    const optionsOf = (group: string) => group === "k" ? ["mysql", "my_other", "pg"] : [];
    assert.deepEqual(listed("glob(my*,exclude=*_*)", optionsOf), ["mysql"]);
    assert.throws(() => listed("glob(*)"), /no config groups/);
  });

  it("refuses what has no single values", () => {
    for (
      const text of [
        "interval(0,1)",
        "1",
        "range(0,3,0)",
        "range(0,3.0,0)",
        "range(nan)",
        "range(0,true,0.5)",
        "choice(choice(1),2)",
      ]
    ) {
      assert.throws(() => listed(text), (error) => ConfigError.is(error, "sweep"), text);
    }
  });

  it("lists a range without end as far as somebody asks", () => {
    const texts = sweepTexts(parseOverride("k=range(0,inf,0.5)"));
    assert.deepEqual([texts.next().value, texts.next().value, texts.next().value], ["0.0", "0.5", "1.0"]);
  });
});

describe("sweepJobs", () => {
  it("combines all values, the last varying fastest", () => {
    assert.deepEqual(sweepJobs(parseOverrides(["a=1,2", "b=x", "~c", "d=y,z"])), [
      ["a=1", "b=x", "~c=null", "d=y"],
      ["a=1", "b=x", "~c=null", "d=z"],
      ["a=2", "b=x", "~c=null", "d=y"],
      ["a=2", "b=x", "~c=null", "d=z"],
    ]);
  });

  it("lets the later of two overrides with one key count, in the place of the first", () => {
    assert.deepEqual(sweepJobs(parseOverrides(["a=1", "b=2", "a=3"])), [["a=3", "b=2"]]);
    assert.equal(sweepJobs(parseOverrides(["a=1", "+a=3"]))[0].length, 2);
  });

  it("has one job where nothing sweeps, and none where something sweeps over nothing", () => {
    assert.deepEqual(sweepJobs([]), [[]]);
    assert.deepEqual(sweepJobs(parseOverrides(["a=range(0)", "b=1,2"])), []);
  });

  it("gives jobs in batches", () => {
    const overrides = parseOverrides(["a=1,2,3"]);
    assert.deepEqual(sweepBatches(overrides, { batchSize: 2 }), [[["a=1"], ["a=2"]], [["a=3"]]]);
    assert.deepEqual(sweepBatches(overrides), [[["a=1"], ["a=2"], ["a=3"]]]);
    assert.throws(
      () => sweepBatches(overrides, { batchSize: 0 }),
      (error) => ConfigError.is(error, "config_value"),
    );
  });

  it("refuses more jobs than it would hold", () => {
    for (
      const texts of [["a=range(0,1e9)"], ["a=range(1000)", "b=range(1000)", "c=1,2"], [
        "a=shuffle(range(0,inf))",
      ]]
    ) {
      assert.throws(() => sweepJobs(parseOverrides(texts), { random }), (error) => {
        assert.ok(ConfigError.is(error, "limit_exceeded"));
        assert.equal(error.details.maximum, maximumSweepSize);
        return true;
      });
    }
  });
});
