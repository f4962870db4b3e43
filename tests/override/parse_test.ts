import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ConfigError } from "../../src/base/error.ts";
import { parseOverride, parseOverrides } from "../../src/override/parse.ts";
import { short } from "./short_value.ts";

type Rows = readonly (readonly [string, string])[];

function refused(run: () => string): string {
  try {
    return run();
  } catch (error) {
    assert.ok(ConfigError.is(error, "override_grammar"), String(error));
    return "refused";
  }
}

function tabulate(title: string, rows: Rows, parse: (text: string) => string): void {
  describe(title, () => {
    for (const [text, wanted] of rows) {
      it(`reads ${JSON.stringify(text)} as ${wanted}`, () =>
        assert.equal(refused(() => parse(text)), wanted));
    }
  });
}

tabulate("keys", [
  ["a=1", "change a"],
  ["+a=1", "add a"],
  ["++a=1", "force_add a"],
  ["~a", "delete a"],
  ["~a=1", "delete a"],
  ["+++a=1", "refused"],
  ["+a", "refused"],
  ["a", "refused"],
  ["=", "change "],
  ["db@=1", "change db@"],
  ["db@_global_=1", "change db@_global_"],
  ["db@a.b=1", "change db@a.b"],
  ["hydra/launcher@x=1", "change hydra/launcher@x"],
  ["@pkg=1", "change @pkg"],
  ["db@a:b=1", "refused"],
  ["db@a@b=1", "refused"],
  ["db@a/b=1", "refused"],
  ["a.b-c.0.$d=1", "change a.b-c.0.$d"],
  ["$a=1", "change $a"],
  ["$a/b=1", "refused"],
  ["a/b.c=1", "refused"],
  ["a/=1", "refused"],
  ["0=1", "refused"],
  ["0.a=1", "change 0.a"],
  ["a.01=1", "refused"],
  ["a..b=1", "refused"],
  [".a=1", "refused"],
  ["-a=1", "refused"],
  ["a b=1", "refused"],
  ["é=1", "refused"],
  ["a[0].b=1", "change a[0].b value path"],
  ["a[0][b-c]=1", "change a[0][b-c] value path"],
  ["a[\\]]=1", "change a[\\]] value path"],
  ["a\\.b=1", "change a\\.b value path"],
  ["a.\\=x=1", "change a.\\=x value path"],
  ["\\[a=1", "change \\[a value path"],
  ["0.a[1]=1", "change 0.a[1] value path"],
  ["0[1]=1", "refused"],
  ["[a]=1", "refused"],
  ["a[]=1", "refused"],
  ["a[b=1", "refused"],
  ["a.[b]=1", "refused"],
  ["a[b]@c=1", "refused"],
  ["a\\b=1", "refused"],
], (text) => {
  const override = parseOverride(text);
  const at = override.package === undefined ? "" : `@${override.package}`;
  return `${override.kind} ${override.key}${at}${override.isValuePath ? " value path" : ""}`;
});

