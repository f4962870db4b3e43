import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ConfigError } from "../../src/base/error.ts";
import { describeOrigin } from "../../src/base/origin.ts";
import { create } from "../../src/config/create.ts";
import { select } from "../../src/config/select.ts";
import type { Resolvers } from "../../src/resolve/context.ts";

function failureOf(task: () => unknown): ConfigError {
  try {
    task();
  } catch (error) {
    assert.ok(ConfigError.is(error));
    return error;
  }
  assert.fail("nothing failed");
}

function chainOf(error: ConfigError): readonly string[] {
  return (error.details as { chain: readonly string[] }).chain;
}

describe("a failed interpolation", () => {
  const text = "a: ${b}\nb: x${c.d}\nc:\n  d: ${db.hots}\ndb: {host: h, port: 1}\n";

  it("names the whole chain, with positions, and the nearest key", () => {
    const error = failureOf(() => select(create(text, { name: "app.yaml" }), "a"));
    assert.equal(error.code, "interpolation_key");
    assert.equal(error.keyPath, "a");
    assert.deepEqual(chainOf(error), ["a", "b", "c.d"]);
    assert.equal((error.details as { suggestion: string }).suggestion, "host");
    assert.equal((error.details as { text: string }).text, "${db.hots}");
    assert.equal(
      error.message,
      "Interpolation '${db.hots}' leads nowhere: there is no key 'hots' in 'db', did you mean 'host'?" +
        " ('a' at app.yaml:1:4 → 'b' at app.yaml:2:4 → 'c.d' at app.yaml:4:6)",
    );
  });

  it("has the origin of the interpolation that is at fault", () => {
    const { origin } = failureOf(() => select(create(text, { name: "app.yaml" }), "a"));
    assert.equal(origin && describeOrigin(origin), "app.yaml:4:6");
  });

  it("shows the ends of a long chain in its message, and all of it in its details", () => {
    const links = Array.from({ length: 1000 }, (_, at) => [`v${at}`, `\${v${at + 1}}`]);
    const error = failureOf(() => select(create(Object.fromEntries(links)), "v0"));
    assert.match(error.message, /\('v0' → 'v1' → .* → … → 'v999'\)$/);
    assert.ok(error.message.length < 300);
    assert.equal(chainOf(error).length, 1000);
  });

  it("keeps its chain through a resolver that selects further", () => {
    const resolvers: Resolvers = { get: { resolve: ([path], { root }) => select(root, String(path)) } };
    const error = failureOf(() =>
      select(create({ a: "${b}", b: "${get:c}", c: "${nope}" }, { resolvers }), "a")
    );
    assert.equal(error.code, "interpolation_key");
    assert.deepEqual(chainOf(error), ["a", "b", "c"]);
  });
});

describe("a cycle", () => {
  for (const length of [1, 2, 3, 10, 119, 120, 121, 241, 1000, 10_000]) {
    it(`of ${length} is found, and named whole`, () => {
      const links = Array.from({ length }, (_, at) => [`v${at}`, `\${v${(at + 1) % length}}`]);
      const config = create(Object.fromEntries(links));
      const start = performance.now();
      const error = failureOf(() => select(config, "v0"));
      assert.equal(error.code, "interpolation_cycle");
      assert.equal(error.name, "InterpolationResolutionError");
      const keys = links.map(([key]) => key);
      // The chain ends with the place that closes it; a cycle of one is a single link.
      assert.deepEqual(chainOf(error), length === 1 ? keys : [...keys, "v0"]);
      const whole = failureOf(() => config.value);
      assert.equal(whole.issues.length, length);
      assert.ok(performance.now() - start < 5000);
    });
  }

  it("is found behind a way that leads into it", () => {
    const links = Array.from({ length: 500 }, (_, at) => [`v${at}`, `\${v${at === 499 ? 300 : at + 1}}`]);
    const chain = chainOf(failureOf(() => select(create(Object.fromEntries(links)), "v0")));
    assert.deepEqual(chain, [...links.map(([key]) => key), "v300"]);
  });

  const cycles: readonly (readonly [string, Record<string, unknown>])[] = [
    ["through oc.select", { a: "${oc.select:b}", b: "x${oc.select:a}" }],
    ["through an argument", { a: "${oc.env:${b}}", b: "${oc.decode:${a}}" }],
    ["through a key", { a: "${d.${b}}", b: "${a}", d: {} }],
    ["through the way to a key", { a: "${a.b}" }],
    ["through containers", { a: { x: "${b}" }, b: { x: "${a}" } }],
  ];
  for (const [what, data] of cycles) {
    it(`${what} is an error of its kind`, () => {
      const error = failureOf(() => create(data).value);
      assert.equal(error.name, "InterpolationResolutionError");
      assert.ok(error.issues.every(({ code }) => code === "interpolation_cycle"), error.message);
    });
  }

  it("through a custom resolver is found, too", () => {
    const resolvers: Resolvers = { get: { resolve: ([path], { root }) => select(root, String(path)) } };
    const error = failureOf(() => select(create({ a: "${get:b}", b: "${get:a}" }, { resolvers }), "a"));
    assert.equal(error.code, "interpolation_cycle");
  });
});

describe("the value of a configuration that cannot be resolved", () => {
  it("fails once, with every failure in the order of the tree", () => {
    const config = create("a: ${nope}\nb: {c: '${f:1}', d: 1, e: ['${missing}']}\nmissing: ???\nok: 1\n");
    const error = failureOf(() => config.value);
    assert.deepEqual(
      error.issues.map(({ code, keyPath }) => [code, keyPath]),
      [
        ["interpolation_key", "a"],
        ["unsupported_interpolation", "b.c"],
        ["interpolation_missing", "b.e[0]"],
      ],
    );
    assert.match(error.message, /^3 values are wrong: 'a': /);
  });

  it("shows a single failure as itself", () => {
    const error = failureOf(() => create({ a: { b: "${nope}" }, c: 1 }).value);
    assert.deepEqual([error.code, error.keyPath], ["interpolation_key", "a.b"]);
    assert.deepEqual(error.issues.map(({ keyPath }) => keyPath), ["a.b"]);
  });

  it("lists a container that several interpolations lead to once", () => {
    const error = failureOf(() => create({ a: "${d}", b: "${d}", d: { x: "${nope}" } }).value);
    assert.deepEqual(error.issues.map(({ keyPath }) => keyPath), ["d.x"]);
  });

  it("does not keep the rest from being selected", () => {
    const config = create({ a: "${nope}", b: { c: "${d}" }, d: 1 });
    assert.throws(() => config.value, { code: "interpolation_key" });
    assert.equal(select(config, "b.c"), 1);
  });
});
