import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as v from "valibot";
import { ConfigError } from "../../src/base/error.ts";
import { renderError } from "../../src/base/error_text.ts";
import { float } from "../../src/base/float.ts";
import type { Config } from "../../src/config/config.ts";
import { create } from "../../src/config/create.ts";
import { fromDotlist } from "../../src/config/dotlist.ts";
import { setItem } from "../../src/config/item.ts";
import { merge } from "../../src/config/merge.ts";
import { structured } from "../../src/config/structured.ts";
import { toYaml } from "../../src/config/to_yaml.ts";
import { update } from "../../src/config/update.ts";
import { meta } from "../../src/schema/meta.ts";

const int = v.pipe(v.number(), v.integer());

const Service = v.object({
  name: v.optional(v.string(), "service"),
  count: v.optional(int, 1),
  share: v.optional(v.number(), 1),
  exact: v.optional(v.bigint(), 5n),
  nested: v.object({ host: v.optional(v.string(), "local"), port: v.optional(int, 80) }),
  sparse: v.optional(v.object({ required: v.string(), other: v.optional(v.string(), "o") })),
  list: v.optional(v.array(int), [1, 2]),
  objects: v.optional(v.array(v.object({ id: v.string(), weight: v.optional(v.number(), 1.5) })), [{
    id: "a",
  }]),
  record: v.optional(v.record(v.string(), v.boolean()), {}),
  objectsByName: v.optional(
    v.record(v.string(), v.object({ x: v.optional(v.number(), 0), y: v.optional(v.string()) })),
    {},
  ),
  tuple: v.optional(v.tuple([v.string(), v.number()]), ["a", 1]),
  color: v.optional(v.enum({ Red: "red", Blue: "blue" }), "red"),
  pick: v.optional(v.picklist(["a", "b"]), "a"),
  literal: v.optional(v.literal(3), 3),
  union: v.optional(v.union([v.number(), v.string()]), "x"),
  shape: v.optional(
    v.variant("type", [
      v.object({ type: v.literal("circle"), radius: v.optional(v.number(), 1) }),
      v.object({ type: v.literal("square"), side: v.number(), unit: v.optional(v.string(), "m") }),
    ]),
    { type: "circle" },
  ),
  absent: v.optional(v.string()),
  nullable: v.optional(v.nullable(v.string()), null),
  derived: v.pipe(v.number(), meta({ default: "${share}" })),
  loose: v.optional(v.looseObject({ a: v.optional(v.string(), "la") }), {}),
  rest: v.optional(v.objectWithRest({ a: v.optional(v.string(), "ra") }, v.number()), {}),
  appended: v.pipe(v.optional(v.array(v.string()), ["base"]), meta({ merge: "append" })),
  pairs: v.pipe(
    v.optional(v.array(v.object({ id: v.string(), n: v.optional(int, 0) })), [{ id: "a" }]),
    meta({ merge: { by: "id" } }),
  ),
});

const base: Config<v.InferOutput<typeof Service>> = structured(Service);

