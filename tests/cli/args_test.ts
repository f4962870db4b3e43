import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ConfigError } from "../../src/base/error.ts";
import { parseArgs } from "../../src/cli/args.ts";
import { flags } from "../../src/cli/flags.ts";

const known = Object.values(flags);

describe("parseArgs", () => {
  const words: readonly (readonly [args: string, words: readonly string[]])[] = [
    ["a=1 +b=2 ++c=3 ~d ~e=1", ["a=1", "+b=2", "++c=3", "~d", "~e=1"]],
    ["a=-1 a=--value db@pkg:x=1 a.b=[1,2]", ["a=-1", "a=--value", "db@pkg:x=1", "a.b=[1,2]"]],
    ["-cp conf a=1 --once b=2", ["a=1", "b=2"]],
    ["-1 -.5 - ''", ["-1", "-.5", "-", "''"]],
    ["a=1 -- -x --once b", ["a=1"]],
  ];
  for (const [line, expected] of words) {
    it(`finds the words in ${line}`, () => {
      assert.deepEqual(parseArgs(line.split(" "), known).words, expected);
    });
  }

  it("takes Hydra's short spellings, values attached or next, and repeated flags", () => {
    const args = parseArgs([
      "-cp",
      "conf",
      "-cn=train",
      "--config-dir",
      "a",
      "-cd=b",
      "-c",
      "job",
      "--resolve",
    ], known);
    assert.equal(args.value(flags.configPath), "conf");
    assert.equal(args.value(flags.configName), "train");
    assert.deepEqual(args.values(flags.configDir), ["a", "b"]);
    assert.equal(args.value(flags.cfg), "job");
    assert.ok(args.has(flags.resolve));
    assert.equal(parseArgs(["--config-path", "-x"], known).value(flags.configPath), "-x");
  });

  it("keeps what follows --", () => {
    assert.deepEqual(parseArgs(["a", "--", "node", "-e", "--", "x"], known).rest, ["node", "-e", "--", "x"]);
    assert.equal(parseArgs(["a"], known).rest, undefined);
  });

  const faults: readonly (readonly [args: readonly string[], message: RegExp])[] = [
    [["--resovle"], /no flag '--resovle'/],
    [["-x"], /no flag '-x'/],
    [["--cfg"], /needs a value: PART/],
    [["--cfg=nothing"], /takes 'job', 'hydra', 'all', not 'nothing'/],
    [["--once=1"], /takes no value/],
  ];
  for (const [args, message] of faults) {
    it(`refuses ${args.join(" ")}`, () => {
      assert.throws(() => parseArgs(args, known), (error) => {
        assert.ok(ConfigError.is(error, "usage"));
        assert.match(error.message, message);
        return true;
      });
    });
  }

  it("names the nearest flag", () => {
    assert.throws(() => parseArgs(["--resovle"], known), (error) => {
      return ConfigError.is(error, "usage") && error.details.suggestion === "--resolve";
    });
  });
});
