import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { deepEqual, deepFreeze, isPlainObject, PlainObject } from "../../src/base/plain.ts";
import { isUnsafeKey, unsafeKeyError } from "../../src/base/unsafe_key.ts";

describe("PlainObject", () => {
  it("inherits nothing, so that every name is data", () => {
    const object = new PlainObject();
    for (const name of ["constructor", "toString", "hasOwnProperty", "__proto__"]) {
      assert.equal(name in object, false);
      assert.equal(object[name], undefined);
    }
    object["constructor"] = 1;
    assert.deepEqual(Object.entries(object), [["constructor", 1]]);
    assert.equal(new PlainObject()["constructor"], undefined);
  });

  it("cannot be poisoned through its prototype", () => {
    const prototype = Object.getPrototypeOf(new PlainObject());
    assert.equal(Object.getPrototypeOf(prototype), null);
    assert.throws(() => Object.assign(prototype, { polluted: 1 }), TypeError);
  });
});

describe("isPlainObject", () => {
  it("tells data from instances", () => {
    for (const value of [{}, Object.create(null), new PlainObject()]) {
      assert.equal(isPlainObject(value), true);
    }
    for (const value of [null, [], new Date(), new Map(), () => 1, "a"]) {
      assert.equal(isPlainObject(value), false);
    }
  });
});

describe("deepFreeze", () => {
  it("freezes objects and arrays all the way down", () => {
    const value = deepFreeze({ a: [{ b: 1 }], c: {} });
    for (const part of [value, value.a, value.a[0], value.c]) assert.ok(Object.isFrozen(part));
  });

  it("leaves instances alone and ends on cycles", () => {
    const cyclic: Record<string, unknown> = { date: new Date(0) };
    cyclic["self"] = cyclic;
    deepFreeze(cyclic);
    assert.equal(Object.isFrozen(cyclic["date"]), false);
  });
});

describe("deepEqual", () => {
  const equal: readonly (readonly [unknown, unknown])[] = [
    [{ a: 1, b: [1n] }, { b: [1n], a: 1 }],
    [NaN, NaN],
    [new PlainObject(), {}],
  ];
  const different: readonly (readonly [unknown, unknown])[] = [
    [{ a: 1 }, { a: 2 }],
    [{ a: undefined }, { b: undefined }],
    [[1], [1, 2]],
    [[], {}],
    [1, 1n],
    [0, -0],
    ["1", 1],
    [null, {}],
    [new Date(0), new Date(0)],
  ];
  for (const [left, right] of equal) {
    it("finds equal values equal", () => assert.equal(deepEqual(left, right), true));
  }
  for (const [left, right] of different) {
    it("tells different values apart", () => {
      assert.equal(deepEqual(left, right), false);
      assert.equal(deepEqual(right, left), false);
    });
  }

  it("goes as deep as it must", () => {
    const nest = () => {
      let value: unknown = 1;
      for (let depth = 0; depth < 20_000; depth++) value = [value];
      return value;
    };
    assert.equal(deepEqual(nest(), nest()), true);
  });
});

describe("unsafe keys", () => {
  it("are those that could poison an object", () => {
    assert.equal(isUnsafeKey("__proto__"), true);
    assert.equal(isUnsafeKey("constructor"), false);
    const error = unsafeKeyError("__proto__", { keyPath: "a.__proto__" });
    assert.equal(error.code, "unsafe_key");
    assert.equal(error.name, "UnsafeKeyError");
    assert.equal(error.keyPath, "a.__proto__");
  });
});
