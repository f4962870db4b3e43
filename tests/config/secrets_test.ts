import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { inspect } from "node:util";
import * as v from "valibot";
import { renderError } from "../../src/base/error_text.ts";
import type { Config } from "../../src/config/config.ts";
import { create } from "../../src/config/create.ts";
import { mergeWithDotlist } from "../../src/config/dotlist.ts";
import { setItem } from "../../src/config/item.ts";
import { merge, mergeWith } from "../../src/config/merge.ts";
import { resolve } from "../../src/config/resolve.ts";
import { save } from "../../src/config/save.ts";
import { select } from "../../src/config/select.ts";
import { structured } from "../../src/config/structured.ts";
import { toContainer } from "../../src/config/to_container.ts";
import { toYaml } from "../../src/config/to_yaml.ts";
import { update } from "../../src/config/update.ts";
import { meta } from "../../src/schema/meta.ts";
import { assertHidden, failureOf, planted, plantedNumber, readable } from "./planted.ts";

const secret = meta<string>({ secret: true });

const Schema = v.object({
  token: v.optional(v.pipe(v.string(), secret), "default-token"),
  pin: v.pipe(v.optional(v.pipe(v.number(), v.integer()), 1), meta({ secret: true })),
  anything: v.pipe(v.optional(v.unknown(), null), meta({ secret: true })),
  list: v.pipe(v.optional(v.array(v.pipe(v.number(), v.integer())), []), meta({ secret: true })),
  group: v.pipe(v.optional(v.object({ inner: v.optional(v.number(), 1) }), {}), meta({ secret: true })),
  byName: v.pipe(v.optional(v.record(v.string(), v.boolean()), {}), meta({ secret: true })),
  choice: v.pipe(v.optional(v.union([v.number(), v.boolean()]), 1), meta({ secret: true })),
  checked: v.optional(v.pipe(v.string(), secret, v.maxLength(20)), "short"),
  worded: v.optional(
    v.pipe(v.string(), v.check((text) => text.length < 20, (issue) => `Bad: ${issue.input}`), secret),
    "",
  ),
  port: v.optional(v.pipe(v.number(), v.integer()), 80),
  url: v.optional(v.string(), "http://user:${token}@host"),
  note: v.optional(v.string(), ""),
  open: v.optional(v.looseObject({}), {}),
});

const resolvers = {
  boom: (text: unknown) => {
    throw new Error(`Cannot use '${String(text)}'`);
  },
};
const base: Config = structured(Schema, { resolvers });

/** Texts that hold the planted value at a marked place, and fail there or elsewhere. */
const failing: readonly (readonly [where: string, text: string])[] = [
  ["a conversion", `pin: ${planted}`],
  ["an item of a marked list", `list: [1, ${planted}]`],
  ["a field of a marked object", `group: {inner: ${planted}}`],
  ["an entry of a marked record", `byName: {a: ${planted}}`],
  ["a marked union", `choice: ${planted}`],
  ["a mapping where a marked text is wanted", `token: {a: ${planted}}`],
  ["another key of the same line", `{token: ${planted}, port: x}`],
  ["an unknown key beside it", `token: ${planted}\nprot: 1`],
  ["a check", `checked: ${planted}-too-long`],
  ["a message of the schema's own", `worded: ${planted}-too-long`],
  ["an interpolation into a typed place", `token: ${planted}\nport: \${token}`],
  ["an interpolation into a text in a typed place", `token: ${planted}\nport: a\${token}b`],
  ["a resolver that throws it", `token: ${planted}\nnote: \${boom:\${token}}`],
  ["an interpolation that leads nowhere", `token: ${planted}\nnote: \${open[\${token}]}`],
  ["a number", `pin: ${plantedNumber}\nnote: \${boom:\${pin}}`],
  ["what a marked interpolation gave", `open: {x: ${planted}}\ntoken: \${open.x}\nnote: \${boom:\${open.x}}`],
  ["an unmarked type", `anything: ${planted}\nnote: \${boom:\${anything}}`],
];

describe("secrets in errors", () => {
  for (const [where, text] of failing) {
    it(`are hidden in ${where}`, () => {
      assertHidden(readable(failureOf(() => merge(base, create(text, { name: "a.yaml", resolvers })).value)));
    });
  }

  it("are hidden whatever operation fails", () => {
    const holding = merge(base, create(`token: ${planted}\npin: ${plantedNumber}`));
    const broken = merge(holding, create(`note: "\${boom:\${token}}"`));
    const failures: readonly (() => unknown)[] = [
      () => update(base, "pin", planted),
      () => update(base, "group.inner", planted),
      () => setItem(base, "pin", planted),
      () => mergeWith(base, { pin: planted }),
      () => merge(base, { list: [planted] }),
      () => mergeWithDotlist(base, [`pin=${planted}`]),
      () => mergeWithDotlist(base, [`token=\${${planted}`]),
      () => select(broken, "note"),
      () => toYaml(broken, { resolve: true }),
      () => toContainer(broken, { resolve: true }),
      () => resolve(broken),
      () => broken.resolved,
    ];
    for (const failure of failures) assertHidden(readable(failureOf(failure)));
  });
});

describe("secrets in dumps", () => {
  const config = merge(
    base,
    create(
      `token: ${planted}\npin: ${plantedNumber}\nanything: {deep: [${planted}]}\nnote: "\${pin}"\nopen: {copy: "x\${token}y", said: ${planted}}`,
    ),
  );

  it("are masked, whatever way they took", () => {
    for (const resolve of [false, true]) {
      const text = toYaml(config, { resolve });
      assertHidden(text);
      assert.match(text, /token: '\*{6}'/);
    }
    assert.match(toYaml(config, { resolve: true }), /url: http:\/\/user:\*{6}@host/);
    assertHidden(toYaml(select(config, "open") as Config, { resolve: true }));
    assertHidden(toYaml(select(config, "anything") as Config));
  });

  it("are masked in what is saved", () => {
    let written = "";
    save(config, "x.yaml", {
      fileSystem: { write: (_path: string, text: string) => void (written = text) } as never,
    });
    assertHidden(written);
  });

  it("are not printed with the configuration that holds them", () => {
    assertHidden(inspect(config, { depth: 10 }) + JSON.stringify(config));
  });

  it("are shown to those who ask, and to programs", () => {
    assert.ok(toYaml(config, { reveal: true }).includes(planted));
    assert.equal((config.value as { token: string }).token, planted);
    assert.equal(select(config, "token"), planted);
    assert.equal((toContainer(config) as { token: string }).token, planted);
  });

  it("leave alone what is no secret", () => {
    assert.equal(toYaml(merge(create("a: 1"), { b: "x" })), "a: 1\nb: x\n");
    const shown = renderError(failureOf(() => merge(base, create("port: x", { name: "a.yaml" }))));
    assert.match(shown, /^a\.yaml:1:7: port: Value 'x' is no int/);
  });
});
