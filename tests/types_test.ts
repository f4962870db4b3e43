import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as v from "valibot";
import { type Config, create, type KeyPathOf, merge, meta, select, structured, update } from "../mod.ts";
import { mergeWith } from "../tree.ts";

const Service = v.object({
  app: v.optional(v.object({ message: v.optional(v.string(), "hi"), repeat: v.optional(v.number(), 1) }), {}),
  ml: v.object({ threshold: v.optional(v.number(), 0.5), labels: v.optional(v.array(v.string()), []) }),
  flags: v.optional(v.record(v.string(), v.boolean()), {}),
  mode: v.optional(v.picklist(["fast", "exact"]), "fast"),
  extra: v.optional(v.object({ note: v.string() })),
});
type Value = v.InferOutput<typeof Service>;

/** Compiles only where both types are the same. */
type Same<Left, Right> = (<T>() => T extends Left ? 1 : 2) extends (<T>() => T extends Right ? 1 : 2) ? true
  : false;
function same<_Equal extends true>(): void {}

const config = structured(Service);

/** Never called: what must not compile. */
export function wrong(untyped: Config, unknown: unknown): void {
  // @ts-expect-error: no such property
  config.value.ml.treshold;
  // @ts-expect-error: values are frozen and readonly by type where the schema says so; a number is no string
  const text: string = config.value.ml.threshold;
  // @ts-expect-error: no such path
  select(config, "ml.treshold");
  // @ts-expect-error: no such path below a leaf
  select(config, "mode.x");
  // @ts-expect-error: an unknown key in an override object
  merge(config, { ml: { treshold: 1 } });
  // @ts-expect-error: a value of another type
  merge(config, { ml: { threshold: true } });
  // @ts-expect-error: a text that is no interpolation
  merge(config, { ml: { threshold: "high" } });
  // @ts-expect-error: none of the picklist
  merge(config, { mode: "slow" });
  // @ts-expect-error: also the second one is checked
  merge(config, { mode: "fast" }, { mode: "slow" });
  // @ts-expect-error: also in an operation
  mergeWith(config, { mode: "slow" });
  // @ts-expect-error: an unknown path
  update(config, "ml.treshold", 1);
  // @ts-expect-error: a value of another type
  update(config, "ml.threshold", true);
  // @ts-expect-error: a part of another type
  update(config, "ml", { threshold: true });
  // @ts-expect-error: a default of another type
  v.optional(v.number(), "x");
  // @ts-expect-error: a misspelt word
  meta({ secrt: true });
  // @ts-expect-error: no policy of lists
  meta({ merge: "add" });
  // @ts-expect-error: a default that is no interpolation
  meta({ default: "0.5" });

  select(untyped, "whatever");
  merge(untyped, { whatever: 1 }, unknown);
  merge(unknown, unknown);
  merge(config, unknown);
  merge(config, create("mode: exact"), untyped);
  update(untyped, "whatever", 1);
  update(config, "ml.threshold", unknown);
  void text;
}

describe("types of the public surface", () => {
  it("follow the schema", () => {
    same<Same<typeof config, Config<Value>>>();
    same<Same<KeyPathOf<{ a: { b: number }[] }>, "a" | `a[${number}]` | `a[${number}].b`>>();
    const threshold: number = select(config, "ml.threshold");
    const mode: "fast" | "exact" = select(config, "mode");
    const note: string | null = select(config, "extra.note");
    const ml: Config<Value["ml"]> = select(config, "ml");
    const flag: boolean = select(merge(config, { flags: { fast: true } }), "flags.fast") as boolean;
    assert.deepEqual([threshold, mode, note, ml.value.threshold, flag], [0.5, "fast", null, 0.5, true]);
  });

  it("take parts, interpolations and configurations", () => {
    const merged: Config<Value> = merge(
      config,
      { ml: { threshold: "${app.repeat}", labels: ["a", "${mode}"] }, flags: { fast: "$<a.b>" } },
      create({ flags: { fast: true } }),
    );
    const updated: Config<Value> = update(update(merged, "ml.threshold", "${app.repeat}"), "app.repeat", 3);
    assert.equal(updated.value.ml.threshold, 3);
    assert.deepEqual(update(merged, "ml.labels[0]", "b").value.ml.labels, ["b", "fast"]);
  });
});
