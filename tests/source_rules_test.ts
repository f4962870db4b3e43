import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { root, type SourceFile, sourceFiles } from "./source_rules/source_files.ts";
import { longFunctions } from "./source_rules/long_functions.ts";

const files = sourceFiles();

/** Layers that are values in, values out: no clock, no randomness, no environment, no input or output. */
const pureFolders = new Set([
  "base",
  "yaml",
  "grammar",
  "interpolation",
  "tree",
  "override",
  "resolve",
  "schema",
  "config",
  "compose",
  "delivery",
]);

/** Words that say nothing about what a file or a class is for. */
const emptyWords = /^(?:utils?|helpers?|common|misc|core|managers?|handlers?|processors?|impl|services?)$/;

/** `path:line` of each place in the code that a pattern matches. */
function places(file: SourceFile, pattern: RegExp): readonly string[] {
  return file.code.split("\n").flatMap((line, at) => pattern.test(line) ? [`${file.path}:${at + 1}`] : []);
}

function wordsOf(name: string): readonly string[] {
  return name.replace(/([a-z0-9])([A-Z])/g, "$1_$2").toLowerCase().split("_");
}

describe("rules for the files of src/", () => {
  it("keeps a file within 400 lines", () => {
    const long = files.map(({ path, text }) => ({ path, lines: text.trimEnd().split("\n").length }));
    assert.deepEqual(long.filter(({ lines }) => lines > 400), []);
  });

  it("keeps half of the files within 200 lines", () => {
    const lengths = files.map(({ text }) => text.split("\n").length).sort((a, b) => a - b);
    assert.ok(lengths[lengths.length >> 1] <= 200);
  });

  it("keeps a function under 60 lines", () => {
    assert.deepEqual(files.flatMap((file) => longFunctions(file, 60)), []);
  });

  it("uses Node's modules in runtime/ only", () => {
    const users = files.filter(({ imports }) => imports.some((specifier) => specifier.startsWith("node:")));
    assert.deepEqual(users.filter(({ folder }) => folder !== "runtime").map(({ path }) => path), []);
  });

  it("uses packages in schema/ only, and only those that the package lists name for run time", () => {
    const { dependencies } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
      readonly dependencies: Readonly<Record<string, string>>;
    };
    const wrong = files.flatMap(({ path, folder, imports }) =>
      imports
        .filter((specifier) => !/^(?:\.|node:)/.test(specifier))
        .filter((specifier) => !Object.hasOwn(dependencies, specifier) || folder !== "schema")
        .map((specifier) => `${path} -> ${specifier}`)
    );
    assert.deepEqual(wrong, []);
  });

  it("names no runtime's globals outside runtime/", () => {
    const pattern =
      /(?<![\w.$])(?:Deno|Bun)\b(?!\s*:)|(?<![\w.$#])process\.|\bBuffer\b|\bglobalThis\.(?:Deno|Bun|process)\b/;
    assert.deepEqual(
      files.filter(({ folder }) => folder !== "runtime").flatMap((file) => places(file, pattern)),
      [],
    );
  });

  it("prints nowhere but through cli/", () => {
    assert.deepEqual(
      files.filter(({ folder }) => folder !== "cli").flatMap((file) => places(file, /\bconsole\./)),
      [],
    );
  });

  it("asks no clock, dice or timer in the pure layers", () => {
    const pattern =
      /\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bperformance\.now\b|\bset(?:Timeout|Interval|Immediate)\b|(?<![\w.#$])fetch\(|\bcrypto\./;
    assert.deepEqual(
      files.filter(({ folder }) => pureFolders.has(folder)).flatMap((file) => places(file, pattern)),
      [],
    );
  });

  it("keeps no state in modules, but for memos by object, which nobody can observe", () => {
    const variable = /^(?:export )?(?:let|var) /;
    const empty =
      /^(?:export )?const \w+(?:: (?:(?:Map|Set)<[^=]*|[^=]*(?<!readonly [\w<>, ]+)\[\]))? = (?:new (?:Map|Set)(?:<.*>)?\(\)|\[\]);/;
    const pattern = new RegExp(`${variable.source}|${empty.source}`);
    assert.deepEqual(files.flatMap((file) => places(file, pattern)), []);
  });

  it("names no file and no class with a word that says nothing", () => {
    const names = files.flatMap(({ path, code }) => [
      { path, name: path.split("/").at(-1)?.replace(/\.ts$/, "") ?? "" },
      ...[...code.matchAll(/\bclass (\w+)/g)].map((match) => ({ path, name: match[1] })),
    ]);
    assert.deepEqual(names.filter(({ name }) => wordsOf(name).some((word) => emptyWords.test(word))), []);
  });

  it("has no escape from the type checker", () => {
    const pattern = /@ts-(?:ignore|nocheck|expect-error)|deno-lint-ignore-file/;
    assert.deepEqual(files.filter(({ text }) => pattern.test(text)).map(({ path }) => path), []);
  });

  it("marks nothing as left for later", () => {
    const pattern = /\b(?:TODO|FIXME|XXX|HACK)\b|not implemented/i;
    assert.deepEqual(files.filter(({ text }) => pattern.test(text)).map(({ path }) => path), []);
  });
});