/** Each text merged over the defaults, and what then stands under its first key. */
const taken: readonly (readonly [what: string, text: string, value: unknown])[] = [
  ["an int as text", "count: '12'", 12],
  ["an int beyond 2^53", "count: 12345678901234567890", 12345678901234567890n],
  ["an int in a float", "share: 2", 2],
  ["a bigint, however small", "exact: 3", 3n],
  ["a part of a nested object", "nested: {port: '8080'}", { host: "local", port: 8080 }],
  ["an object that was absent", "sparse: {required: r}", { required: "r", other: "o" }],
  ["a list in the place of a list", "list: ['3']", [3]],
  ["objects in a list, with their defaults", "objects: [{id: b}, {id: c, weight: 2}]", [
    { id: "b", weight: 1.5 },
    { id: "c", weight: 2 },
  ]],
  ["entries of a record", "record: {fast: yes}", { fast: true }],
  ["objects in a record", "objectsByName: {k: {x: '3'}, j: {y: q}}", { k: { x: 3 }, j: { x: 0, y: "q" } }],
  ["a tuple", "tuple: [z, '2']", ["z", 2]],
  ["a member of an enum by name", "color: Blue", "blue"],
  ["a member of an enum by value", "color: blue", "blue"],
  ["one of a picklist", "pick: b", "b"],
  ["an int in a union with numbers", "union: 4", 4],
  ["a text in a union, as it is", "union: '4'", "4"],
  ["a part of the object that stands in a variant", "shape: {radius: 4}", { type: "circle", radius: 4 }],
  ["another object of a variant", "shape: {type: square, side: 4}", { type: "square", side: 4, unit: "m" }],
  ["a key that may be absent", "absent: here", "here"],
  ["null where it is allowed", "nullable: null", null],
  ["an interpolation, converted", "count: ${list[1]}", 2],
  ["an interpolation to text, converted", "count: ${absent}\nabsent: '7'", 7],
  ["a default that is an interpolation", "derived: ${share}\nshare: 3.5", 3.5],
  ["other keys of a loose object", "loose: {zz: 3}", { a: "la", zz: 3 }],
  ["other keys of an object with rest, converted", "rest: {zz: '3'}", { a: "ra", zz: 3 }],
  ["a list that appends", "appended: [more]", ["base", "more"]],
  ["a list that merges by key", "pairs: [{id: a, n: 2}, {id: b}]", [{ id: "a", n: 2 }, { id: "b", n: 0 }]],
];

/** Each text that the types refuse, and the line that says so. */
const refused: readonly (readonly [what: string, text: string, message: string])[] = [
  ["a float in an int", "count: 1.5", "a.yaml:1:8: count: Value '1.5' is no int"],
  ["an unknown key", "nestd: {}", "a.yaml:1:1: Key 'nestd' is not in 'Config', did you mean 'nested'?"],
  [
    "an unknown key further down",
    "objectsByName: {k: {z: 3}}",
    "a.yaml:1:21: objectsByName.k.z: Key 'z' is not in 'Config.objectsByNameValue', did you mean 'x'?",
  ],
  ["a tuple of another length", "tuple: [z]", "a.yaml:1:8: tuple: A list of 1 is no tuple[str, float]"],
  ["no member of an enum", "color: green", "a.yaml:1:8: color: Value 'green' is no Config.color"],
  ["none of a picklist", "pick: c", "a.yaml:1:7: pick: Value 'c' is no 'a' | 'b'"],
  ["another type than the literal's", "literal: '3'", "a.yaml:1:10: literal: Value '3' is no 3"],
  ["null", "absent: null", "a.yaml:1:9: 'absent' cannot be null: it is str"],
  [
    "no object of a variant",
    "shape: {type: hexagon}",
    "a.yaml:1:15: shape.type: Value 'hexagon' chooses no object: 'type' is one of 'circle', 'square'",
  ],
  ["what does not convert in an open object", "rest: {zz: q}", "a.yaml:1:12: rest.zz: Value 'q' is no float"],
];

