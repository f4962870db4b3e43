import { describe, it } from "node:test";
import assert from "node:assert/strict";
import * as v from "valibot";
import { toYaml } from "../../src/config/to_yaml.ts";
import { meta } from "../../src/schema/meta.ts";
import { assertHidden, failureOf, planted, readable } from "../config/planted.ts";
import { composeTree, type Tree } from "./composed_tree.ts";

const marked = v.pipe(v.optional(v.string(), "none"), meta({ secret: true }));
const schema = v.object({
  token: marked,
  pin: v.pipe(v.optional(v.pipe(v.number(), v.integer()), 1), meta({ secret: true })),
  db: v.optional(v.looseObject({ user: marked, port: v.optional(v.number(), 1) }), {}),
  port: v.optional(v.number(), 1),
});

const tree: Tree = {
  "config.yaml": "defaults:\n  - _self_\n  - optional db: null\nport: 1\n",
  "db/wrong.yaml": `user: ${planted}\nport: x\n`,
  "db/pair.yaml": `{user: ${planted}, port: x}\n`,
  "db/broken.yaml": `user: \${${planted}\n`,
  "db/nested.yaml": `user: {a: ${planted}}\n`,
  "db/syntax.yaml": `user: ${planted}\nport: [1\n`,
  "db/line.yaml": `{user: ${planted}, port: [1\n`,
};

/** Overrides that hold or bring the planted value, and fail. */
const failing: readonly string[] = [
  `pin=${planted}`,
  `+pin=${planted}`,
  `token={a: ${planted}}`,
  `token=\${${planted}`,
  `token='${planted}`,
  `token=${planted},other`,
  `token@x=${planted}`,
  `~token=${planted}`,
  `~db.user=${planted}`,
  "db=wrong",
  "db=pair",
  "db=broken",
  "db=nested",
  "db=line",
  "db=syntax",
];

describe("secrets in compositions", () => {
  for (const override of failing) {
    it(`are hidden where ${override.replaceAll(planted, "VALUE")} fails`, () => {
      assertHidden(readable(failureOf(() => composeTree(tree, [override], { schema }))));
    });
  }

  it("are hidden where something else fails", () => {
    const failures = [
      () => composeTree(tree, [`token=${planted}`, "port=x"], { schema }),
      () => composeTree(tree, [`token=${planted}`, "nope=1"], { schema }),
      () => composeTree(tree, [`token=${planted}`, "port=${token}"], { schema }).config.value,
      () => composeTree(tree, [], { schema, userConfig: { pin: planted } }),
      () => composeTree(tree, [], { schema, userConfig: { token: planted, nope: 1 } }),
      () => composeTree(tree, [], { schema, userConfig: { db: { user: planted, port: "x" } } }),
    ];
    for (const failure of failures) assertHidden(readable(failureOf(failure)));
  });

  it("are hidden by schemas in the store, too", () => {
    const stored: Tree = { "config.yaml": "defaults: [base_schema, _self_]\npin: 2\n" };
    const store = { base_schema: schema };
    assertHidden(readable(failureOf(() => composeTree(stored, [`pin=${planted}`], { store }))));
    assertHidden(toYaml(composeTree(stored, [`token=${planted}`], { store }).config));
  });

  it("are masked in what is printed, and in the node that tells of the job", () => {
    const { config, whole } = composeTree(tree, [`token=${planted}`], { schema });
    assert.equal((config.value as { token: string }).token, planted);
    assertHidden(toYaml(config));
    assertHidden(toYaml(whole));
  });
});
