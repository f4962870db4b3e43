import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { afterEach, beforeEach, describe, it } from "node:test";
import { ConfigError } from "../../src/base/error.ts";
import { localFileSystem as files } from "../../src/runtime/file_system.ts";

describe("localFileSystem", () => {
  let directory: string;
  const at = (...names: string[]) => path.join(directory, ...names);
  beforeEach(() => {
    directory = fs.mkdtempSync(path.join(os.tmpdir(), "hydrant-files-"));
  });
  afterEach(() => fs.rmSync(directory, { recursive: true, force: true }));

  it("reads a file as bytes", () => {
    fs.writeFileSync(at("a"), "åb");
    assert.deepEqual([...files.readBytes(at("a"), 10)], [0xc3, 0xa5, 0x62]);
  });

  it("reads an empty file", () => {
    fs.writeFileSync(at("a"), "");
    assert.equal(files.readBytes(at("a"), 10).length, 0);
  });

  it("reads files whose size the system does not tell", { skip: process.platform !== "linux" }, () => {
    assert.ok(files.readBytes("/proc/self/status", 100_000).length > 100);
  });

  it("refuses a file over the limit, and names the limit", () => {
    fs.writeFileSync(at("a"), "12345");
    assert.equal(files.readBytes(at("a"), 5).length, 5);
    assert.throws(() => files.readBytes(at("a"), 4), (error) => {
      assert.ok(ConfigError.is(error, "limit_exceeded"));
      assert.deepEqual(error.details, { limit: "maxBytes", maximum: 4, actual: 5 });
      return true;
    });
  });

  it("says why a file cannot be read", () => {
    for (const name of ["nothing", "", "a\0b"]) {
      assert.throws(
        () => files.readBytes(at(name), 4),
        (error) => ConfigError.is(error, "file_access"),
        name,
      );
    }
  });

  it("tells what stands at a path, through links", () => {
    fs.writeFileSync(at("a"), "12345");
    fs.symlinkSync("a", at("link"));
    fs.symlinkSync("nowhere", at("broken"));
    assert.deepEqual(files.status(at("link")), files.status(at("a")));
    assert.equal(files.status(at("a"))?.kind, "file");
    assert.equal(files.status(at("a"))?.size, 5);
    assert.equal(files.status(directory)?.kind, "directory");
    assert.equal(files.status(at("broken")), undefined);
    assert.equal(files.status(at("a", "below")), undefined);
  });

  it("gives a replaced file another identity although size and content are equal", () => {
    fs.writeFileSync(at("a"), "1");
    const before = files.status(at("a"))?.identity;
    fs.writeFileSync(at("b"), "1");
    fs.renameSync(at("b"), at("a"));
    assert.notEqual(files.status(at("a"))?.identity, before);
  });

  it("resolves links, and says when there is nothing", () => {
    fs.mkdirSync(at("v1"));
    fs.writeFileSync(at("v1", "c"), "1");
    fs.symlinkSync("v1", at("..data"));
    assert.equal(files.realPath(at("..data", "c")), path.join(fs.realpathSync(directory), "v1", "c"));
    assert.equal(files.realPath(at("..data", "d")), undefined);
  });

  it("lists names in order, with the kind that links lead to", () => {
    fs.mkdirSync(at("b"));
    fs.writeFileSync(at("a"), "");
    fs.symlinkSync("b", at("c"));
    fs.symlinkSync("nowhere", at("d"));
    assert.deepEqual(files.list(directory), [
      { name: "a", kind: "file" },
      { name: "b", kind: "directory" },
      { name: "c", kind: "directory" },
      { name: "d", kind: "other" },
    ]);
    assert.equal(files.list(at("nothing")), undefined);
    assert.equal(files.list(at("a")), undefined);
  });

  it("writes a file as a whole, with its mode, and leaves nothing beside it", () => {
    files.write(at("state"), "one", { mode: 0o600 });
    files.write(at("state"), new TextEncoder().encode("two"));
    assert.equal(fs.readFileSync(at("state"), "utf8"), "two");
    assert.equal(fs.statSync(at("state")).mode & 0o777, 0o600);
    assert.deepEqual(fs.readdirSync(directory), ["state"]);
  });

  it("writes through a link into the file that it leads to", () => {
    fs.writeFileSync(at("a"), "1");
    fs.symlinkSync("a", at("link"));
    files.write(at("link"), "2");
    assert.equal(fs.readFileSync(at("a"), "utf8"), "2");
    assert.ok(fs.lstatSync(at("link")).isSymbolicLink());
  });

  it("leaves the old content where writing fails", () => {
    fs.mkdirSync(at("taken"));
    assert.throws(() => files.write(at("taken"), "x"), (error) => ConfigError.is(error, "file_access"));
    assert.throws(() => files.write(at("no", "where"), "x"), (error) => ConfigError.is(error, "file_access"));
    assert.deepEqual(fs.readdirSync(directory), ["taken"]);
  });

  it("makes directories, and removes a file once or not at all", () => {
    files.makeDirectory(at("x", "y"), { mode: 0o700 });
    assert.equal(fs.statSync(at("x", "y")).mode & 0o777, 0o700);
    files.makeDirectory(at("x", "y"));
    fs.writeFileSync(at("f"), "");
    files.remove(at("f"));
    files.remove(at("f"));
    assert.deepEqual(fs.readdirSync(directory), ["x"]);
  });
});
