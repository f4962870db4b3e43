import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import process from "node:process";
import { after, describe, it } from "node:test";
import {
  ConfigError,
  create,
  fromDotlist,
  load,
  merge,
  select,
  toContainer,
  toYaml,
  update,
} from "../mod.ts";

/** What may come of a hostile input: a result, or an error of one of these codes. */
interface HostileCase {
  readonly name: string;
  readonly run: () => unknown;
  /** The codes that it may end with; without any it must give a result. */
  readonly codes?: readonly string[];
}

const depth = 10_000;
const megabyte = 1 << 20;

function nestedPlain(levels: number, wrap: (inner: unknown) => unknown): unknown {
  let value: unknown = 1;
  for (let at = 0; at < levels; at++) value = wrap(value);
  return value;
}

/** Interpolations that lead in a circle. */
function cycle(length: number): Record<string, string> {
  const links: Record<string, string> = {};
  for (let at = 0; at < length; at++) links[`k${at}`] = `\${k${(at + 1) % length}}`;
  return links;
}

function chain(length: number): Record<string, unknown> {
  const links: Record<string, unknown> = { k0: 1 };
  for (let at = 1; at < length; at++) links[`k${at}`] = `\${k${at - 1}}`;
  return links;
}

function aliasBomb(levels: number, width: number): string {
  const lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"];
  for (let at = 1; at < levels; at++) {
    lines.push(`a${at}: &a${at} [${Array.from({ length: width }, () => `*a${at - 1}`).join(", ")}]`);
  }
  return lines.join("\n");
}

function mergeKeyBomb(levels: number): string {
  const lines = ["a0: &a0 {k: 1}"];
  for (let at = 1; at < levels; at++) {
    lines.push(`a${at}: &a${at} {<<: [*a${at - 1}, *a${at - 1}], x${at}: *a${at - 1}, y${at}: *a${at - 1}}`);
  }
  return lines.join("\n");
}

const limit = ["limit_exceeded"];
const unsafe = ["unsafe_key"];
/** Python refuses integers of more digits than 4,300, too. */
const tooLong = ["limit_exceeded", "yaml_constructor"];
const bad = { ...JSON.parse('{"a": 1}') };
const poisoned = JSON.parse('{"a": {"__proto__": {"polluted": true}}}');

const texts: readonly HostileCase[] = [
  { name: "an alias bomb", run: () => create(aliasBomb(12, 10)), codes: limit },
  { name: "a wide alias bomb", run: () => create(aliasBomb(6, 100)), codes: limit },
  { name: "a bomb of merge keys", run: () => create(mergeKeyBomb(40)), codes: limit },
  {
    name: "an alias of itself",
    run: () => create("a: &a [*a]"),
    codes: ["yaml_composer", "yaml_constructor", "limit_exceeded"],
  },
  {
    name: "10,000 flow lists",
    run: () => create("a: " + "[".repeat(depth) + "]".repeat(depth)),
    codes: limit,
  },
  {
    name: "10,000 flow lists left open",
    run: () => create("a: " + "[".repeat(depth)),
    codes: ["limit_exceeded", "yaml_parser"],
  },
  {
    name: "10,000 flow maps",
    run: () => create("{a: ".repeat(depth) + "1" + "}".repeat(depth)),
    codes: limit,
  },
  {
    name: "10,000 block levels",
    run: () => create(Array.from({ length: 4000 }, (_, at) => `${" ".repeat(at)}a:`).join("\n")),
    codes: limit,
  },
  { name: "10,000 dashes", run: () => create("- ".repeat(depth) + "x"), codes: limit },
  {
    name: "10,000 question marks",
    run: () => create("? ".repeat(depth) + "x"),
    codes: ["limit_exceeded", "yaml_constructor", "key_validation"],
  },
  { name: "a line of 100 MB", run: () => create("a: " + "x".repeat(100 * megabyte)), codes: limit },
  { name: "100 MB of spaces", run: () => create(" ".repeat(100 * megabyte)), codes: limit },
  { name: "8 MB of comments", run: () => create("#".repeat(8 * megabyte - 10)) },
  {
    name: "a quoted scalar of 4 MB left open",
    run: () => create('a: "' + "x ".repeat(2 * megabyte)),
    codes: ["yaml_scanner"],
  },
  { name: "a million colons", run: () => create(":".repeat(megabyte)), codes: ["yaml_scanner"] },
  {
    name: "a million braces",
    run: () => create("}".repeat(megabyte)),
    codes: ["yaml_parser", "yaml_scanner"],
  },
  {
    name: "half a million keys that clash",
    run: () => create("a: 1\n".repeat(500_000)),
    codes: ["yaml_constructor", "limit_exceeded"],
  },
  {
    name: "half a million anchors",
    run: () => create("- &a x\n".repeat(500_000)),
    codes: ["limit_exceeded", "yaml_composer"],
  },
  {
    name: "a number of 100,000 digits",
    run: () => toYaml(create("a: " + "9".repeat(100_000))),
    codes: tooLong,
  },
  {
    name: "a sexagesimal number of 100,000 parts",
    run: () => toYaml(create("a: 1" + ":01".repeat(100_000))),
    codes: tooLong,
  },
  { name: "a NUL", run: () => create("a: \0"), codes: ["yaml_reader"] },
  { name: "control characters", run: () => create("a: \u0007\u001b[31m"), codes: ["yaml_reader"] },
  { name: "a lone surrogate", run: () => create("a: \ud800"), codes: ["yaml_reader"] },
  {
    name: "a tag that would run code",
    run: () => create("!!python/object/apply:os.system ['echo x']"),
    codes: ["yaml_constructor"],
  },
];

