import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Config } from "../../src/config/config.ts";
import { create } from "../../src/config/create.ts";
import { explain } from "../../src/config/explain.ts";
import { isReadonly, isStruct, setFlag, withFlag } from "../../src/config/flags.ts";
import { isInterpolation } from "../../src/config/is_interpolation.ts";
import { isMissing } from "../../src/config/is_missing.ts";
import { deleteItem, get, getItem, hasKey, keysOf, lengthOf, setItem } from "../../src/config/item.ts";
import { maskedCopy } from "../../src/config/masked_copy.ts";
import { merge } from "../../src/config/merge.ts";
import { missingKeys } from "../../src/config/missing_keys.ts";
import { structurallyEqual } from "../../src/config/structural_equality.ts";
import { update } from "../../src/config/update.ts";
import { positionOfOrigin } from "../../src/base/origin.ts";
import { valueOf } from "./value_of.ts";

const config = create(
  "i: 1\nm: ???\nr: ${i}\nbad: ${nope}\nrm: ${m}\nd: {x: 1}\nl: [a, '${i}', '???']\n1: one",
);

describe("items", () => {
  it("are plain values, or configurations for containers", () => {
    assert.equal(getItem(config, "i"), 1);
    assert.equal(getItem(config, "r"), 1);
    assert.equal(getItem(config, 1), "one");
    const list = getItem(config, "l") as Config;
    assert.ok(list instanceof Config);
    assert.equal(getItem(list, -3), "a");
    assert.equal(getItem(list, 1), 1);
  });

  const faults: readonly (readonly [string, unknown, string])[] = [
    ["nope", "key_not_found", "nope"],
    ["m", "missing_value", "m"],
    ["bad", "interpolation_key", "bad"],
    ["rm", "interpolation_missing", "rm"],
    ["__proto__", "unsafe_key", "__proto__"],
  ];
  for (const [key, code] of faults) {
    it(`${key} fails with ${code}`, () => assert.throws(() => getItem(config, key), { code }));
  }

  it("have defaults for what is not there, or missing", () => {
    assert.equal(get(config, "nope"), null);
    assert.equal(get(config, "nope", { default: 5 }), 5);
    assert.equal(get(config, "m", { default: 5 }), 5);
    assert.equal(get(config, "i", { default: 5 }), 1);
    assert.throws(() => get(config, "bad", { default: 5 }), { code: "interpolation_key" });
  });

  it("are set and deleted in a new configuration", () => {
    assert.equal(getItem(setItem(config, "new", "${i}"), "new"), 1);
    assert.equal(hasKey(deleteItem(config, "i"), "i"), false);
    assert.equal(lengthOf(config), 8);
    assert.throws(() => setItem(config, "1", "x"), { code: "key_validation", keyPath: "1" });
    assert.throws(() => deleteItem(config, "nope"), { code: "key_not_found" });
    assert.throws(() => deleteItem(getItem(config, "l") as Config, 9), {
      code: "index_out_of_range",
      keyPath: "l[9]",
    });
  });

  it("are there unless they are missing", () => {
    const there = ["i", "m", "r", "bad", "rm", "nope"].map((key) => hasKey(config, key));
    assert.deepEqual(there, [true, false, true, true, true, false]);
    assert.equal(hasKey(getItem(config, "l") as Config, "a"), true);
    assert.deepEqual(keysOf(config).slice(-2), ["l", 1]);
  });

  it("tell missing values and interpolations", () => {
    assert.deepEqual(["i", "m", "rm", "nope"].map((key) => isMissing(config, key)), [
      false,
      true,
      false,
      false,
    ]);
    assert.deepEqual(["i", "r", "nope"].map((key) => isInterpolation(config, key)), [false, true, false]);
  });
});

describe("missing keys", () => {
  it("are those that are ???, and interpolations that lead to one", () => {
    const sparse = create("a: ???\nb: {c: '???', d: '${a}'}\ne: [1, '???']\nf: x${a}\ng: ${b}\nh: ${x:${a}}");
    assert.deepEqual([...missingKeys(sparse)].sort(), ["a", "b.c", "b.d", "e[1]", "f"]);
  });
});

describe("masks and equality", () => {
  it("copies the wanted keys in their order", () => {
    assert.deepEqual(valueOf(maskedCopy(create("{c: 3, b: 2, a: 1}"), ["a", "c", "x"])), { c: 3, a: 1 });
    assert.throws(() => maskedCopy(create("[1]"), ["a"]), { code: "invalid_argument" });
  });

  it("compares what is written, in any order of keys", () => {
    const left = create("{a: '${b}', b: '???', c: [1, 2]}");
    assert.ok(structurallyEqual(left, create("{c: [1, 2], b: '???', a: '${b}'}")));
    assert.ok(!structurallyEqual(left, create("{c: [2, 1], b: '???', a: '${b}'}")));
    assert.ok(!structurallyEqual(create("a: '\\???'"), create("a: ???")));
    assert.ok(structurallyEqual(create("a: 1"), create("a: 1.0")));
  });
});

describe("flags", () => {
  it("are inherited until a node says otherwise", () => {
    const closed = setFlag(create("a: {b: {c: 1}}"), "readonly", true);
    const inner = getItem(closed, "a") as Config;
    assert.equal(isReadonly(inner), true);
    const open = setFlag(inner, "readonly", false);
    assert.equal(isReadonly(getItem(open, "b") as Config), false);
    assert.equal(isStruct(open), undefined);
    assert.equal(isReadonly(setFlag(open, "readonly", undefined)), true);
  });

  it("are set for the time of a change, and are then as they were", () => {
    const closed = setFlag(create("a: 1"), "struct", true);
    const wider = withFlag(closed, { flag: "struct", value: false }, (open) => update(open, "b", 2));
    assert.deepEqual(valueOf(wider), { a: 1, b: 2 });
    assert.equal(isStruct(wider), true);
  });
});

describe("explain", () => {
  it("tells where a value was written, and what it beat, newest first", () => {
    const sources = ["a: 1\nd: {x: 1}", "a: 2", "\n  a: 3\n"].map((text, at) =>
      create(text, { name: `${at}.yaml` })
    );
    const { origin, beaten, keyPath } = explain(merge(...sources as [Config]), "a");
    assert.equal(keyPath, "a");
    const names = [origin, ...beaten.map((other) => other.origin)].map((each) =>
      each?.kind === "text" && each.source.name
    );
    assert.deepEqual(names, ["2.yaml", "1.yaml", "0.yaml"]);
    assert.deepEqual(origin && positionOfOrigin(origin), { line: 2, column: 6 });
  });

  it("tells of each part of a container", () => {
    const merged = merge(create("d: {x: 1, y: [2]}"), { d: { x: 5 } });
    const { parts } = explain(merged, "d");
    assert.deepEqual(parts.map(({ keyPath, beaten }) => [keyPath, beaten.length]), [["d.x", 1], ["d.y", 0]]);
    assert.deepEqual(parts[1].parts.map(({ keyPath }) => keyPath), ["d.y[0]"]);
  });

  it("tells what an update beat", () => {
    assert.equal(explain(update(create("a: 1"), "a", 2), "a").beaten.length, 1);
  });

  it("refuses a key path where nothing stands, and names the nearest key", () => {
    assert.throws(() => explain(create("alpha: {beta: 1}"), "alpha.bet"), {
      code: "key_not_found",
      keyPath: "alpha.bet",
      details: { key: "bet", available: ["beta"], suggestion: "beta" },
    });
  });
});
