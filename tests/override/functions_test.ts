import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ConfigError } from "../../src/base/error.ts";
import { parseOverride } from "../../src/override/parse.ts";
import { short } from "./short_value.ts";

type Rows = readonly (readonly [string, string])[];

/** Random numbers that turn every list around. */
const random = () => 0;

function evaluated(text: string): string {
  try {
    return short(parseOverride(`k=${text}`, { random }).value);
  } catch (error) {
    assert.ok(ConfigError.is(error, "override_grammar"), String(error));
    return "refused";
  }
}

function tabulate(title: string, rows: Rows): void {
  describe(title, () => {
    for (const [text, wanted] of rows) {
      it(`evaluates ${text} to ${wanted}`, () => assert.equal(evaluated(text), wanted));
    }
  });
}

tabulate("calls", [
  ["foo(1)", "refused"],
  ["int()", "refused"],
  ["int (1)", "1"],
  ["int( 1 )", "1"],
  ["int(value=1)", "1"],
  ["int(value='1')", "1"],
  ["int(1,value=2)", "refused"],
  ["int(1,value=null)", "1"],
  ["int(value=1,value=2)", "2"],
  ["int(other=1)", "refused"],
  ["range(1,stop=2)", "range(1 2 1)"],
  ["range(1,start=2)", "refused"],
  ["range(stop=2)", "refused"],
  ["range(stop=2,1)", "refused"],
  ["range(1,2,3,4)", "refused"],
  ["sort(1,2,reverse=1)", "refused"],
  ["a b(1)", "refused"],
  ["true(1)", "refused"],
  ["int(1)x", "refused"],
  ["int(1", "refused"],
  ["int(1,)", "refused"],
]);

tabulate("casts", [
  ["int('1_0')", "10"],
  ["int(-1.9)", "-1"],
  ["int(true)", "1"],
  ["int(1e20)", "100000000000000000000"],
  ["int(x)", "refused"],
  ["int(1.5e)", "refused"],
  ["int('1.5')", "refused"],
  ["int(inf)", "refused"],
  ["int(null)", "refused"],
  ["int([1.5,'2',[true]])", "[1 2 [1]]"],
  ["int({1.5: 1.5})", "{1.5=1}"],
  ["int(1.5,2.5)", "simple(1 2)"],
  ["int(choice(1.5,2))", "choice(1 2)"],
  ["int(range(0,1,0.5))", "range(0 1 0.5):int"],
  ["int(interval(0.5,2.5))", "interval(0 2)"],
  ["int(glob(*))", "refused"],
  ["int(1,choice(2))", "refused"],
  ["float(1)", "1.0"],
  ["float(nan)", "nan"],
  ["float(' 1_0.5 ')", "10.5"],
  ["float('\u0661.5')", "1.5"],
  ["float(float(range(2)))", "range(0 2 1):float:float"],
  ["str(1.0)", '"1.0"'],
  ["str(True)", '"true"'],
  ["str([1,null])", "refused"],
  ["str(range(2))", "refused"],
  ["str(interval(0,1))", "refused"],
  ["bool(0)", "false"],
  ["bool(nan)", "true"],
  ["bool(null)", "false"],
  ["bool('TRUE')", "true"],
  ["bool(yes)", "refused"],
  ["bool([0,1.5])", "[false true]"],
]);

tabulate("json_str", [
  [
    "json_str({a: [1, 1.0, 'é', null, true], 2: {}})",
    JSON.stringify('{"a": [1, 1.0, "\\u00e9", null, true], "2": {}}'),
  ],
  ["json_str([inf,-inf,nan])", '"[Infinity, -Infinity, NaN]"'],
  ["json_str({true: 1, 1.5: 2, null: 3})", JSON.stringify('{"true": 1, "1.5": 2, "null": 3}')],
  ["json_str(a,1)", `simple(${JSON.stringify('"a"')} "1")`],
  ["json_str(choice([1],{b: 2}))", `choice("[1]" ${JSON.stringify('{"b": 2}')})`],
  ["json_str(value=1)", "refused"],
  ["json_str(range(2))", "refused"],
  ["json_str(glob(*))", "refused"],
  ["json_str([choice(1)])", "refused"],
]);