/** Without the prototype that plain objects have. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plain(item)]));
}

function refusalOf(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    assert.ok(ConfigError.is(error));
    return renderError(error);
  }
  throw new assert.AssertionError({ message: "Nothing was refused" });
}

describe("structured", () => {
  it("has the defaults of the schema, typed", () => {
    assert.match(toYaml(base), /^name: service\ncount: 1\nshare: 1\.0\nexact: 5\nnested:\n {2}host: local\n/);
    assert.equal(base.value.color, "red");
    assert.equal(base.value.exact, 5n);
    assert.equal("absent" in base.value, false);
  });

  for (const [what, text, value] of taken) {
    it(`takes ${what}`, () => {
      const key = text.slice(0, text.indexOf(":")) as keyof typeof base.value;
      assert.deepEqual(plain(merge(base, create(text)).value[key]), value);
    });
  }

  for (const [what, text, message] of refused) {
    it(`refuses ${what}`, () => {
      assert.equal(refusalOf(() => merge(base, create(text, { name: "a.yaml" }))).split("\n")[0], message);
    });
  }

  it("types what is set and updated as what is merged", () => {
    // As a program does that takes key paths and values from elsewhere.
    const untyped: Config = base;
    assert.equal((update(untyped, "nested.port", "81") as typeof base).value.nested.port, 81);
    assert.equal(setItem(base, "count", "12").value.count, 12);
    assert.equal(merge(base, fromDotlist(["nested.port=82"])).value.nested.port, 82);
    assert.deepEqual(plain(update(base, "shape", { type: "square", side: 2 }).value.shape), {
      type: "square",
      side: 2,
      unit: "m",
    });
    assert.throws(() => update(untyped, "nested.port", "x"), { code: "validation", keyPath: "nested.port" });
    assert.throws(() => update(untyped, "nested.prot", 1), { code: "attribute_not_found" });
    assert.throws(() => setItem(base, "count", float(1.5)), { code: "validation" });
  });

  it("checks what an interpolation gives", () => {
    const config = merge(base, create("count: ${name}", { name: "a.yaml" }));
    const text = refusalOf(() => config.value);
    assert.match(text, /^a\.yaml:1:8: [^]*'service' is no int/);
  });
});

describe("validation of the whole", () => {
  const Limits = v.object({
    low: v.pipe(v.number(), v.minValue(0)),
    high: v.pipe(v.number(), v.maxValue(10)),
    tags: v.optional(v.array(v.pipe(v.string(), v.minLength(2))), []),
    half: v.pipe(v.optional(v.number(), 1), v.transform((n) => n / 2)),
  });

  it("reports every issue, each with its key path, value, wish and place", () => {
    const text = "low: -1\nhigh: 11\ntags: [ok, x]\n";
    const rendered = refusalOf(() => merge(structured(Limits), create(text, { name: "conf/a.yaml" })).value);
    assert.equal(
      rendered,
      [
        "3 values are wrong",
        "conf/a.yaml:1:6: low: Value '-1' does not fit: wanted is >=0",
        "  1 | low: -1",
        "    |      ^",
        "conf/a.yaml:2:7: high: Value '11' does not fit: wanted is <=10",
        "  2 | high: 11",
        "    |       ^",
        "conf/a.yaml:3:12: tags[1]: Value 'x' does not fit: wanted is >=2",
        "  3 | tags: [ok, x]",
        "    |            ^",
      ].join("\n"),
    );
  });

  it("reports missing values together, each with the file that sets its siblings", () => {
    const Schema = v.object({
      db: v.object({ host: v.string(), port: int, user: v.string() }),
      name: v.string(),
    });
    const config = merge(structured(Schema), create("db: {port: 1}", { name: "conf/db.yaml" }));
    assert.equal(
      refusalOf(() => config.value),
      [
        "3 values are wrong",
        "db.host: Value must be set, and is ???, and has no default; " +
        "set it in 'conf/db.yaml', beside 'db.port'",
        "db.user: Value must be set, and is ???, and has no default; " +
        "set it in 'conf/db.yaml', beside 'db.port'",
        "name: Value must be set, and is ???, and has no default; " +
        "set it in 'conf/db.yaml', beside 'db'",
      ].join("\n"),
    );
  });

  it("reports what is missing and what is wrong together", () => {
    const Schema = v.object({
      a: v.string(),
      port: v.pipe(v.number(), v.maxValue(9)),
      on: v.object({ b: v.string() }),
    });
    const config = merge(structured(Schema), create("port: 10", { name: "a.yaml" }));
    const lines = refusalOf(() => config.value).split("\n").filter((line) => !line.startsWith(" "));
    assert.deepEqual(lines.map((line) => line.slice(0, 12)), [
      "3 values are",
      "a: Value mus",
      "on.b: Value ",
      "a.yaml:1:7: ",
    ]);
  });

  it("gives what transformations make, and keeps the values before them for others", () => {
    const config = merge(structured(Limits), { low: 1, high: 2 });
    assert.equal(config.value.half, 0.5);
    assert.match(toYaml(config, { resolve: true }), /half: 1\.0/);
  });
});