const keys: readonly HostileCase[] = [
  { name: "__proto__ in YAML", run: () => create("__proto__: {polluted: true}"), codes: unsafe },
  {
    name: "__proto__ below a key",
    run: () => create("a: {b: {__proto__: {polluted: true}}}"),
    codes: unsafe,
  },
  {
    name: "__proto__ by a merge key",
    run: () => create("a: &a {__proto__: {polluted: true}}\nb: {<<: *a}"),
    codes: unsafe,
  },
  { name: "__proto__ in a plain object", run: () => create(poisoned), codes: unsafe },
  { name: "__proto__ in a merged object", run: () => merge(create(bad), poisoned), codes: unsafe },
  { name: "__proto__ in a dotlist", run: () => fromDotlist(["__proto__.polluted=true"]), codes: unsafe },
  {
    name: "__proto__ in the value of a dotlist",
    run: () => fromDotlist(["a={__proto__: {polluted: true}}"]),
    codes: unsafe,
  },
  {
    name: "__proto__ in an updated path",
    run: () => update(create(bad), "a.__proto__.polluted", true),
    codes: unsafe,
  },
  {
    name: "__proto__ in brackets",
    run: () => update(create(bad), "[__proto__][polluted]", true),
    codes: unsafe,
  },
  {
    name: "__proto__ selected",
    run: () => assert.equal(select(create(bad), "__proto__.polluted") ?? null, null),
    codes: unsafe,
  },
  {
    name: "constructor selected",
    run: () => assert.equal(select(create(bad), "constructor.prototype") ?? undefined, undefined),
  },
  {
    name: "toString selected",
    run: () => assert.equal(select(create(bad), "toString") ?? undefined, undefined),
  },
  {
    name: "constructor as a key",
    run: () => toContainer(update(create("constructor: {prototype: {polluted: true}}"), "a", 1)),
  },
  {
    name: "an interpolation of __proto__",
    run: () => toContainer(create("a: ${__proto__}"), { resolve: true }),
    codes: ["unsafe_key", "interpolation_key"],
  },
  { name: "a key of 1 MB", run: () => create(`? ${"k".repeat(megabyte)}\n: 1`) },
  {
    name: "a path of a million dots",
    run: () => select(create(bad), ".".repeat(megabyte)),
    codes: ["config_type", "key_not_found", "limit_exceeded"],
  },
  {
    name: "a path of 100,000 keys",
    run: () => update(create({}), Array.from({ length: 100_000 }, () => "a").join("."), 1),
    codes: limit,
  },
];

const plainValues: readonly HostileCase[] = [
  { name: "10,000 nested objects", run: () => create(nestedPlain(depth, (a) => ({ a }))), codes: limit },
  { name: "10,000 nested arrays", run: () => create({ a: nestedPlain(depth, (a) => [a]) }), codes: limit },
  {
    name: "an object that holds itself",
    run: () => {
      const circle: Record<string, unknown> = {};
      circle.self = circle;
      create(circle);
    },
    codes: ["limit_exceeded", "unsupported_value"],
  },
  { name: "a function", run: () => create({ a: () => 1 }), codes: ["unsupported_value"] },
];