tabulate("sweeps", [
  ["choice(a,'b',[1],{c: 2})", 'choice("a" "b" [1] {"c"=2})'],
  ["choice()", "refused"],
  ["choice(null)", "refused"],
  ["choice(str(1,2))", 'choice("1" "2")'],
  ["choice(choice(1))", "refused"],
  ["choice(choice(1),2)", "choice(choice(1) 2)"],
  ["range(3)", "range(0 3 1)"],
  ["range(1,null)", "range(0 1 1)"],
  ["range(1,2.5,step=0.5)", "range(1 2.5 0.5)"],
  ["range(a)", "refused"],
  ["range(true)", "range(0 true 1)"],
  ["interval(0,1)", "interval(0.0 1.0)"],
  ["interval(1)", "refused"],
  ["tag(a,b,a,choice(1))", "choice(1) #a #b"],
  ["tag(c,tag(a,range(2)))", "range(0 2 1) #c"],
  ["tag(a,sweep=choice(1))", "choice(1) #a"],
  ["tag(sweep=choice(1))", "refused"],
  ["tag(1,choice(1))", "refused"],
  ["tag(a,b)", "refused"],
  ["tag()", "refused"],
  ["shuffle(1,2)", "simple(1 2) shuffled"],
  ["shuffle(choice(1,2))", "choice(1 2) shuffled"],
  ["shuffle(sweep=range(2))", "range(0 2 1) shuffled"],
  ["shuffle([1,2,3])", "[2 3 1]"],
  ["shuffle(list=[1,2])", "[2 1]"],
  ["shuffle(a)", '["a"]'],
  ["shuffle(interval(0,1))", "refused"],
  ["glob(a*)", 'glob("a*" not )'],
  ["glob([a,b],exclude='c')", 'glob("a" "b" not "c")'],
  ["glob(1)", "refused"],
  ["glob(exclude=a)", "refused"],
  ["extend_list(1),2", "simple(extension(1) 2)"],
  ["1,[2,3],int(4)", "simple(1 [2 3] 4)"],
  ["1,", "refused"],
]);

tabulate("sort", [
  ["sort(3,1,2)", "simple(1 2 3)"],
  ["sort(3,1,2,reverse=true)", "simple(3 2 1)"],
  ["sort([2,true,1.5])", "[true 1.5 2]"],
  ["sort(1,1.0,true)", "simple(1 1.0 true)"],
  ["sort(b,'a',B)", 'simple("B" "a" "b")'],
  ["sort(['b','a'])", "refused"],
  ["sort(a,1)", "refused"],
  ["sort([[2],[1,2],[1]])", "[[1] [1 2] [2]]"],
  ["sort([{},{}])", "refused"],
  ["sort([[{a: 1},2],[{a: 1},1]])", '[[{"a"=1} 1] [{"a"=1} 2]]'],
  ["sort([{}])", "[{}]"],
  ["sort(x)", '"x"'],
  ["sort(null)", "refused"],
  ["sort()", "refused"],
  ["sort([1],2)", "refused"],
  ["sort(shuffle(choice(2,1)))", "choice(1 2)"],
  ["sort(range(0,10,3))", "range(0 10 3)"],
  ["sort(range(0,10,3),reverse=true)", "range(9 -3 -3)"],
  ["sort(range(10,0,-3))", "range(1 13 3)"],
  ["sort(range(0,1),reverse=true)", "range(0 1 1)"],
  ["sort(range(0,2,0.5),reverse=true)", "range(decimal 1.5 decimal -0.25 decimal -0.5)"],
  ["sort(range(0,1,0.3),reverse=true)", "range(decimal 0.9 decimal -0.15 decimal -0.3)"],
  ["sort(range(0,3,0))", "refused"],
  ["sort(range(0,inf),reverse=true)", "refused"],
]);

describe("errors of functions", () => {
  it("name the functions that there are, and the nearest", () => {
    assert.throws(
      () => parseOverride("a=chioce(1)"),
      /no function 'chioce'; did you mean 'choice'\?; available are 'bool'/,
    );
  });

  it("tell what an argument may be", () => {
    assert.throws(() => parseOverride("a=range(x)"), /start must be one of int, float, bool, not string/);
  });

  it("ask for random numbers where they are needed", () => {
    assert.throws(() => parseOverride("a=shuffle([1])"), /random/);
    assert.equal(parseOverride("a=shuffle(1,2)").form, "simple_choice_sweep");
  });
});