tabulate("values", [
  ["", '""'],
  [" ", '""'],
  ["1", "1"],
  [" 1 ", "1"],
  ["1_000", "1000"],
  ["01", '"01"'],
  ["-0.0", "-0.0"],
  ["1e3", "1000.0"],
  ["inf", "inf"],
  ["TRUE", "true"],
  ["null", "null"],
  ["a b", '"a b"'],
  ["a b ", '"a b"'],
  ["a : ", '"a : "'],
  ["a\\ ", '"a "'],
  ["a\\,b", '"a,b"'],
  ["\\", '"\\\\"'],
  ["\\\\", '"\\\\"'],
  [":", '":"'],
  ["http://x.y/?z", '"http://x.y/?z"'],
  ["é", "refused"],
  ["a#", "refused"],
  ["a=b", "refused"],
  ["a\\=b", '"a=b"'],
  ["a\nb", "refused"],
  ["'a b'", "'a b'"],
  ['"it\'s"', '"it\'s"'.replaceAll('"', '"')],
  ["'it\\'s'", "'it's'"],
  ["'a\\\\'", "'a\\'"],
  ["'a\\n\\\\b'", "'a\\n\\\\b'"],
  ["'é\n'", "'é\n'"],
  ["'a' ", "refused"],
  ["'a'b", "refused"],
  ["'a", "refused"],
  ["'a\\'", "refused"],
  ["[]", "[]"],
  ["[ a , [1] , {} ]", '["a" [1] {}]'],
  ["[a,]", "refused"],
  ["[a", "refused"],
  ["[a]b", "refused"],
  ["[a] ", "refused"],
  ["{}", "{}"],
  ["{a: 1, b : [x]}", '{"a"=1 "b"=["x"]}'],
  ["{a b: c: d}", '{"a b"="c: d"}'],
  ["{1: a, true: b, 1.0: c}", '{1="c"}'],
  ["{null: 1}", "{null=1}"],
  ["{a}", "refused"],
  ["{a:}", "refused"],
  ["{'a': 1}", "refused"],
  ["{${a}: 1}", "refused"],
  ["${a.b}", '"${a.b}"'],
  ["x${a:\\}y\\,", '"x${a:\\\\}y,"'],
  ["${a:${b}}", "refused"],
  ["'${a:${b}}'", "'${a:${b}}'"],
  ["${}", "refused"],
  ["${a", "refused"],
  ["$a", '"$a"'],
  ["$<a.b>", '"$<a.b>"'],
  ["x$<f:a b,1>y ", '"x$<f:a b,1>y"'],
  ["[$<a>,${b}]", '["$<a>" "${b}"]'],
  ["$<a", "refused"],
  ["$<a{b>", "refused"],
  ["$<a.$<b>>", "refused"],
  ["'$<a.$<b>>'", "'$<a.$<b>>'"],
  ["$<", "refused"],
], (text) => {
  const { value } = parseOverride(`k=${text}`);
  return short(value);
});

describe("parseOverride", () => {
  it("takes angle brackets for nothing special where that spelling is off", () => {
    assert.throws(() => parseOverride("a=$<b>", { angle: false }), /found '<'/);
    assert.equal(parseOverride("a='$<b>'", { angle: false }).form, "element");
  });

  it("tells one value from the sorts of sweep", () => {
    const forms: Readonly<Record<string, string | undefined>> = {
      "~a": undefined,
      "a=1": "element",
      "a=[b,c]": "element",
      "a=b,c": "simple_choice_sweep",
      "a=choice(b)": "choice_sweep",
      "a=range(3)": "range_sweep",
      "a=interval(0,1)": "interval_sweep",
      "a=glob(*)": "glob_choice_sweep",
      "a=extend_list(1)": "element",
    };
    for (const [text, form] of Object.entries(forms)) assert.equal(parseOverride(text).form, form, text);
  });

  it("makes extend_list an override of its own kind, without any sign", () => {
    const override = parseOverride("a=extend_list(1,[2])");
    assert.equal(override.kind, "extend_list");
    assert.equal(short(override.value), "[1 [2]]");
    assert.deepEqual(override.deprecated, ["extend_list"]);
    for (const text of ["+a=extend_list(1)", "++a=extend_list(1)", "~a=extend_list(1)"]) {
      assert.equal(refused(() => parseOverride(text).kind), "refused", text);
    }
  });
});

describe("parseOverrides", () => {
  it("tells which of several does not parse, and why", () => {
    assert.throws(() => parseOverrides(["a=1", "b=[", "c=1"]), (error) => {
      assert.ok(ConfigError.is(error, "override_parse"));
      assert.deepEqual(error.details, { override: "b=[", index: 1 });
      assert.ok(ConfigError.is(error.cause, "override_grammar"));
      assert.equal(
        error.message,
        "Cannot parse override 'b=[': expected a value at offset 3, found the end of the text (override 2 of 3)",
      );
      return true;
    });
  });

  it("gives a function's own objection as the cause", () => {
    assert.throws(() => parseOverrides(["a=int(x)"]), (error) => {
      assert.ok(ConfigError.is(error, "override_parse"));
      assert.ok(ConfigError.is(error.cause, "override_argument"));
      assert.equal(error.cause.details.function, "int");
      return true;
    });
  });
});
