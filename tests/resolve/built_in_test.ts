import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { create } from "../../src/config/create.ts";
import { valueOf } from "../config/value_of.ts";

const environment = {
  NAME: "value",
  EMPTY: "",
  LIST: "[1, 'b', {c: ${str}}]",
  ESCAPED: "\\???",
  MISSING: "???",
};

const around = `
str: hi
one: 1
dict: {a: 0, b: '\${str}'}
list: [1, 2]
missing: ???
null_: null
`;

interface Given {
  readonly value: unknown;
  readonly warnings: readonly string[];
}

function evaluated(text: string): Given {
  const warnings: string[] = [];
  const config = create(`${around}\nat: '${text.replaceAll("'", "''")}'\n`, {
    environment,
    onWarning: (warning) => warnings.push(warning),
  });
  return { value: (valueOf(config) as { at: unknown }).at, warnings };
}

describe("built-in resolvers", () => {
  const values: readonly (readonly [string, unknown])[] = [
    ["${oc.env:NAME}", "value"],
    ["${oc.env:EMPTY}", ""],
    ["${oc.env:NOPE,fallback}", "fallback"],
    ["${oc.env:NOPE,1.0}", "1.0"],
    ["${oc.env:NOPE,null}", null],
    ["${oc.env:NOPE,[1, null]}", "[1, None]"],
    ["${oc.env:ESCAPED}", "???"],
    ["${oc.decode:${oc.env:LIST}}", [1, "b", { c: "hi" }]],
    ["${oc.decode:'1e3'}", 1000],
    ["${oc.decode:null}", null],
    ["${oc.decode:'${str}'}", "hi"],
    ["${oc.select:str}", "hi"],
    ["${oc.select:dict.b}", "hi"],
    ["${oc.select:.str}", "hi"],
    ["${oc.select:nope}", null],
    ["${oc.select:nope,7}", 7],
    ["${oc.select:missing,7}", 7],
    ["${oc.select:null_,7}", null],
    ["${oc.select:str.x,7}", 7],
    ["${oc.select:dict}", { a: 0, b: "hi" }],
    ["${oc.create:{a: 1, b: '\\${.a}'}}", { a: 1, b: 1 }],
    ["${oc.create:[${one}, '\\${str}']}", [1, "hi"]],
    ["${oc.create:'x: [1]'}", { x: [1] }],
    ["${oc.create:word}", { word: null }],
    ["${oc.create:null}", null],
    ["${oc.dict.keys:dict}", ["a", "b"]],
    ["${oc.dict.values:dict}", [0, "hi"]],
    ["${oc.dict.values:.dict}", [0, "hi"]],
    ["${oc.coerce:int,'12'}", 12],
    ["${oc.coerce:bool,yes}", true],
    ["${oc.coerce:str,1.0}", "1.0"],
    ["${oc.coerce:float,3}", 3],
    ["${oc.deprecated:str}", "hi"],
    ["${oc.deprecated:dict}", { a: 0, b: "hi" }],
  ];
  for (const [text, value] of values) {
    it(`${text} gives ${JSON.stringify(value)}`, () => assert.deepEqual(evaluated(text).value, value));
  }

  const failures: readonly (readonly [string, string])[] = [
    ["${oc.env:NOPE}", "interpolation_resolution"],
    ["${oc.env:1}", "interpolation_resolution"],
    ["${oc.env:}", "interpolation_resolution"],
    ["${oc.env:a,b,c}", "interpolation_resolution"],
    ["${oc.env:MISSING}", "interpolation_missing"],
    ["${oc.decode:1}", "interpolation_resolution"],
    ["${oc.decode:'[1,'}", "interpolation_resolution"],
    ["${oc.decode:'${nope}'}", "interpolation_key"],
    ["${oc.select:list.x,7}", "interpolation_resolution"],
    ["${oc.select:1}", "interpolation_resolution"],
    ["${oc.create:1}", "interpolation_resolution"],
    ["${oc.dict.keys:list}", "interpolation_resolution"],
    ["${oc.dict.keys:nope}", "interpolation_resolution"],
    ["${oc.dict.keys:missing}", "interpolation_resolution"],
    ["${oc.dict.values:1}", "interpolation_resolution"],
    ["${oc.coerce:int,x}", "interpolation_resolution"],
    ["${oc.coerce:os.path,x}", "interpolation_resolution"],
    ["${oc.deprecated:nope}", "interpolation_resolution"],
    ["${oc.deprecated:1}", "interpolation_resolution"],
    ["${oc.nope:1}", "unsupported_interpolation"],
  ];
  for (const [text, code] of failures) {
    it(`${text} fails with ${code}`, () => assert.throws(() => evaluated(text), { code, keyPath: "at" }));
  }

  it("warn of a deprecated key with both names", () => {
    assert.deepEqual(evaluated("${oc.deprecated:str}").warnings, [
      "'at' is deprecated. Use 'str' in its place",
    ]);
    const said = evaluated("${oc.deprecated:dict.b,'${one} $OLD_KEY $$ \\${NEW_KEY} $NOPE'}").warnings;
    assert.deepEqual(said, ["1 at $ str $NOPE"]);
  });

  it("warn of arguments that are left empty", () => {
    const { value, warnings } = evaluated("${oc.env:NOPE,}");
    assert.equal(value, "");
    assert.equal(warnings.length, 1);
  });

  it("name the resolvers that there are, and the nearest", () => {
    assert.throws(() => evaluated("${oc.dict.kys:dict}"), (error: unknown) => {
      const { details } = error as { details: { resolver: string; suggestion: string; available: string[] } };
      assert.equal(details.resolver, "oc.dict.kys");
      assert.equal(details.suggestion, "oc.dict.keys");
      assert.ok(details.available.includes("oc.env"));
      return true;
    });
  });

  it("give way to a resolver of the same name", () => {
    const config = create({ a: "${oc.env:HOME}" }, {
      resolvers: { "oc.env": (name: string) => `own ${name}` },
    });
    assert.deepEqual(valueOf(config), { a: "own HOME" });
  });
});
