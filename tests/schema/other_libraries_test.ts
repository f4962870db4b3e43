import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { z } from "zod";
import type { Config } from "../../src/config/config.ts";
import { create } from "../../src/config/create.ts";
import { merge } from "../../src/config/merge.ts";
import { structured } from "../../src/config/structured.ts";
import { toYaml } from "../../src/config/to_yaml.ts";
import type { StandardSchema } from "../../src/schema/standard.ts";

const Service = z.object({
  host: z.string(),
  port: z.int().min(1).default(80),
  share: z.number().max(1).default(0.5),
  tags: z.array(z.string()).default(["base"]),
  flags: z.record(z.string(), z.boolean()).default({}),
  mode: z.enum(["fast", "exact"]).default("fast"),
  note: z.string().nullable().default(null),
  shape: z.discriminatedUnion("type", [
    z.object({ type: z.literal("circle"), radius: z.number().default(1) }),
    z.object({ type: z.literal("square"), side: z.number() }),
  ]).default({ type: "circle", radius: 1 }),
  absent: z.string().optional(),
  day: z.string().default("monday").transform((text) => text.length),
});

describe("a schema of zod", () => {
  const base: Config<z.output<typeof Service>> = structured(Service);

  it("gives defaults and types by Standard JSON Schema", () => {
    assert.match(
      toYaml(base),
      /^host: \?\?\?\nport: 80\nshare: 0\.5\ntags:\n- base\nflags: \{\}\nmode: fast\n/,
    );
    const config = merge(
      base,
      create("host: db\nport: '5432'\nflags: {fast: yes}\nshape: {type: square, side: 2}"),
    );
    const { port, flags, shape, day } = config.value;
    assert.deepEqual([port, { ...flags }, { ...shape }, day], [5432, { fast: true }, {
      type: "square",
      side: 2,
    }, 6]);
  });

  it("refuses by its types, with key and place", () => {
    assert.throws(() => merge(base, create("port: x")), { code: "validation", keyPath: "port" });
    assert.throws(() => merge(base, create("prot: 1")), { code: "key_not_found" });
    assert.throws(() => merge(base, create("mode: slow")), { code: "validation", keyPath: "mode" });
  });

  it("validates the resolved whole by Standard Schema", () => {
    const config = merge(base, create("host: db\nshare: 2\nport: 0", { name: "a.yaml" }));
    assert.throws(() => config.value, (error: { issues: { keyPath: string }[] }) => {
      assert.deepEqual(error.issues.map(({ keyPath }) => keyPath), ["port", "share"]);
      return true;
    });
  });

  it("validates although it types nothing that JSON Schema knows", () => {
    const config = structured(z.object({ count: z.bigint() }) as StandardSchema);
    assert.throws(() => merge(config, { count: "x" }).value, { code: "validation", keyPath: "count" });
  });
});
