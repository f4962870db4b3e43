import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Element, Interpolation, InterpolationPart, Reference } from "../../src/interpolation/ast.ts";
import { parseElement, parseInterpolation } from "../../src/interpolation/parse.ts";

/** A tree in short: text in quotes, `ref(dots key key)`, `call(name arg arg)`. */
function short(interpolation: Interpolation | undefined): string {
  return interpolation === undefined ? "none" : interpolation.parts.map(shortPart).join(" + ");
}

function shortPart(part: InterpolationPart): string {
  return part.kind === "text" ? JSON.stringify(part.value) : shortReference(part);
}

function shortReference(reference: Reference): string {
  const open = reference.spelling === "dollar" ? "" : "<>";
  if (reference.kind === "node") {
    const keys = reference.keys.map((key) =>
      typeof key === "string"
        ? key
        : key.bracketed
        ? `[${shortReference(key.reference)}]`
        : shortReference(key.reference)
    );
    return `${open}ref(${[reference.relativeDots, ...keys].join(" ")})`;
  }
  const name = reference.nameSegments.map((segment) =>
    typeof segment === "string" ? segment : shortReference(segment)
  );
  return `${open}call(${[name.join("."), ...reference.args.map(shortElement)].join(" ")})`;
}

function shortElement(element: Element): string {
  switch (element.kind) {
    case "literal":
      return element.scalar.kind === "str"
        ? JSON.stringify(element.scalar.value)
        : `${element.scalar.kind}:${element.scalar.value}`;
    case "quoted":
      return `${element.quote}${element.parts.map(shortPart).join("+")}${element.quote}`;
    case "concatenation":
      return element.parts.map(shortPart).join("+");
    case "list":
      return `[${element.items.map(shortElement).join(" ")}]`;
    case "dict":
      return `{${
        element.entries.map((entry) => `${shortElement(entry.key)}=${shortElement(entry.value)}`).join(" ")
      }}`;
  }
}

type Rows = readonly (readonly [string, string])[];

function tabulate(title: string, rows: Rows, parse: (text: string) => string): void {
  describe(title, () => {
    for (const [text, tree] of rows) {
      it(`reads ${JSON.stringify(text)} as ${tree}`, () => assert.equal(parse(text), tree));
    }
  });
}

const references: Rows = [
  ["${a}", "ref(0 a)"],
  ["${ a.b\t}", "ref(0 a b)"],
  ["${.a}", "ref(1 a)"],
  ["${...a.b}", "ref(3 a b)"],
  ["${a[0][b].c}", "ref(0 a 0 b c)"],
  ["${[a]}", "ref(0 a)"],
  ["${..[a].b}", "ref(2 a b)"],
  ["${a.${b}}", "ref(0 a ref(0 b))"],
  ["${a[${b}]}", "ref(0 a [ref(0 b)])"],
  ["${${a}}", "ref(0 ref(0 a))"],
  ["${${f:x}.b}", 'ref(0 call(f "x") b)'],
  ["${0}", "ref(0 0)"],
  ["${$a}", "ref(0 $a)"],
  ["${a-b c}", "error"],
  ["${\\.a}", "ref(0 .a)"],
  ["${a\\.b\\[0\\]\\=\\:\\\\}", "ref(0 a.b[0]=:\\)"],
  ["${é\n,=}", "ref(0 é\n,=)"],
  ["${<a>}", "ref(0 <a>)"],
];

const calls: Rows = [
  ["${f:}", "call(f)"],
  ["${f: }", "call(f)"],
  ["${ f : a , b }", 'call(f "a" "b")'],
  ["${a.b.c:x}", 'call(a.b.c "x")'],
  ["${a.${b}:x}", 'call(a.ref(0 b) "x")'],
  ["${f:,}", 'call(f "" "")'],
  ["${f:a,}", 'call(f "a" "")'],
  ["${f:1,1.5,true,null,x y}", 'call(f int:1 float:1.5 bool:true null:null "x y")'],
  ["${f:a:b}", 'call(f "a:b")'],
  ["${f:a : ,b}", 'call(f "a : " "b")'],
  ["${f:a\\,b}", 'call(f "a,b")'],
  ["${f:\\${a}}", 'call(f "\\\\"+ref(0 a))'],
  ["${f:${a}}", "call(f ref(0 a))"],
  ["${f:x${a}y}", 'call(f "x"+ref(0 a)+"y")'],
  ["${f:[1, [a], {}]}", 'call(f [int:1 ["a"] {}])'],
  ["${f:{a: 1, 2 : ${b}, null: x}}", 'call(f {"a"=int:1 int:2=ref(0 b) null:null="x"})'],
  ["${f:'a', \"b'\", ''}", 'call(f \'"a"\' ""b\'"" \'\')'],
  ["${f:'${g:'x'}'}", "call(f 'call(g '\"x\"')')"],
];

const texts: Rows = [
  ["a${b}c", '"a" + ref(0 b) + "c"'],
  ["\\${a}", '"${a}"'],
  ["\\\\${a}", '"\\\\" + ref(0 a)'],
  ["\\\\\\${a}", '"\\\\${a}"'],
  ["\\\\ \\ ${a}\\\\", '"\\\\\\\\ \\\\ " + ref(0 a) + "\\\\\\\\"'],
  ["$${a}", '"$" + ref(0 a)'],
  ["\\$${a}", '"\\\\$" + ref(0 a)'],
  ["${a}\n", 'ref(0 a) + "\\n"'],
  ["'${a}'", '"\'" + ref(0 a) + "\'"'],
  ["none at all", "none"],
];

