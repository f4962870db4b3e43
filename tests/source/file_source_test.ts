import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import fc from "fast-check";
import { ConfigError } from "../../src/base/error.ts";
import { type FileSystem, localFileSystem } from "../../src/runtime/file_system.ts";
import { ConfigReader } from "../../src/source/config_reader.ts";
import { FileSource } from "../../src/source/file_source.ts";

const place = mkdtempSync(join(tmpdir(), "hydrant-source-"));
const conf = join(place, "conf");
after(() => rmSync(place, { recursive: true, force: true }));

function write(path: string, text: string): void {
  mkdirSync(join(place, path, ".."), { recursive: true });
  writeFileSync(join(place, path), text);
}

write("secret.yaml", "password: hidden\n");
write("outside/db/mysql.yaml", "password: hidden\n");
write("conf/db/mysql.yaml", "# @package _global_\nport: 3306\n");
write("conf/db/notes.txt", "no config\n");
write("conf/%2e%2e/odd.yaml", "literal: true\n");
write("conf/..data/app.yaml", "linked: true\n");
symlinkSync("..data/app.yaml", join(conf, "app.yaml"));
symlinkSync("../secret.yaml", join(conf, "stolen.yaml"));
symlinkSync("../outside/db", join(conf, "far"));
symlinkSync("..data", join(conf, "near"));

/** A source over the directory, and every path that it read or listed. */
function recordedSource(): { readonly source: FileSource; readonly touched: string[] } {
  const touched: string[] = [];
  const noting = (path: string): string => {
    touched.push(path);
    return path;
  };
  const files: FileSystem = {
    ...localFileSystem,
    readBytes: (path, maxBytes) => localFileSystem.readBytes(noting(path), maxBytes),
    list: (path) => localFileSystem.list(noting(path)),
  };
  const reader = new ConfigReader(files);
  const source = new FileSource({
    provider: "main",
    path: conf,
    shown: "conf",
    directory: conf,
    files,
    reader,
  });
  return { source, touched };
}

describe("a file source", () => {
  const { source } = recordedSource();

  it("reads configs, and the package of their header", () => {
    assert.ok(source.hasConfig("db/mysql"));
    const { packageHeader, name } = source.load("db/mysql");
    assert.equal(packageHeader, "_global_");
    assert.equal(name, join("conf", "db/mysql.yaml"));
  });

  it("lists the configs and groups of a group, and nothing else", () => {
    assert.deepEqual(source.configsIn("db"), ["mysql"]);
    assert.deepEqual([...source.groupsIn("")].sort(), ["%2e%2e", "..data", "db", "far", "near"]);
  });

  it("follows links that stay within the directory, as Kubernetes lays them", () => {
    assert.equal(source.load("app").node.kind, "map");
    assert.equal(source.load("near/app").node.kind, "map");
  });

  it("refuses links that lead out of it", () => {
    for (
      const action of [
        () => source.load("stolen"),
        () => source.load("far/mysql"),
        () => source.configsIn("far"),
      ]
    ) {
      assert.throws(action, (error) => ConfigError.is(error, "config_load") && !/hidden/.test(error.message));
    }
  });

  it("takes percent forms literally", () => {
    assert.ok(source.hasConfig("%2e%2e/odd"));
    assert.ok(!source.hasConfig("%2e%2e/secret"));
  });

  it("refuses the extension .yml, wherever it meets it", () => {
    write("conf/old/a.yml", "");
    for (const action of [() => source.hasConfig("old/a.yml"), () => source.configsIn("old")]) {
      assert.throws(action, (error) => ConfigError.is(error, "config_load"));
    }
  });

  it("is not available without its directory", () => {
    const files = localFileSystem;
    const reader = new ConfigReader(files);
    const directory = join(place, "nowhere");
    assert.ok(source.isAvailable());
    assert.ok(
      !new FileSource({ provider: "x", path: "x", shown: "x", directory, files, reader }).isAvailable(),
    );
  });
});

describe("names of configs and groups", () => {
  const part = fc.constantFrom(
    "..",
    ".",
    "",
    "db",
    "mysql",
    "secret",
    "outside",
    "stolen",
    "far",
    "%2e%2e",
    "%2f",
    "..\\",
    "\\",
    "\0",
    "C:",
    "~",
    place,
    "....",
    "..%2f",
    "db\0",
    "\u2024\u2024",
    "．．",
  );
  const name = fc.tuple(
    fc.array(part, { minLength: 1, maxLength: 6 }),
    fc.constantFrom("/", "\\", "//", "%2f"),
  )
    .map(([parts, separator]) => parts.join(separator));

  it("never lead out of the source, whatever they are made of", () => {
    fc.assert(
      fc.property(fc.oneof(name, fc.string()), (tried) => {
        const { source, touched } = recordedSource();
        for (
          const ask of [
            () => source.hasConfig(tried) && source.load(tried),
            () => source.configsIn(tried),
            () => source.groupsIn(tried),
          ]
        ) {
          try {
            ask();
          } catch (error) {
            if (!ConfigError.is(error)) throw error;
          }
        }
        for (const path of touched) {
          const real = localFileSystem.realPath(path) ?? path;
          assert.ok(real === conf || real.startsWith(`${conf}/`), `'${tried}' led to '${real}'`);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