const interpolations: readonly HostileCase[] = [
  ...[1, 2, 10, 1000, 10_000].map((length): HostileCase => ({
    name: `a cycle of ${length}`,
    run: () => toContainer(create(cycle(length)), { resolve: true }),
    codes: ["interpolation_cycle"],
  })),
  {
    name: "a cycle of 10,000 in value",
    run: () => create(cycle(depth)).value,
    codes: ["interpolation_cycle"],
  },
  { name: "a chain of 100,000", run: () => toContainer(create(chain(100_000)), { resolve: true }) },
  {
    name: "a chain of 100,000 from its end",
    run: () => assert.equal(select(create(chain(100_000)), "k99999"), 1),
  },
  {
    name: "a megabyte before an interpolation",
    run: () => select(create({ a: `${"x".repeat(megabyte)}\${b}`, b: 1 }), "a"),
  },
  {
    name: "a megabyte of interpolations",
    run: () => select(create({ a: "${b}".repeat(megabyte / 4), b: 1 }), "a"),
  },
  {
    name: "a megabyte of open interpolations",
    run: () => create({ a: "${".repeat(megabyte / 2) }),
    codes: ["grammar_parse", "limit_exceeded"],
  },
  {
    name: "a megabyte of open angle interpolations",
    run: () => create({ a: "$<a".repeat(megabyte / 3) }),
    codes: ["grammar_parse", "limit_exceeded"],
  },
  {
    name: "10,000 nested interpolations",
    run: () => create({ a: "${".repeat(depth) + "a" + "}".repeat(depth) }),
    codes: limit,
  },
  {
    name: "10,000 nested lists in an argument",
    run: () => create({ a: "${oc.decode:" + "[".repeat(depth) + "]".repeat(depth) + "}" }),
    codes: limit,
  },
  {
    name: "a megabyte of backslashes",
    run: () => select(create({ a: "\\".repeat(megabyte) + "${b}", b: 1 }), "a"),
  },
  {
    name: "a megabyte of dots",
    run: () => select(create({ a: "${" + ".".repeat(megabyte) + "b}", b: 1 }), "a"),
    codes: ["interpolation_key", "limit_exceeded", "interpolation_resolution", "grammar_parse"],
  },
  {
    name: "a megabyte of quotes",
    run: () => create({ a: "${oc.decode:" + "'".repeat(megabyte) + "}" }),
    codes: ["grammar_parse", "limit_exceeded"],
  },
  {
    name: "values that double at each step",
    run: () => {
      const doubling: Record<string, string> = { k0: "x" };
      for (let at = 1; at < 60; at++) doubling[`k${at}`] = `\${k${at - 1}}\${k${at - 1}}`;
      select(create(doubling), "k59");
    },
    codes: limit,
  },
];

/** Runs a case, and tells how many milliseconds it took: on the clock or on the processor, whichever is less. */
function attempt({ run, codes = [] }: HostileCase): number {
  const start = performance.now();
  const cpu = process.cpuUsage();
  try {
    run();
  } catch (error) {
    assert.ok(
      ConfigError.is(error),
      `no ConfigError: ${error instanceof Error ? error.stack : String(error)}`,
    );
    assert.ok(codes.includes(error.code), `${error.code}: ${error.message.slice(0, 300)}`);
    assert.ok(error.message.length < 10_000, `a message of ${error.message.length} characters`);
  }
  const { user, system } = process.cpuUsage(cpu);
  return Math.min(performance.now() - start, (user + system) / 1000);
}

function assertUnpolluted(): void {
  assert.equal(({} as Record<string, unknown>).polluted, undefined);
  assert.deepEqual(Object.keys(Object.prototype), []);
}

describe("hostile input", () => {
  const before = process.memoryUsage().rss;

  for (const hostile of [...texts, ...keys, ...plainValues, ...interpolations]) {
    it(`survives ${hostile.name}`, () => {
      // A busy machine may take a second over anything: what counts is the time on the processor, and only if twice.
      let took = attempt(hostile);
      if (took > 1000) took = Math.min(took, attempt(hostile));
      assert.ok(took < 1000, `took ${Math.round(took)} ms`);
      assertUnpolluted();
    });
  }

  it("survives what only a file can hold", () => {
    const directory = mkdtempSync(join(tmpdir(), "hydrant-hostile-"));
    const path = join(directory, "bytes.yaml");
    after(() => rmSync(directory, { recursive: true }));
    for (
      const bytes of [[0x61, 0x3a, 0x20, 0xff, 0xfe], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0x61, 0x3a, 0x00]]
    ) {
      writeFileSync(path, Uint8Array.from(bytes));
      assert.throws(() => load(path), (error) => ConfigError.is(error, "yaml_reader"));
    }
  });

  it("keeps its memory bounded", () => {
    const grown = (process.memoryUsage().rss - before) / megabyte;
    assert.ok(grown < 1500, `grew by ${Math.round(grown)} MB`);
  });
});