const angles: Rows = [
  ["$<a.b>", "<>ref(0 a b)"],
  ["$<a.${b}> ${c[$<d>]}", '<>ref(0 a ref(0 b)) + " " + ref(0 c [<>ref(0 d)])'],
  ["$<f:$<a>,'>',{b: 1}>", '<>call(f <>ref(0 a) \'">"\' {"b"=int:1})'],
  ["$<f: a >", '<>call(f "a")'],
  ["\\$<a>${b}", '"$<a>" + ref(0 b)'],
  ["\\$< ${b}", '"\\\\$< " + ref(0 b)'],
  ["$<=1 ${b}", '"$<=1 " + ref(0 b)'],
  ["${f:a>b}", "error"],
  ["$<f:a<b>", "error"],
  ["${a$<b>}", "error"],
  ["$<a}", "error"],
  ["${a>", "error"],
  ["${f:'$<a>'}", "call(f '<>ref(0 a)')"],
];

const refused: Rows = [
  "${",
  "${}",
  "${ }",
  "${.}",
  "${a",
  "${a.}",
  "${a..b}",
  "${a.[b]}",
  "${a[b}",
  "${a]}",
  "${a[]}",
  "${a[ b ]}",
  "${[a]b}",
  "${a${b}}",
  "${${a}b}",
  "${a b}",
  "${a. b}",
  "${:a}",
  "${.f:a}",
  "${a[b]:c}",
  "${1f:a}",
  "${a\\x}",
  "${a(b)}",
  "${'a'}",
  "${f:'a}",
  "${f:a'b'}",
  "${f:'a'b}",
  "${f:[a}",
  "${f:a]}",
  "${f:{a}}",
  "${f:{a:}}",
  "${f:{a:1,}}",
  "${f:{'a':1}}",
  "${f:{${a}:1}}",
  "${f:(a)}",
  "${f:a=b}",
  "${f:é}",
  "${f:a\nb}",
  "${f:a",
].map((text) => [text, "error"] as const);

function parsed(text: string): string {
  try {
    return short(parseInterpolation(text));
  } catch (error) {
    if (error instanceof Error && error.name === "GrammarParseError") return "error";
    throw error;
  }
}

tabulate("references to nodes", references, parsed);
tabulate("calls of resolvers", calls, parsed);
tabulate("text around interpolations", texts, parsed);
tabulate("angle brackets", angles, parsed);
tabulate("what is no interpolation", refused, parsed);

const elements: Rows = [
  ["1", "int:1"],
  [" 1", '" 1"'],
  ["a, b", "error"],
  ["[a, b]", '["a" "b"]'],
  ["[a,,]", '["a" "" ""]'],
  ["'a' ", "error"],
  ["", "error"],
  [" ", "error"],
  ["'\\'\\\\'", "'\"'\\\\\"'"],
  ["'a\\\\b\\n'", "'\"a\\\\\\\\b\\\\n\"'"],
  ["'\\${a}'", "'\"${a}\"'"],
  ["???", '"???"'],
  ["\\???", '"???"'],
  ["\\\\???", '"\\\\???"'],
  ["'\\???'", "'\"???\"'"],
  ["a\\\\???", '"a\\\\???"'],
];

tabulate("single elements", elements, (text) => {
  try {
    return shortElement(parseElement(text));
  } catch {
    return "error";
  }
});

describe("what evaluation needs", () => {
  it("keeps the text of each argument for caches", () => {
    const part = parseInterpolation("${f: a b , [ 1,${x} ],'q',}")?.parts[0];
    assert.ok(part?.kind === "resolver");
    assert.deepEqual(part.argTexts, ["a b", "[ 1,${x} ]", "'q'", ""]);
    assert.equal(part.hasEmptyItem, true);
  });

  it("gives the whole path and name where no interpolation stands in them", () => {
    const parts = parseInterpolation("${a[b].c}${a.${b}}${f.g:}${f.${g}:}")?.parts ?? [];
    assert.deepEqual(
      parts.map((part) => part.kind === "node" ? part.path : part.kind === "resolver" ? part.name : "text"),
      [
        ["a", "b", "c"],
        undefined,
        "f.g",
        undefined,
      ],
    );
  });

  it("marks text that is written as an escaped missing value", () => {
    for (const text of ["\\???", "'\\???'", "\\\\???"]) {
      assert.equal(isMarked(parseElement(text)), true, text);
    }
    for (const text of ["???", "'???'", "x\\???", "'${a}\\???'"]) {
      assert.equal(isMarked(parseElement(text)), false, text);
    }
  });

  it("says where each interpolation begins", () => {
    const parts = parseInterpolation("x ${a} ${f:${b}}")?.parts ?? [];
    assert.deepEqual(parts.map((part) => part.kind === "text" ? -1 : part.start), [-1, 2, -1, 7]);
  });
});

function isMarked(element: Element): boolean {
  return (element.kind === "literal" || element.kind === "quoted") && element.escapedMissing;
}
